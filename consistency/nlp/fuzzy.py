"""How far apart two spellings are, and which of several is nearest."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_ONE_EDIT_FROM = 4
_TWO_EDITS_FROM = 8
_THREE_EDITS_FROM = 14


def edits(one: str, other: str, at_most: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two texts; ``at_most + 1`` for more.

    Optimal string alignment distance: a swap counts once, as a typing slip does.
    """
    return int(OSA.distance(one, other, score_cutoff=at_most))


def cutoff_for(length: int) -> int:
    """Edits that still make a slip rather than another word, for a word of ``length`` letters.

    None under four letters, where one edit makes another word, then one, two from eight and three from fourteen.
    """
    if length < _ONE_EDIT_FROM:
        return 0
    return 1 if length < _TWO_EDITS_FROM else 2 if length < _THREE_EDITS_FROM else 3


def closest(word: str, choices: Sequence[str], cutoff: int | None = None) -> tuple[str, int] | None:
    """The choice fewest edits from ``word`` with that number, the earliest among equals; None beyond ``cutoff``.

    Without ``cutoff`` the length of ``word`` decides, as in ``cutoff_for``. Case counts: fold both sides to ignore it.
    """
    limit = cutoff_for(len(word)) if cutoff is None else cutoff
    found = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=limit)
    return (found[0], int(found[1])) if found else None


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1: how alike the letters of two wordings are, whatever the order of their words."""
    return float(fuzz.token_sort_ratio(" ".join(one), " ".join(other))) / 100
