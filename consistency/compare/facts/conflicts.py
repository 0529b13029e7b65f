"""Finds the pairs of statements of two assets that speak of one thing and say different values of it.

What both assets say alike is taken away first, so that only unmatched statements can contradict: a page with two
variants agrees with a post that names one of them. Two unmatched statements contradict when each is the other's
nearest, nothing that narrows them down differs, and they share a concept or their clauses are alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import exp

from consistency.compare.facts.alignment import group_of
from consistency.compare.facts.pairs import PairContext, campaign_contexts
from consistency.compare.facts.same_subject import same_subject, unclear
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.statements.model import Kind
from consistency.statements.values import OTHER, Figure, Stand, compare_values
from consistency.statements.variants import compatible, unopposed

SURE = -0.25
"""Log odds from which two unmatched statements are held to speak of one thing."""
_SURER = {"date": 0.05, "time": 0.65}
"""The same for what a campaign has many of: days and hours of its phases, places and people."""
_UNCLEAR = 0.7
"""How surely two values disagree at most where it is open whether the clauses begin with one thing or two."""
_LEAST_SUM = 5
"""Smaller numbers stand before two currencies by chance."""


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """Two statements of different assets that contradict; ``strength`` is how surely they speak of one thing."""

    one: EmbeddedStatement
    other: EmbeddedStatement
    strength: float
    currency: bool = False


def conflicts(assets: Sequence[ParsedAsset]) -> Iterator[Conflict]:
    """The contradictions between any two of the assets of a campaign."""
    for context in campaign_contexts(assets):
        yield from _unmatched(context)
    for i, j in combinations(range(len(assets)), 2):
        one, other = assets[i], assets[j]
        yield from _promises(*(_of_kind(each, "promise") for each in (one, other)))
        yield from _versions(*(_of_kind(each, "version") for each in (one, other)))
        yield from _currencies(one, other, [parsed for k, parsed in enumerate(assets) if k not in (i, j)])


def _of_kind(parsed: ParsedAsset, kind: Kind) -> list[EmbeddedStatement]:
    return [s for s in parsed.said if s.statement.kind == kind]


def _unmatched(context: PairContext) -> Iterator[Conflict]:
    """The open pairs that are each other's best and surely speak of one thing."""
    scored = [(same_subject(a, b, context), a, b) for a, b in context.candidates]
    best: dict[EmbeddedStatement, float] = {}
    limit = _SURER.get(group_of(context.first[0].statement)[0], SURE)
    for strength, a, b in scored:
        for each in (a, b):
            best[each] = max(best.get(each, strength), strength)
    taken: set[EmbeddedStatement] = set()
    for strength, a, b in scored:
        if strength > limit and best[a] == strength == best[b] and not taken & {a, b}:
            taken |= {a, b}
            sureness = 1 / (1 + exp(-strength))
            yield Conflict(a, b, min(sureness, _UNCLEAR) if unclear(a, b) else sureness)


def _promises(first: list[EmbeddedStatement], second: list[EmbeddedStatement]) -> Iterator[Conflict]:
    for topic in sorted({s.statement.topic for s in first} & {s.statement.topic for s in second}):
        left = [s for s in first if s.statement.topic == topic]
        right = [s for s in second if s.statement.topic == topic]
        if any(_torn(side) for side in (left, right)):
            continue
        pair = next(
            (
                (a, b)
                for a in left
                for b in right
                if compare_values(a.statement.value, b.statement.value) == OTHER
                and compatible(a.statement.qualifiers, b.statement.qualifiers)
            ),
            None,
        )
        if pair:
            yield Conflict(*pair, 1.0)


def _torn(side: list[EmbeddedStatement]) -> bool:
    """Whether one asset both promises and denies, without saying of what: then it takes no stand."""
    stands = [s.statement for s in side if isinstance(s.statement.value, Stand)]
    return any(
        a.value != b.value and compatible(a.qualifiers, b.qualifiers) for i, a in enumerate(stands) for b in stands[i:]
    )


def _versions(first: list[EmbeddedStatement], second: list[EmbeddedStatement]) -> Iterator[Conflict]:
    """Two assets disagree on a version only when they share none of that name; ``codes`` compares those without."""
    named = {s.statement.topic for s in first} & {s.statement.topic for s in second}
    for topic in sorted(named - {"version"}):
        left = [s for s in first if s.statement.topic == topic]
        right = [s for s in second if s.statement.topic == topic]
        shared_value = {s.statement.value for s in left} & {s.statement.value for s in right}
        kept = [s for s in (left[0], right[0]) if ("past", "yes") not in s.statement.qualifiers]
        if not shared_value and len(kept) == 2:
            yield Conflict(left[0], right[0], 0.9)


def _currencies(one: ParsedAsset, other: ParsedAsset, rest: Sequence[ParsedAsset]) -> Iterator[Conflict]:
    """One number in two currencies, of which one says nothing of its own in the campaign: its sign is wrong."""
    first = [s for s in one.said if s.statement.kind == "money"]
    second = [s for s in other.said if s.statement.kind == "money"]
    there = [{_sum(s) for s in parsed.said if s.statement.kind == "money"} for parsed in (one, other, *rest)]
    every = set[tuple[str, Decimal]]().union(*there)
    for a in first:
        for b in second:
            x, y = _sum(a), _sum(b)
            own = [
                {n for unit, n in every if unit == u} - {n for unit, n in every if unit == v} for u, v in _both(x, y)
            ]
            if all(own):
                continue
            if x[0] == y[0] or x[1] != y[1] or x[1] < _LEAST_SUM or any({x, y} <= sums for sums in there):
                continue
            if y in there[0] or x in there[1] or not unopposed(a.statement.qualifiers, b.statement.qualifiers):
                continue
            if "market" in {kind for kind, _ in a.statement.qualifiers | b.statement.qualifiers}:
                continue
            yield Conflict(a, b, 0.9, currency=True)
            return


def _both(x: tuple[str, Decimal], y: tuple[str, Decimal]) -> tuple[tuple[str, str], tuple[str, str]]:
    return (x[0], y[0]), (y[0], x[0])


def _sum(said: EmbeddedStatement) -> tuple[str, Decimal]:
    value = said.statement.value
    return (value.unit, value.low) if isinstance(value, Figure) else ("", Decimal(0))
