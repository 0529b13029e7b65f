"""What changed between two revisions, word by word in English and character by character in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from consistency.nlp.scripts import HAN

_TOKEN = re.compile(rf"[{HAN}]|[^\W{HAN}]+(?:['’.,-][^\W{HAN}]+)*|\s+|[^\w\s]")
_UNIT = re.compile(r".+?(?:[。！？!?；;]+|\.(?=\s)|\n|\Z)\s*", re.DOTALL)

_TOO_MANY = 4_000_000
"""Pairs of tokens beyond which a stretch is shown as replaced as a whole: comparing them would take seconds."""

_ISLAND = 2
"""An equal stretch of fewer characters between two changes is shown as changed: single characters do not read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is the same in both texts, only in the old one (removed), or only in the new one (added)."""

    kind: Literal["same", "removed", "added"]
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order: same and removed ones make ``old``, same and added ones ``new``."""
    raw: list[tuple[str, str]] = []
    before, after = _UNIT.findall(old), _UNIT.findall(new)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            raw.append(("".join(before[a:b]), "".join(after[c:d])))
        else:
            raw += _by_tokens("".join(before[a:b]), "".join(after[c:d]))
    return tuple(_merged(raw))


def same_words(old: str, new: str) -> bool:
    """Whether only spaces and punctuation differ; capitals count as a difference (a product's name has its own)."""
    return _words(old) == _words(new)


def _words(text: str) -> list[str]:
    return [t for t in _TOKEN.findall(text) if t[0].isalnum()]


def _by_tokens(old: str, new: str) -> Iterator[tuple[str, str]]:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(a) * len(b) > _TOO_MANY:
        yield old, new
        return
    for _, start, end, first, last in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield "".join(a[start:end]), "".join(b[first:last])


def _merged(raw: list[tuple[str, str]]) -> Iterator[Piece]:
    """Neighbours of a kind as one piece; a short equal island between two changes joins them."""
    runs = _runs((old == new, old, new) for old, new in raw)
    joined = []
    for place, (same, old, new) in enumerate(runs):
        island = 0 < place < len(runs) - 1 and len(old) < _ISLAND and not old.isspace()
        joined.append((same and not island, old, new))
    for same, old, new in _runs(joined):
        if same:
            yield Piece("same", old)
            continue
        if old:
            yield Piece("removed", old)
        if new:
            yield Piece("added", new)


def _runs(parts: Iterable[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    """Whether the same, old and new text; neighbours that are alike in this put together."""
    return [
        (same, "".join(old for _, old, _ in group), "".join(new for _, _, new in group))
        for same, group in ((key, list(run)) for key, run in groupby(parts, key=lambda part: part[0]))
    ]
