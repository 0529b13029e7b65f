"""English ordinals in words, from first to thirty-ninth, which are the days of a month and a few more."""

from __future__ import annotations

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
EN_ORDINALS = {word: number for number, word in enumerate((*_ONES, *_TEENS), 1)} | {
    word: number
    for tens, (round_word, stem) in {20: ("twentieth", "twenty"), 30: ("thirtieth", "thirty")}.items()
    for number, word in enumerate((round_word, *(f"{stem}-{each}" for each in _ONES)), tens)
}
"""Numbers by their words, lower case and hyphenated."""


def ordinal_pattern(most: int = 39) -> str:
    """Alternatives of a pattern: the ordinals up to ``most``, with hyphens or blanks, lower case."""
    words = (word for word, number in EN_ORDINALS.items() if number <= most)
    return "|".join(sorted(words, key=len, reverse=True)).replace("-", "[- ]")


def english_ordinal_word(words: str) -> int:
    """The number of an ordinal in words, whatever its case, with a hyphen or a blank. KeyError for any other text."""
    return EN_ORDINALS[words.lower().replace(" ", "-")]
