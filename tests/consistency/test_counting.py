"""Length as each platform counts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.counting import length, overflow
from consistency.document import parse


@pytest.mark.parametrize(
    ("text", "counting", "expected"),
    [
        ("hello", "characters", 5),
        ("  hello \n", "characters", 5),
        ("**hello**", "characters", 5),
        ("cafe\u0301", "characters", 4),
        ("a\r\nb", "characters", 3),
        ("你好 👩‍👩‍👧", "characters", 4),
        ("https://example.com/a", "characters", 21),
        ("One two, three-four 5.5", "words", 4),
        ("我们是best的选择", "words", 7),
        ("see https://example.com/a/b now", "words", 3),
        ("a" * 280, "x", 280),
        ("汉" * 140, "x", 280),
        ("ＡＢ", "x", 4),
        ("hi 👋🏽", "x", 5),
        ("go https://example.com/a/very/long/path/to/somewhere/else", "x", 26),
        ("汉" * 140, "weibo", 140),
        ("ab", "weibo", 1),
        ("abc", "weibo", 2),
        ("汉字abc", "weibo", 4),
        ("看 https://example.com/a/very/long/path", "weibo", 12),
        ("a" * 160, "sms", 1),
        ("a" * 161, "sms", 2),
        ("a" * 306, "sms", 2),
        ("a" * 307, "sms", 3),
        ("€" * 80, "sms", 1),
        ("€" * 81, "sms", 2),
        ("汉" * 70, "sms", 1),
        ("汉" * 71, "sms", 2),
        ("汉" * 134, "sms", 2),
        ("汉" * 135, "sms", 3),
    ],
)
def test_length_is_counted_as_the_platform_counts_it(text: str, counting, expected: int):
    assert length(parse(text), counting) == expected


def test_an_escaped_character_is_not_parted_by_the_end_of_a_segment():
    text = "a" * 152 + "€" + "a" * 20
    assert length(parse(text), "sms") == 2
    assert length(parse("a" * 152 + "€" + "a" * 152), "sms") == 3


@pytest.mark.parametrize(
    ("text", "counting", "limit", "first"),
    [
        ("abcdef", "characters", 4, "e"),
        ("one two three", "words", 2, "t"),
        ("汉字汉字好", "weibo", 4, "好"),
        ("ab" * 10, "x", 30, None),
        ("a" * 160 + "b", "sms", 1, "b"),
    ],
)
def test_the_overflow_starts_where_the_limit_is_passed(text: str, counting, limit: int, first: str | None):
    document = parse(text)
    at = overflow(document, counting, limit)
    assert (document.plain[at] if at is not None else None) == first


@given(st.text(max_size=400), st.sampled_from(["characters", "words", "x", "weibo", "sms"]), st.integers(1, 100))
def test_a_text_overflows_exactly_when_it_is_longer_than_the_limit(text: str, counting, limit: int):
    document = parse(text)
    assert (overflow(document, counting, limit) is not None) == (length(document, counting) > limit)
