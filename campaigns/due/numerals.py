"""Counts and ordinals as people write them: 3, three, a couple of, 15th, fifteenth; 三, 两, 二十五, 半."""

from __future__ import annotations

import re

from consistency.numerals import EN_ONES, EN_TENS, ZH_ABOUT, from_chinese, from_english
from consistency.ordinals import english_ordinal_word, ordinal_pattern

_WORD = "|".join(sorted(EN_ONES, key=len, reverse=True))
_TEN = "|".join(EN_TENS)

EN_COUNT = rf"(?:\d+(?:\.\d+)?|(?:a )?couple(?: of)?|a few|(?:{_TEN})(?:[- ](?:{_WORD}))?|{_WORD}|an?)"
"""Pattern of an English count: digits, words to ninety-nine, a, an, a couple of, a few."""

EN_ORDINAL = rf"(?:[0-3]?\d(?:st|nd|rd|th)|{ordinal_pattern()})"
"""Pattern of an English ordinal from first to thirty-ninth."""

ZH_NUMBER = r"(?:\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百]+)"
"""Pattern of a Chinese count, in digits or in characters."""

_ABOUT = re.compile(f"{ZH_ABOUT}|三五")


def english_count(words: str) -> float:
    """Value of what ``EN_COUNT`` matched: a couple is two, a few is three."""
    words = words.strip()
    if words[0].isdigit():
        return float(words)
    if words in {"a", "an"}:
        return 1
    if "couple" in words:
        return 2
    if "few" in words:
        return 3
    value = from_english(words)
    return float(value) if value is not None else 1


def english_ordinal(words: str) -> int:
    """Value of what ``EN_ORDINAL`` matched."""
    if words[0].isdigit():
        return int(words[:-2])
    return english_ordinal_word(words)


def chinese_number(words: str) -> float:
    """Value of what ``ZH_NUMBER`` matched; of two digits that say about how many (两三) the larger."""
    if words[0].isdigit():
        return float(words)
    if _ABOUT.fullmatch(words):
        words = words[1]
    value = from_chinese(words)
    return float(value) if value is not None else 0
