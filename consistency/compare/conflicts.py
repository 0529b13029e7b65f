"""Finds the pairs of statements of two assets that speak of one thing and say different values of it.

What both assets say alike is taken away first, so that only leftovers can contradict: a page with two variants agrees
with a post that names one of them. Two leftovers contradict when each is the other's nearest, nothing that narrows
them down differs, and they share a concept or their clauses are alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consistency.compare.alignment import agrees, alignment, answer, related
from consistency.compare.speech import Said, Speech
from consistency.statements.model import Statement
from consistency.statements.values import OTHER, Figure, Stand, compare_values
from consistency.statements.variants import compatible


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """Two statements of different assets that contradict; ``strength`` is how surely they speak of one thing."""

    one: Said
    other: Said
    strength: float
    currency: bool = False


def conflicts(one: Speech, other: Speech) -> Iterator[Conflict]:
    """The contradictions between two assets."""
    groups = sorted({_group(s.statement) for s in (*one.said, *other.said)})
    for group in groups:
        first = [s for s in one.said if _group(s.statement) == group]
        second = [s for s in other.said if _group(s.statement) == group]
        if not first or not second:
            continue
        if group[0] == "promise":
            yield from _promises(first, second)
        elif group[0] == "version":
            yield from _versions(first, second)
        else:
            yield from _leftovers(first, second)
    yield from _currencies(one, other)


def _group(statement: Statement) -> tuple[str, str]:
    """Statements of one group can be compared: money of one currency, amounts of one unit."""
    value = statement.value
    if statement.kind in ("money", "quantity") and isinstance(value, Figure):
        return statement.kind, value.unit
    if statement.kind in ("percentage", "discount") and isinstance(value, Figure):
        return "share", value.unit
    return statement.kind, ""


def _leftovers(first: list[Said], second: list[Said]) -> Iterator[Conflict]:
    left = [a for a in first if not any(agrees(a, b) for b in second)]
    right = [b for b in second if not any(agrees(b, a) for a in first)]
    open_pairs = [
        (a, b)
        for a in left
        for b in right
        if compatible(a.statement.qualifiers, b.statement.qualifiers)
        and not _of_one_market(a.statement, b.statement)
        and answer(a.statement, b.statement) == OTHER
    ]
    settled = frozenset(a.statement.topic for a in first if a not in left)
    scored = [
        (strength, a, b)
        for a, b in open_pairs
        if (strength := alignment(a, b, alone=_alone(a, b, open_pairs), settled=settled)) > 0
    ]
    best: dict[int, float] = {}
    for strength, a, b in scored:
        for each in (a, b):
            best[id(each)] = max(best.get(id(each), 0.0), strength)
    taken: set[int] = set()
    for strength, a, b in scored:
        if best[id(a)] == strength == best[id(b)] and not taken & {id(a), id(b)}:
            taken |= {id(a), id(b)}
            yield Conflict(a, b, strength)


def _alone(one: Said, other: Said, pairs: list[tuple[Said, Said]]) -> bool:
    """Whether neither of the two could contradict anything else: what is left by elimination belongs together."""
    return not any(
        (a is one) != (b is other) and related(a.statement, b.statement) for a, b in pairs if a is one or b is other
    )


def _of_one_market(one: Statement, other: Statement) -> bool:
    """Whether only one of the two is narrowed down to a market abroad: it says nothing of the others."""
    markets = [dict(s.qualifiers).get("market", "cn") for s in (one, other)]
    return markets[0] != markets[1]


def _promises(first: list[Said], second: list[Said]) -> Iterator[Conflict]:
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


def _torn(side: list[Said]) -> bool:
    """Whether one asset both promises and denies, without saying of what: then it takes no stand."""
    stands = [s.statement for s in side if isinstance(s.statement.value, Stand)]
    return any(
        a.value != b.value and compatible(a.qualifiers, b.qualifiers) for i, a in enumerate(stands) for b in stands[i:]
    )


def _versions(first: list[Said], second: list[Said]) -> Iterator[Conflict]:
    """Two assets disagree on a version only when they share none of that name."""
    for topic in sorted({s.statement.topic for s in first} & {s.statement.topic for s in second}):
        left = [s for s in first if s.statement.topic == topic]
        right = [s for s in second if s.statement.topic == topic]
        shared_value = {s.statement.value for s in left} & {s.statement.value for s in right}
        kept = [s for s in (left[0], right[0]) if ("past", "yes") not in s.statement.qualifiers]
        if not shared_value and len(kept) == 2:
            yield Conflict(left[0], right[0], 0.9)


_FAR = frozenset({"CNY", "HKD", "TWD", "JPY", "KRW", "INR"})


def _currencies(one: Speech, other: Speech) -> Iterator[Conflict]:
    """One number in two currencies, by assets that each know a single one: of those, one sign is wrong."""
    first = [s for s in one.said if s.statement.kind == "money"]
    second = [s for s in other.said if s.statement.kind == "money"]
    units = [
        {s.statement.value.unit for s in side if isinstance(s.statement.value, Figure)} for side in (first, second)
    ]
    if any(len(each) != 1 for each in units) or units[0] == units[1]:
        return
    same_market = bool(one.said) and bool(other.said) and first[0].statement.language == second[0].statement.language
    if not same_market and not (units[0] | units[1]) & _FAR:
        return
    for a in first:
        for b in second:
            x, y = a.statement, b.statement
            markets = {k for k, _ in x.qualifiers | y.qualifiers if k == "market"}
            if (
                isinstance(x.value, Figure)
                and isinstance(y.value, Figure)
                and x.value.low == y.value.low
                and x.value.low >= 5
                and x.topic == y.topic
                and not markets
                and compatible(x.qualifiers, y.qualifiers)
            ):
                yield Conflict(a, b, 0.9, currency=True)
                return
