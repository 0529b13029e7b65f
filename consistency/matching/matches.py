"""A form found in a document, and which of several that overlap are kept."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from consistency.matching.forms import Form, Role
from guidelines.model import Severity

RULES: tuple[Role, ...] = ("prohibited", "forbidden", "pack", "script")
"""Roles that accuse, most telling first: of two equal matches the earlier role is kept."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.SUGGESTION: 2}


@dataclass(frozen=True, slots=True)
class Match:
    """A form found as a word at plain offsets. ``tag`` is the part of speech of an inflected form's head."""

    form: Form
    start: int
    end: int
    quoted: bool = False
    hashtag: bool = False
    tag: str | None = None

    def inside(self, other: Match) -> bool:
        """Whether ``other`` covers this match; equal places count."""
        return other.start <= self.start and self.end <= other.end

    @property
    def place(self) -> tuple[int, int]:
        """Plain offsets, start and end."""
        return self.start, self.end

    @property
    def length(self) -> int:
        """Plain characters covered."""
        return self.end - self.start


def settle(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Resolve overlaps once: exceptions and the brand's own words silence, the longest match of a role wins.

    Across roles a match gives way only to one that covers it and is at least as severe, so that a suggestion never
    hides an error.
    """
    every = sorted(set(matches), key=lambda m: (m.start, -m.length, m.form.owner, m.form.text))
    exceptions = defaultdict(list)
    for match in every:
        if match.form.role == "exception":
            exceptions[match.form.owner].append(match)

    def excepted(match: Match) -> bool:
        return any(match.inside(exception) for exception in _around(exceptions[match.form.owner], match))

    own = [match for match in every if match.form.role in ("preferred", "shield")]
    accusing = [
        match
        for match in every
        if match.form.role in RULES
        and not excepted(match)
        and not any(_shelters(word, match) for word in _around(own, match))
    ]
    accusing.sort(key=lambda m: (-m.length, RULES.index(m.form.role), _RANK[m.form.severity], m.start, m.form.owner))
    kept: list[Match] = []
    taken = _Taken()
    for match in accusing:
        if not any(_gives_way(match, other) for other in taken.near(match)):
            kept.append(match)
            taken.add(match)
    kept += [match for match in own if match.form.role == "preferred" and not excepted(match)]
    return tuple(sorted(kept, key=lambda m: (m.start, m.end, m.form.role, m.form.owner)))


def _shelters(own: Match, match: Match) -> bool:
    if not match.inside(own):
        return False
    return own.length > match.length or match.form.role == "pack"


def _gives_way(match: Match, other: Match) -> bool:
    """``other`` is kept and at least as long."""
    if match.form.role == other.form.role:
        return True
    return match.inside(other) and _RANK[other.form.severity] <= _RANK[match.form.severity]


def _around(own: list[Match], match: Match) -> Iterable[Match]:
    """Those of ``own`` (sorted by start) that begin at or before ``match``, nearest first, as far as one can reach."""
    position = bisect_right(own, match.start, key=lambda m: m.start)
    for index in range(position - 1, max(-1, position - 50), -1):
        yield own[index]


class _Taken:
    """Kept matches by place, so that overlaps are found without comparing all with all."""

    _BUCKET = 64

    def __init__(self) -> None:
        self._buckets: dict[int, list[Match]] = defaultdict(list)

    def _keys(self, match: Match) -> range:
        return range(match.start // self._BUCKET, (match.end - 1) // self._BUCKET + 1)

    def add(self, match: Match) -> None:
        for key in self._keys(match):
            self._buckets[key].append(match)

    def near(self, match: Match) -> Iterable[Match]:
        """Kept matches that share at least one character with ``match``."""
        for key in self._keys(match):
            for other in self._buckets[key]:
                if other.start < match.end and match.start < other.end:
                    yield other
