"""The form in which phrases and copy are compared: lower case, one separator, every position traced back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from consistency.nlp.scripts import is_han

_SPACE = r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]"
_WRITTEN_SO = r"[!-~]"
"""Beside a single space: what keeps that space as it is, which is most of English."""
_GAP = re.compile(
    rf"(?!(?<={_WRITTEN_SO}) {_WRITTEN_SO})(?:{_SPACE}*\n{_SPACE}*(?:\n{_SPACE}*)*|{_SPACE}+)"
    r"|(?<=[^\W_])[-\u2010\u2011](?=[^\W_])"
)
_ALIKE = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\uff07": "'"})


def fold(text: str) -> str:
    """``text`` in lower case with straight apostrophes; always as long as ``text``."""
    low = text.lower()
    if text.isascii():
        return low
    if len(low) != len(text):  # a letter such as İ lowers to two code points: it stays as it is
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return low.translate(_ALIKE)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Folded text with separators made equal; ``origin[i]`` is the offset in the source of skeleton character ``i``."""

    text: str
    origin: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of ``text[start:end]``; ``start < end``, and the last character is no separator."""
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=64)  # the texts in hand: several checks look at the same one
def skeleton(source: str) -> Skeleton:
    """``source`` as it is compared: ``cutting-edge``, ``cutting  edge`` and a soft-wrapped one are equal.

    A paragraph break stays a line feed, which no phrase holds; a dash with spaces stays; the space that some writers
    put between Chinese and Latin is dropped.
    """
    folded = fold(source)
    if not _GAP.search(folded):  # most phrases of a guideline, and all single words
        return Skeleton(folded, list(range(len(folded))))
    parts: list[str] = []
    origin: list[int] = []
    done = 0
    for gap in _GAP.finditer(folded):
        start, end = gap.span()
        parts.append(folded[done:start])
        origin.extend(range(done, start))
        done = end
        made = _separator(folded, start, end)
        if made:
            parts.append(made)
            origin.append(start)
    parts.append(folded[done:])
    origin.extend(range(done, len(folded)))
    return Skeleton("".join(parts), origin)


def _separator(text: str, start: int, end: int) -> str:
    gap = text[start:end]
    if gap.count("\n") > 1:
        return "\n"
    before, after = text[start - 1 : start], text[end : end + 1]
    if gap[0] in "-\u2010\u2011":
        return gap if before.isdigit() and after.isdigit() else " "
    if not before or not after or "\n" in gap:
        return " "
    if is_han(before) != is_han(after) and (before + after).isalnum():
        return ""
    return " "


def squash(text: str) -> str:
    """Folded letters and digits only: ``Aurora X``, ``Aurora-X`` and ``AuroraX`` squash to the same."""
    folded = fold(text)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))
