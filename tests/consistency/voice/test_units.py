"""What is judged of a text is its prose: hashtags before and after it are not."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.tone.sample import samples
from consistency.voice.units import units


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("#汀禾 #28天打卡 #最美的秋天 早上八点的光最温柔。", "早上八点的光最温柔。"),
        ("#汀禾# 早上八点的光最温柔。", "早上八点的光最温柔。"),
        ("早上八点的光最温柔。#汀禾 #秋天", "早上八点的光最温柔。"),
        ("The light is soft at eight. #Tin #Autumn", "The light is soft at eight."),
        ("#Tin is back in the shop.", "#Tin is back in the shop."),
        ("Search for #Tin or #Autumn in the app.", "Search for #Tin or #Autumn in the app."),
    ],
)
def test_hashtags_around_a_text_are_no_prose(text: str, judged: str) -> None:
    assert [unit.text for sample in samples(parse(text)).values() for unit in units(sample, 80, 200)] == [judged]
