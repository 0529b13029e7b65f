"""English ordinals in words."""

from __future__ import annotations

import re

import pytest

from consistency.ordinals import english_ordinal_word, ordinal_pattern


@pytest.mark.parametrize(
    ("words", "number"),
    [("first", 1), ("Twelfth", 12), ("twentieth", 20), ("twenty-first", 21), ("thirty second", 32)],
)
def test_an_ordinal_is_read_with_a_hyphen_or_a_blank_in_any_case(words: str, number: int) -> None:
    assert english_ordinal_word(words) == number


def test_the_pattern_takes_the_longest_ordinal_and_none_above_its_limit():
    every, days = re.compile(rf"\b(?:{ordinal_pattern()})\b"), re.compile(rf"\b(?:{ordinal_pattern(31)})\b")
    assert every.findall("the twenty-first and the thirty ninth") == ["twenty-first", "thirty ninth"]
    assert days.findall("the thirty-first, the thirty-second") == ["thirty-first", "second"]
