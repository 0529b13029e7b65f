"""Finds what a figure is about: the concept whose words stand nearest to it, in its clause, its sentence, its question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from consistency.statements.model import Kind
from consistency.statements.vocabulary import ROWS

_GENERIC = frozenset({"price", "start", "end", "saving", "minimum_spend", "weight", "opening", "battery", "order_by", "visit", "stay"})
"""Concepts that give way to a more telling one of the same clause."""
_GENERIC_COST = 6.0
_CLAUSE_BEFORE, _CLAUSE_AFTER = 7.0, 14.0
_BLOCKED = 9.0
_QUESTION = 22.0
_FARTHEST = 34.0
_LATIN = 0.45
"""A Latin letter counts this much of a Chinese character."""


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence: ``blocks`` are the other figures of its kind, ``context`` the question it answers."""

    text: str
    start: int
    end: int
    clause: tuple[int, int]
    blocks: tuple[tuple[int, int], ...]
    context: str


@lru_cache(maxsize=1)
def _rows() -> dict[Kind, tuple[tuple[str, re.Pattern[str]], ...]]:
    made: dict[Kind, list[tuple[str, re.Pattern[str]]]] = {}
    for topic, kinds, pattern in ROWS:
        for kind in kinds:
            made.setdefault(kind, []).append((topic, re.compile(pattern, re.IGNORECASE)))
    return {kind: tuple(rows) for kind, rows in made.items()}


def topics_of(kind: Kind, place: Place, *, noun: str = "", role: str = "") -> tuple[str, frozenset[str], bool]:
    """The nearest concept, every concept of the same clause, and whether the nearest was said rather than assumed."""
    if kind == "count":
        found = next((topic for topic, pattern in _rows()["count"] if pattern.search(noun)), "")
        return found, frozenset({found} if found else ()), bool(found)
    if kind == "version":
        return f"version {noun}" if noun else "version", frozenset(), True
    if kind in ("discount", "offer"):
        return kind, frozenset({kind}), True
    ranked: list[tuple[float, str]] = []
    near: set[str] = set()
    for topic, pattern in _rows().get(kind, ()):
        costs = [_cost(place, m.start(), m.end()) for m in pattern.finditer(place.text)]
        if place.context and not costs and pattern.search(place.context):
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
        near.add(role)
    if not ranked:
        return ("price", frozenset(), False) if kind == "money" else ("", frozenset(), False)
    _, topic = min(ranked)
    return topic, frozenset(near | {topic}), True


def _cost(place: Place, start: int, end: int) -> float:
    if start < place.end and place.start < end:
        return 0.0
    after = start >= place.end
    gap = place.text[place.end : start] if after else place.text[end : place.start]
    cost = sum(_LATIN if c.isascii() else 1.0 for c in gap)
    if not place.clause[0] <= start < place.clause[1]:
        cost += _CLAUSE_AFTER if after else _CLAUSE_BEFORE
    for a, b in place.blocks:
        if (place.end <= a and b <= start) if after else (end <= a and b <= place.start):
            cost += _BLOCKED
    return cost
