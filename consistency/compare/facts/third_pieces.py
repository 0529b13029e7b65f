"""What the other pieces of a campaign say of two values that stand against each other."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.compare.facts.alignment import agrees, comparable, related
from consistency.compare.facts.answers import answer
from consistency.compare.facts.nearness import WORD
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.statements.values import SAME

_ALIKE = 0.5


def told_of(said: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    """Whether third pieces say both of two values, and whether they say only one of them."""
    one, other = any(x for x, _ in said), any(y for _, y in said)
    return float(one and other), float(one != other)


def says(parsed: ParsedAsset, said: EmbeddedStatement) -> bool:
    """Whether an asset says the same value, of whatever."""
    return any(
        comparable(s.statement, said.statement) and answer(s.statement, said.statement) == SAME for s in parsed.said
    )


def says_plainly(parsed: ParsedAsset, said: EmbeddedStatement) -> bool:
    """Whether an asset says the same of what is alike: its clause, its sentence or a telling word."""
    return any(
        comparable(s.statement, said.statement)
        and answer(s.statement, said.statement) == SAME
        and related(s.statement, said.statement)
        and (s.statement.kind != "count" or agrees(s, said))
        and (s.words & said.words or s.likeness(said) + s.scope_likeness(said) > _ALIKE)
        for s in parsed.said
    )


def through_a_third(said: EmbeddedStatement, other: EmbeddedStatement, rest: Sequence[ParsedAsset]) -> float:
    """How near ``said`` stands to what a third piece says alike with ``other``, 0 to about 2."""
    best = 0.0
    for parsed in rest:
        for each in parsed.said:
            if comparable(each.statement, other.statement) and agrees(each, other):
                words = len(said.words & each.words) if said.statement.language == each.statement.language else 0
                best = max(best, said.likeness(each) + said.scope_likeness(each) + WORD * min(2, words))
    return best
