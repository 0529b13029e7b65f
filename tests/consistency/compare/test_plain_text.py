"""Chinese with the commas and colons of English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.compare.plain_text import chinese_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("价格:30ml 268元,50ml 398元", "价格：30ml 268元，50ml 398元"),
        ("成人 ¥5,980,12 岁以下 ¥4,280", "成人 ¥5,980，12 岁以下 ¥4,280"),
        ("早8:30到,别晚!", "早8:30到，别晚！"),
        ("From £1,200, at 8:30: come!", "From £1,200, at 8:30: come!"),
        ("1,286块", "1,286块"),
    ],
)
def test_marks_beside_chinese_are_chinese(text: str, expected: str):
    assert chinese_marks(text) == expected


@given(st.text(alphabet="元岁a1,:;!? 8", max_size=30))
def test_every_character_stays_at_its_place(text: str):
    assert len(chinese_marks(text)) == len(text)
