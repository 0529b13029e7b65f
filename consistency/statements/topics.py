"""Finds what a figure is about: the concept whose words stand nearest to it, in clause, sentence, question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from consistency.matching.cues import Cued, compiled
from consistency.statements.model import Kind
from consistency.word_lists import list_beside

_GENERIC = frozenset(
    {"price", "start", "end", "saving", "minimum_spend", "weight", "opening", "battery", "order_by", "visit", "stay"}
)
"""Concepts that give way to a more telling one of the same clause."""
_GENERIC_COST = 6.0
_CLAUSE_BEFORE, _CLAUSE_AFTER = 7.0, 14.0
_BLOCKED = 9.0
_SPENT = 40.0
_BESIDE = 2
"""A word of another clause that already explains another sum there does not explain this one."""
_QUESTION = 22.0
_FARTHEST = 34.0
_LATIN = 0.45
"""A Latin letter counts this much of a Chinese character."""
_REACH = int(_FARTHEST / _LATIN)
"""Characters from a figure beyond which a word is too far whatever stands between."""


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence: ``blocks`` are the other figures of its kind, ``context`` the question it answers."""

    text: str
    start: int
    end: int
    clause: tuple[int, int]
    blocks: tuple[tuple[int, int], ...]
    context: str
    sums: bool = False
    """Whether the figure is a sum of money: a price list names its subject before each."""


class _Topics:
    """The concepts that figures of one kind can be about, each with the pattern of its words."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self._cued = Cued(rows, lambda row: row[1])
        self.ids = frozenset(topic for topic, _ in rows)

    def possible(self, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
        """Those whose pattern could match in ``text``, in order."""
        for topic, words in self._cued.possible(text):
            yield topic, compiled(words, re.IGNORECASE)


@lru_cache(maxsize=1)
def _topics() -> dict[Kind, _Topics]:
    made: dict[Kind, list[tuple[str, str]]] = {}
    for row in list_beside(__file__, "topics.yaml"):
        for kind in row["kinds"].split():
            made.setdefault(kind, []).append((row["id"], row["words"]))
    return {kind: _Topics(rows) for kind, rows in made.items()}


def topics_of(kind: Kind, place: Place, *, noun: str = "", role: str = "") -> tuple[str, frozenset[str], bool]:
    """The nearest concept, every concept of the same clause, and whether the nearest was said rather than assumed."""
    if kind == "count":
        found = next((topic for topic, pattern in _topics()["count"].possible(noun) if pattern.search(noun)), "")
        return found, frozenset({found} if found else ()), bool(found)
    if kind == "version":
        return f"version {noun}" if noun else "version", frozenset(), True
    if kind in ("discount", "offer"):
        return kind, frozenset({kind}), True
    ranked: list[tuple[float, str]] = []
    near: set[str] = set()
    floor, ceiling = place.start - _REACH, place.end + _REACH
    between = [(a, b) for a, b in place.blocks if floor <= b and a <= ceiling]
    for topic, places in _said(kind, place.text, place.context):
        costs = [_cost(place, between, a, b) for a, b in places if floor <= b and a <= ceiling]
        if not places:
            costs = [_QUESTION]
        if not costs:
            continue
        cost = min(costs) + (_GENERIC_COST if topic in _GENERIC else 0)
        if cost <= _FARTHEST:
            ranked.append((cost, topic))
        if min(costs) < _CLAUSE_BEFORE + 3:
            near.add(topic)
    if role in ("start", "end") and kind in ("date", "time"):
        ranked.append((4.0, "end" if role == "end" else "start"))
        near |= {role, "period"}
    if not ranked:
        return ("price", frozenset(), False) if kind == "money" else ("", frozenset(), False)
    _, topic = min(ranked)
    return topic, frozenset(near | {topic}), True


@lru_cache(maxsize=64)  # the figures of one sentence ask the same
def _said(kind: Kind, text: str, context: str) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    """The concepts that ``text`` names, with the places, and those that only ``context`` names, with none."""
    known = _topics().get(kind)
    if known is None:
        return ()
    asked = (
        (topic, pattern, tuple(m.span() for m in pattern.finditer(text)))
        for topic, pattern in known.possible(f"{text}\n{context}")
    )
    return tuple((topic, places) for topic, pattern, places in asked if places or (context and pattern.search(context)))


def without_cues(kind: Kind, topic: str, text: str) -> str:
    """``text`` without the words by which a figure of ``kind`` in it is about ``topic``."""
    known = _topics().get(kind)
    for each, pattern in known.possible(text) if known else ():
        if each == topic:
            text = pattern.sub(" ", text)
    return text


def _cost(place: Place, blocks: Sequence[tuple[int, int]], start: int, end: int) -> float:
    """How far the word at ``start:end`` is from ``place``, of whose blocks ``blocks`` are in reach."""
    if start < place.end and place.start < end:
        return 0.0
    after = start >= place.end
    gap = place.text[place.end : start] if after else place.text[end : place.start]
    cost = sum(_LATIN if c.isascii() else 1.0 for c in gap)
    elsewhere = not place.clause[0] <= start < place.clause[1]
    if elsewhere:
        cost += _CLAUSE_AFTER if after else _CLAUSE_BEFORE
    if elsewhere and place.sums and any(abs(a - end) <= _BESIDE or abs(start - b) <= _BESIDE for a, b in blocks):
        cost += _SPENT
    for a, b in blocks:
        if (place.end <= a and b <= start) if after else (end <= a and b <= place.start):
            cost += _SPENT if elsewhere and place.sums else _BLOCKED
    return cost


def topics() -> tuple[str, ...]:
    """Every concept a statement can have, without the promises'."""
    said = {topic for known in _topics().values() for topic in known.ids}
    return tuple(sorted(said | {"discount", "offer", "price"}))
