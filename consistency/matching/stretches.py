"""Stretches of a text, and whether a place touches one, in time that hardly grows with their number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

Place = tuple[int, int]
"""A half-open stretch of a text: where it starts and where it ends, in code points."""


class Stretches:
    """Half-open stretches in any order, empty ones left out. Those that overlap are one; neighbours stay two."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(place for place in places if place[0] < place[1]):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether ``start:end`` shares a character with a stretch."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and start < self._ends[last]

    def part(self, position: int) -> bool:
        """Whether something inserted at ``position`` would fall inside a stretch, not at its edge."""
        last = bisect_left(self._starts, position) - 1
        return last >= 0 and position < self._ends[last]
