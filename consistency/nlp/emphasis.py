"""Which stars, underscores and tildes are emphasis and which are not: snake_case, 2*3, 10~20, Chinese beside marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.nlp.scripts import HAN

_ASCII_WORD = re.compile("[A-Za-z0-9]")
_WORD = re.compile(rf"[\w{HAN}]")


@dataclass(slots=True)
class Delimiter:
    """A run of one mark, ``text[start:end]``."""

    char: str
    start: int
    end: int
    opens: bool
    closes: bool


def delimiter(text: str, start: int, end: int) -> Delimiter | None:
    """The run of marks ``text[start:end]``; None when it can neither open nor close emphasis."""
    char, size = text[start], end - start
    if size > (2 if char == "~" else 3):
        return None
    before = text[start - 1] if start > 0 else " "
    after = text[end] if end < len(text) else " "
    opens, closes = _flanks(char, size, before, after)
    return Delimiter(char, start, end, opens, closes) if opens or closes else None


def resolve(delimiters: Sequence[Delimiter]) -> Iterator[tuple[int, int]]:
    """Ranges of the marks that are emphasis: openers paired with closers, innermost first, as CommonMark does.

    Each mark is pushed and popped once; a mark is spent from its inner side, so ``delimiters`` change.
    """
    stack: list[Delimiter] = []
    waiting = {"*": 0, "_": 0, "~": 0}
    for mark in delimiters:
        while mark.closes and mark.start < mark.end and waiting[mark.char]:
            while stack[-1].char != mark.char:
                waiting[stack.pop().char] -= 1
            opener = stack[-1]
            size = min(2, opener.end - opener.start, mark.end - mark.start)
            if mark.char == "~" and opener.end - opener.start != mark.end - mark.start:
                break
            if opener.end == mark.start:
                break
            yield opener.end - size, opener.end
            yield mark.start, mark.start + size
            opener.end -= size
            mark.start += size
            if opener.start == opener.end:
                waiting[stack.pop().char] -= 1
        if mark.opens and mark.start < mark.end:
            stack.append(mark)
            waiting[mark.char] += 1


def _flanks(char: str, size: int, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of marks may open and may close emphasis between these neighbours.

    Underscores and single tildes need a boundary outside (``snake_case``, ``10~20``). Stars may touch Chinese on both
    sides, which CommonMark refuses beside punctuation, but a single star between Latin letters or digits is a product
    (``2*3``) and a double one between digits a power.
    """
    opens, closes = not after.isspace(), not before.isspace()
    if char == "_" or (char == "~" and size == 1):
        outer_before, outer_after = _WORD.match(before) is not None, _WORD.match(after) is not None
        return opens and not outer_before, closes and not outer_after
    if size == 1 or (before.isdigit() and after.isdigit()):
        opens = opens and not _ASCII_WORD.match(before)
        closes = closes and not _ASCII_WORD.match(after)
    return opens, closes
