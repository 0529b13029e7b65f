"""What the third pieces of a campaign say of two values that two of its pieces give: one of them, both or neither."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.compare.facts.alignment import agrees, comparable, related
from consistency.compare.facts.answers import answer
from consistency.compare.facts.nearness import WORD
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.statements.values import SAME

_ALIKE = 0.5
"""Likeness of clause and sentence, summed, from which two statements are about something alike."""


def told_of(said: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    """From what each third piece says of two values: whether both are said, and whether only one is, as 0 or 1."""
    one, other = any(x for x, _ in said), any(y for _, y in said)
    return float(one and other), float(one != other)


def says(parsed: ParsedAsset, said: EmbeddedStatement) -> bool:
    """Whether an asset says the same value, whatever it says it of."""
    return any(
        comparable(s.statement, said.statement) and answer(s.statement, said.statement) == SAME for s in parsed.said
    )


def says_plainly(parsed: ParsedAsset, said: EmbeddedStatement) -> bool:
    """Whether an asset says the same value of something alike, by its clause, its sentence or a telling word."""
    return any(
        comparable(s.statement, said.statement)
        and answer(s.statement, said.statement) == SAME
        and related(s.statement, said.statement)
        and (s.statement.kind != "count" or agrees(s, said))
        and (s.words & said.words or s.likeness(said) + s.scope_likeness(said) > _ALIKE)
        for s in parsed.said
    )


def through_a_third(said: EmbeddedStatement, other: EmbeddedStatement, rest: Sequence[ParsedAsset]) -> float:
    """How like ``said`` is what a third piece says of the value of ``other``: 0 where none says it, to about 2."""
    best = 0.0
    for parsed in rest:
        for each in parsed.said:
            if comparable(each.statement, other.statement) and agrees(each, other):
                words = len(said.words & each.words) if said.statement.language == each.statement.language else 0
                best = max(best, said.likeness(each) + said.scope_likeness(each) + WORD * min(2, words))
    return best
