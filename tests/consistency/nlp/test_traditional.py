"""Traditional Chinese read as Simplified, character by character."""

from __future__ import annotations

from consistency.nlp.traditional import simplified


def test_every_character_keeps_its_place():
    text = "全馬早上六點起跑，限時七小時：NT$1,400 👍"
    assert simplified(text) == "全马早上六点起跑，限时七小时：NT$1,400 👍"
    assert len(simplified(text)) == len(text)
