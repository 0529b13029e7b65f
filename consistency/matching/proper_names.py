"""Whether capitals make a phrase part of a proper name: the Office of Consumer Affairs is not ours to reword."""

from __future__ import annotations

import re

from consistency.document import Sentence

_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_RUNNING = 3
"""Lower-case words of four letters and more that tell running text from a title in capitals."""


def in_proper_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the match at plain ``start`` to ``end`` has capitals amid running text, beside another capitalised word.

    The first word of a sentence proves nothing, neither its own capital nor the one beside it.
    """
    text, (begin, finish) = sentence.text, sentence.place(start, end)
    inside = _WORD.findall(text[begin:finish])
    if not inside or not all(word[0].isupper() and word[1:].islower() for word in inside if len(word) > 3):
        return False
    if not inside[0][0].isupper() or len(_LOWER.findall(text)) < _RUNNING:
        return False
    before, after = list(_WORD.finditer(text, 0, begin)), _WORD.search(text, finish)
    if not before:
        return False
    left = len(before) > 1 and _is_name(before[-1][0]) and text[before[-1].end() : begin] == " "
    right = after is not None and _is_name(after[0]) and text[finish : after.start()] == " "
    return left or right


def _is_name(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and len(word) > 2
