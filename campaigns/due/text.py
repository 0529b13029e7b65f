"""A message folded for reading: one width, one case, Simplified characters, every offset kept."""

from __future__ import annotations

from consistency.nlp.scripts import has_han

_SINGLE = {"　": " ", "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "～": "~", "〜": "~", "\u00a0": " ", "\n": " "}


def fold(text: str) -> str:
    """``text`` in lower case, half-width signs and Simplified characters; of equal length, so that offsets stay."""
    folded = "".join(_fold_char(char) for char in text)
    if not has_han(folded):
        return folded
    from consistency.nlp.chinese_script import to_simplified

    return to_simplified(folded)


def _fold_char(char: str) -> str:
    if char in _SINGLE:
        return _SINGLE[char]
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        char = chr(code - 0xFEE0)
    lower = char.lower()
    return lower if len(lower) == 1 else char
