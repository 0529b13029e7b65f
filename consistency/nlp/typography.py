"""Chinese typography: spaces beside Latin and the width of punctuation, as small replacements in a line."""

from __future__ import annotations

import re

import autocorrect_py
from rapidfuzz.distance import Levenshtein

from consistency.nlp.surrogates import has_halves

_LONGEST = 1_000
"""Characters that are corrected and compared at once; a longer line is cut at its punctuation."""
_PIECE = re.compile(rf"(?s).{{1,{_LONGEST}}}(?:(?<=[，。！？；,.!?; ])|\Z)|.{{1,{_LONGEST}}}")

Correction = tuple[int, int, str]


def corrections(line: str) -> tuple[Correction, ...]:
    """What typography would change in ``line``: (start, end, replacement), in order and disjoint.

    An insertion has ``start == end``. Applied together they give the corrected line. Deterministic; any text will do.
    """
    found: list[Correction] = []
    for piece in _PIECE.finditer(line):
        found.extend((start + piece.start(), end + piece.start(), new) for start, end, new in _in_piece(piece[0]))
    return tuple(found)


def _in_piece(text: str) -> list[Correction]:
    if has_halves(text):
        return []
    corrected = autocorrect_py.format(text)
    if corrected == text:
        return []
    return [
        (step.src_start, step.src_end, corrected[step.dest_start : step.dest_end])
        for step in Levenshtein.opcodes(text, corrected)
        if step.tag != "equal"
    ]
