"""Finds the pairs of statements of two assets that speak of one thing and say different values of it.

What both assets say alike is taken away first, so that only unmatched statements can contradict: a page with two
variants agrees with a post that names one of them. Two unmatched statements contradict when each is the other's
nearest, nothing that narrows them down differs, and they share a concept or their clauses are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import exp

from consistency.compare.facts.alignment import agrees, group_of
from consistency.compare.facts.answers import answer, leaves_room
from consistency.compare.facts.nearness import nearness, sentence_lead
from consistency.compare.facts.same_subject import PairContext, same_subject
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.statements.model import Kind, Qualifier, Statement
from consistency.statements.values import OTHER, Figure, Stand, compare_values
from consistency.statements.variants import compatible, unopposed

OTHER_NOUN = 0.3
"""Likeness below which two nouns of one language name different things."""
_LISTING = 16
"""Characters between two days of a list, with the days of the week."""
SURE = 0.5
"""Log odds from which two unmatched statements are held to speak of one thing."""
_SURER = {"date": 0.8, "time": 1.4}
"""The same for what a campaign has many of: days and hours of its phases, places and people."""


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """Two statements of different assets that contradict; ``strength`` is how surely they speak of one thing."""

    one: EmbeddedStatement
    other: EmbeddedStatement
    strength: float
    currency: bool = False


def conflicts(one: ParsedAsset, other: ParsedAsset, rest: Sequence[ParsedAsset] = ()) -> Iterator[Conflict]:
    """The contradictions between two assets; ``rest``, the others of the campaign, help to tell things apart."""
    groups = sorted({group_of(s.statement) for s in (*one.said, *other.said)})
    for group in groups:
        first = [s for s in one.said if group_of(s.statement) == group]
        second = [s for s in other.said if group_of(s.statement) == group]
        if not first or not second:
            continue
        if group[0] == "promise":
            yield from _promises(first, second)
        elif group[0] == "version":
            yield from _versions(first, second)
        else:
            yield from _unmatched(first, second, one, other, rest)
    yield from _currencies(one, other, rest)


def pair_context(
    first: list[EmbeddedStatement],
    second: list[EmbeddedStatement],
    one: ParsedAsset,
    other: ParsedAsset,
    rest: Sequence[ParsedAsset],
) -> PairContext:
    """The statements of one group that say different values, paired wherever they could speak of one thing.

    A statement that the other asset says alike is explained; no pair is of two such statements.
    """
    explained = {**_explained(first, second, one, other), **_explained(second, first, other, one)}
    pairs = tuple(
        (a, b)
        for a in first
        for b in second
        if not (id(a) in explained and id(b) in explained)
        and unopposed(a.statement.qualifiers, b.statement.qualifiers)
        and not _of_one_market(a.statement, b.statement)
        and not (a.statement.qualifiers ^ b.statement.qualifiers) & _others_of(a.statement.kind)
        and not _count_others(a, b)
        and (answer(a.statement, b.statement) == OTHER or leaves_room(a.statement, b.statement))
    )
    settled = frozenset(a.statement.topic for a in first if id(a) in explained and a.statement.topic)
    return PairContext(
        one,
        other,
        tuple(rest),
        pairs,
        settled,
        first,
        second,
        explained,
        nearness(first, second),
        sentence_lead(pairs, one, other),
    )


def _explained(
    mine: list[EmbeddedStatement], theirs: list[EmbeddedStatement], parsed: ParsedAsset, other: ParsedAsset
) -> dict[int, tuple[EmbeddedStatement, ...]]:
    """Of each statement of one side that the other says alike, what says so; days listed beside it with it.

    Where two lists are equally long and all but one day agree, the two that are left are not explained.
    """
    made: dict[int, tuple[EmbeddedStatement, ...]] = {}
    for said in mine:
        if alike := tuple(each for each in theirs if agrees(said, each)):
            made[id(said)] = alike
            row, there = _list_of(said, mine, parsed), _list_of(alike[0], theirs, other)
            left = [each for each in row if not any(agrees(each, one) for one in there)]
            if len(row) == len(there) and len(left) == 1:
                continue
            for each in row:
                made.setdefault(id(each), alike)
    return made


_LISTED = re.compile(
    r"(?:[\s,，、/&+·|()（）日号]|[和及与或]|以及|\b(?:and|or|the|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
    r"|(?:周|星期)[一二三四五六日天])*",
    re.IGNORECASE,
)
"""What stands between the days of a list: 4, 5 and 6 March; 3 月 5 日（周五）、3 月 19 日."""


def _list_of(said: EmbeddedStatement, side: list[EmbeddedStatement], parsed: ParsedAsset) -> list[EmbeddedStatement]:
    """The days of one list in which a day stands, 4, 5 and 6 March, which is no period; alone it is a list of one."""
    if said.statement.kind != "date":
        return [said]
    days = sorted(side, key=lambda each: each.statement.start)
    rows = [[days[0]]]
    for before, after in pairwise(days):
        start, end = before.statement.end, after.statement.start
        if 0 <= end - start <= _LISTING and _LISTED.fullmatch(parsed.document.plain, start, end):
            rows[-1].append(after)
        else:
            rows.append([after])
    return next(row for row in rows if said in row)


def _unmatched(
    first: list[EmbeddedStatement],
    second: list[EmbeddedStatement],
    one: ParsedAsset,
    other: ParsedAsset,
    rest: Sequence[ParsedAsset],
) -> Iterator[Conflict]:
    seen = pair_context(first, second, one, other, rest)
    scored = [(same_subject(a, b, seen), a, b) for a, b in seen.pairs]
    best: dict[int, float] = {}
    limit = _SURER.get(group_of(first[0].statement)[0], SURE)
    for strength, a, b in scored:
        for each in (a, b):
            best[id(each)] = max(best.get(id(each), strength), strength)
    taken: set[int] = set()
    for strength, a, b in scored:
        if strength > limit and best[id(a)] == strength == best[id(b)] and not taken & {id(a), id(b)}:
            taken |= {id(a), id(b)}
            yield Conflict(a, b, 1 / (1 + exp(-strength)))


def _count_others(one: EmbeddedStatement, other: EmbeddedStatement) -> bool:
    """Whether two counts of one language count plainly different things: twelve people are not nine stops."""
    a, b = one.statement, other.statement
    if a.kind != "count" or a.language != b.language or a.topic == b.topic != "":
        return False
    return min(len(a.noun), len(b.noun)) > 1 and a.noun != b.noun and one.noun_likeness(other) < OTHER_NOUN


_ONCE = ("once", "yes")
_OTHERS = frozenset({("left", "yes"), _ONCE, ("event", "preview"), ("eve", "yes"), ("whose", "rival")})
"""What is never another value of what is told without it: five days left of thirty, the evening before the opening."""


def _others_of(kind: Kind) -> frozenset[Qualifier]:
    """Of sums what was once may be what another piece calls the usual price: £49 instead of £65."""
    return _OTHERS - {_ONCE} if kind == "money" else _OTHERS


_LANDS = {"HKD": "hk", "SGD": "sg", "TWD": "tw", "GBP": "uk", "USD": "us", "JPY": "jp"}


def _of_one_market(one: Statement, other: Statement) -> bool:
    """Whether only one of the two is narrowed down to a market abroad: it says nothing of the others."""
    home = _LANDS.get(one.value.unit, "cn") if isinstance(one.value, Figure) else "cn"
    markets = [dict(sorted(s.qualifiers)).get("market", home) for s in (one, other)]
    return markets[0] != markets[1]


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


_LEAST_SUM = 5
"""Smaller numbers stand before two currencies by chance."""


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
