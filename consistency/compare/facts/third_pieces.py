"""What the third pieces of a campaign say of two values that two of its pieces give: one of them, both or neither."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.compare.facts.alignment import agrees, comparable, related
from consistency.compare.facts.answers import just_under, says_same
from consistency.compare.facts.nearness import WORD
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset

_ALIKE = 0.5
"""Likeness of clause and sentence, summed, from which two statements are about something alike."""


class ThirdPieces:
    """The pieces beside two that are compared; what they say of a statement of these two is looked up once."""

    def __init__(self, pieces: Sequence[ParsedAsset]) -> None:
        self._pieces = tuple(pieces)
        self._known: dict[EmbeddedStatement, tuple[tuple[EmbeddedStatement, ...], ...]] = {}

    def says(self, said: EmbeddedStatement) -> list[bool]:
        """By piece, whether it says the same value, whatever it says it of."""
        return [any(says_same(s.statement, said.statement) for s in piece) for piece in self._like(said)]

    def says_plainly(self, said: EmbeddedStatement) -> list[bool]:
        """By piece, whether it says the same value of something alike, by clause, sentence or a telling word."""
        return [any(_plainly(s, said) for s in piece) for piece in self._like(said)]

    def through(self, said: EmbeddedStatement, other: EmbeddedStatement) -> float:
        """How like ``said`` is what one says of the value of ``other``: 0 where none says it, to about 2."""
        best = 0.0
        for piece in self._like(other):
            for each in piece:
                if agrees(each, other):
                    words = len(said.words & each.words) if said.statement.language == each.statement.language else 0
                    best = max(best, said.likeness(each) + said.scope_likeness(each) + WORD * min(2, words))
        return best

    def _like(self, said: EmbeddedStatement) -> tuple[tuple[EmbeddedStatement, ...], ...]:
        """By piece, its statements whose values are those of ``said``, or all but."""
        if said not in self._known:
            self._known[said] = tuple(tuple(s for s in piece.said if _like(s, said)) for piece in self._pieces)
        return self._known[said]


def told_of(one: Sequence[bool], other: Sequence[bool]) -> tuple[float, float]:
    """From what each third piece says of two values: whether both are said, and whether only one is, as 0 or 1."""
    return float(any(one) and any(other)), float(any(one) != any(other))


def _like(one: EmbeddedStatement, other: EmbeddedStatement) -> bool:
    a, b = one.statement, other.statement
    return comparable(a, b) and (says_same(a, b) or just_under(a, b))


def _plainly(s: EmbeddedStatement, said: EmbeddedStatement) -> bool:
    return bool(
        says_same(s.statement, said.statement)
        and related(s.statement, said.statement)
        and (s.statement.kind != "count" or agrees(s, said))
        and (s.words & said.words or s.likeness(said) + s.scope_likeness(said) > _ALIKE)
    )
