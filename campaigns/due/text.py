"""A message folded for reading: one width, one case, Simplified characters, every offset kept."""

from __future__ import annotations

import re

_HAN = re.compile("[㐀-䶿一-鿿]")
_SINGLE = {"　": " ", "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "～": "~", "〜": "~", "\u00a0": " ", "\n": " "}


def fold(text: str) -> str:
    """``text`` in lower case, half-width signs and Simplified characters; of equal length, so that offsets stay."""
    folded = "".join(_fold_char(char) for char in text)
    if not _HAN.search(folded):
        return folded
    from consistency.nlp.chinese_script import to_simplified

    return to_simplified(folded)


def has_han(text: str) -> bool:
    """Whether the text holds a Chinese character."""
    return _HAN.search(text) is not None


def _fold_char(char: str) -> str:
    if char in _SINGLE:
        return _SINGLE[char]
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        char = chr(code - 0xFEE0)
    lower = char.lower()
    return lower if len(lower) == 1 else char
