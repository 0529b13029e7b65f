"""Pairs of statements of two assets that say different values and may speak of one thing.

What both assets say alike is explained: it still may stand against another value, but two explained statements do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from consistency.compare.facts.alignment import agrees, group_of
from consistency.compare.facts.answers import answer, leaves_room
from consistency.compare.facts.distance import distance_of
from consistency.compare.facts.nearness import Nearness, leads, nearness, sentence_lead
from consistency.compare.facts.third_pieces import ThirdPieces
from consistency.compare.facts.told_sums import ToldSums, told_sums
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.statements.model import Kind, Qualifier, Statement
from consistency.statements.values import OTHER, Figure
from consistency.statements.variants import unopposed

_OTHER_NOUN = 0.3
"""Likeness below which two nouns of one language name different things."""
_BETWEEN_DAYS = 16
"""Most characters between two days of a list, with the days of the week."""
_LISTED = re.compile(
    r"(?:[\s,，、/&+·|()（）日号]|[和及与或]|以及|\b(?:and|or|the|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
    r"|(?:周|星期)[一二三四五六日天])*",
    re.IGNORECASE,
)
"""What stands between the days of a list: 4, 5 and 6 March; 3 月 5 日（周五）、3 月 19 日."""
_CANDIDATES = 8
"""Statements of the other asset, the nearest ones, with which one is held."""
Pair = tuple[EmbeddedStatement, EmbeddedStatement]
_ONCE, _PAST = ("once", "yes"), ("past", "yes")
_OTHER_CASES = frozenset({("left", "yes"), _ONCE, _PAST, ("event", "preview"), ("eve", "yes"), ("whose", "rival")})
"""What is never another value of what is told without it: five days left of thirty, the evening before the opening."""
_OTHER_SUMS = (_OTHER_CASES - {_ONCE, _PAST}) | {("people", "group")}
_MARKETS = {"HKD": "hk", "SGD": "sg", "TWD": "tw", "GBP": "uk", "USD": "us", "JPY": "jp"}
"""The market in which a sum of a currency is at home; of any other value it is ``cn``."""


@dataclass(frozen=True, slots=True)
class PairContext:
    """The open ``pairs`` of one group of statements of two assets, and what else is known of these statements."""

    one: ParsedAsset
    other: ParsedAsset
    rest: tuple[ParsedAsset, ...]
    """The other assets of the campaign."""
    third: ThirdPieces
    """What these say."""
    pairs: tuple[Pair, ...]
    candidates: tuple[Pair, ...]
    """Of these, the ones that may be each other's best: where there are many, those that stand nearest."""
    crowd: int
    """Open pairs of the whole campaign, of every group and any two assets."""
    unexplained: Mapping[EmbeddedStatement, tuple[Pair, ...]]
    """By statement, the open pairs that hold it and no explained one."""
    settled: frozenset[str]
    """Concepts on which the two assets agree elsewhere."""
    first: Sequence[EmbeddedStatement]
    """Every statement of the group that ``one`` makes."""
    second: Sequence[EmbeddedStatement]
    """Every statement of the group that ``other`` makes."""
    explained: Mapping[EmbeddedStatement, tuple[EmbeddedStatement, ...]]
    """By statement, those of the other asset that say the same."""
    near: Nearness
    ahead: Nearness
    """By pair, how much nearer the two stand to each other than either to any other."""
    lead: Nearness
    """By open pair, how much nearer its two sentences stand to each other than to the next best."""
    sums: ToldSums
    """What the two assets tell of money."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The statements of one group that two assets make, and the open pairs between them."""

    one: ParsedAsset
    other: ParsedAsset
    first: Sequence[EmbeddedStatement]
    second: Sequence[EmbeddedStatement]
    explained: Mapping[EmbeddedStatement, tuple[EmbeddedStatement, ...]]
    pairs: tuple[Pair, ...]


def campaign_contexts(assets: Sequence[ParsedAsset]) -> Iterator[PairContext]:
    """What is known of every group of statements in which two of ``assets`` have an open pair."""
    met: list[tuple[Meeting, list[ParsedAsset]]] = []
    sides = [_by_group(parsed) for parsed in assets]
    for (i, one), (j, other) in combinations(enumerate(assets), 2):
        rest = [parsed for k, parsed in enumerate(assets) if k not in (i, j)]
        for group in sorted(sides[i].keys() & sides[j].keys()):
            meeting = meet(sides[i][group], sides[j][group], one, other)
            if meeting.pairs:
                met.append((meeting, rest))
    crowd = sum(len(meeting.pairs) for meeting, _ in met)
    for meeting, rest in met:
        yield pair_context(meeting, rest, crowd)


def meet(
    first: Sequence[EmbeddedStatement], second: Sequence[EmbeddedStatement], one: ParsedAsset, other: ParsedAsset
) -> Meeting:
    """The open pairs between ``first``, the statements of one group that ``one`` makes, and ``second`` of ``other``.

    A pair is open where the two values cannot both hold, or only because one is a least or a most, and nothing says
    that the two are of different things.
    """
    explained = {**_explained(first, second, one, other), **_explained(second, first, other, one)}
    pairs = tuple(
        (a, b) for a in first for b in second if not (a in explained and b in explained) and _may_contradict(a, b)
    )
    return Meeting(one, other, first, second, explained, pairs)


def pair_context(meeting: Meeting, rest: Sequence[ParsedAsset], crowd: int) -> PairContext:
    """The open pairs of ``meeting`` and what else is known of them; ``crowd``: open pairs of the whole campaign."""
    first, second, explained, pairs = meeting.first, meeting.second, meeting.explained, meeting.pairs
    unexplained: dict[EmbeddedStatement, list[Pair]] = {each: [] for each in (*first, *second)}
    for pair in pairs:
        if not any(each in explained for each in pair):
            for each in pair:
                unexplained[each].append(pair)
    near = nearness(first, second)
    settled = frozenset(each.statement.topic for each in explained if each.statement.topic)
    return PairContext(
        one=meeting.one,
        other=meeting.other,
        rest=tuple(rest),
        third=ThirdPieces(rest),
        pairs=pairs,
        candidates=_nearest(pairs, near),
        crowd=crowd,
        unexplained={each: tuple(held) for each, held in unexplained.items()},
        settled=settled,
        first=first,
        second=second,
        explained=explained,
        near=near,
        ahead=leads(near),
        lead=sentence_lead(pairs, meeting.one, meeting.other),
        sums=told_sums((meeting.one, meeting.other)),
    )


def _by_group(parsed: ParsedAsset) -> dict[tuple[str, str], list[EmbeddedStatement]]:
    """The figures of an asset by what they can be compared with; promises and versions are compared by their names."""
    groups: dict[tuple[str, str], list[EmbeddedStatement]] = {}
    for said in parsed.said:
        group = group_of(said.statement)
        if group[0] not in ("promise", "version"):
            groups.setdefault(group, []).append(said)
    return groups


def _nearest(pairs: Sequence[Pair], near: Nearness) -> tuple[Pair, ...]:
    """Of ``pairs``, those in which each is among the other's nearest; of two as near, whose values differ less."""
    held: dict[EmbeddedStatement, list[Pair]] = {}
    for pair in pairs:
        for each in pair:
            held.setdefault(each, []).append(pair)
    crowded = {each: row for each, row in held.items() if len(row) > _CANDIDATES}
    if not crowded:
        return tuple(pairs)
    far = {}
    for each, row in crowded.items():
        row.sort(key=lambda pair: (-near[pair], distance_of(pair[0].statement, pair[1].statement)))
        far[each] = set(row[_CANDIDATES:])
    return tuple(pair for pair in pairs if not any(pair in far.get(each, ()) for each in pair))


def _may_contradict(a: EmbeddedStatement, b: EmbeddedStatement) -> bool:
    """Whether two statements of one group have values that differ, and nothing in them names two things."""
    s, t = a.statement, b.statement
    return (
        unopposed(s.qualifiers, t.qualifiers)
        and not _of_one_market(s, t)
        and not (s.qualifiers ^ t.qualifiers) & _other_cases(s.kind)
        and not _count_others(a, b)
        and (answer(s, t) == OTHER or leaves_room(s, t))
    )


def _explained(
    mine: Sequence[EmbeddedStatement], theirs: Sequence[EmbeddedStatement], parsed: ParsedAsset, other: ParsedAsset
) -> dict[EmbeddedStatement, tuple[EmbeddedStatement, ...]]:
    """By statement of ``mine``, those of ``theirs`` that say the same; a day of a list explains the days beside it.

    Where two lists are equally long and all but one day agree, the two that are left are not explained.
    """
    made: dict[EmbeddedStatement, tuple[EmbeddedStatement, ...]] = {}
    for said in mine:
        if alike := tuple(each for each in theirs if agrees(said, each)):
            made[said] = alike
            row, there = _list_of(said, mine, parsed), _list_of(alike[0], theirs, other)
            left = [each for each in row if not any(agrees(each, one) for one in there)]
            if len(row) == len(there) and len(left) == 1:
                continue
            for each in row:
                made.setdefault(each, alike)
    return made


def _list_of(
    said: EmbeddedStatement, side: Sequence[EmbeddedStatement], parsed: ParsedAsset
) -> list[EmbeddedStatement]:
    """The days of the list (4, 5 and 6 March) in which a day of ``side`` stands; any other value stands alone."""
    if said.statement.kind != "date":
        return [said]
    days = sorted(side, key=lambda each: each.statement.start)
    rows = [[days[0]]]
    for before, after in pairwise(days):
        start, end = before.statement.end, after.statement.start
        if 0 <= end - start <= _BETWEEN_DAYS and _LISTED.fullmatch(parsed.document.plain, start, end):
            rows[-1].append(after)
        else:
            rows.append([after])
    return next(row for row in rows if said in row)


def _count_others(one: EmbeddedStatement, other: EmbeddedStatement) -> bool:
    """Whether two counts of one language count plainly different things: twelve people are not nine stops."""
    a, b = one.statement, other.statement
    if a.kind != "count" or a.language != b.language or a.topic == b.topic != "":
        return False
    return min(len(a.noun), len(b.noun)) > 1 and a.noun != b.noun and one.noun_likeness(other) < _OTHER_NOUN


def _other_cases(kind: Kind) -> frozenset[Qualifier]:
    """Of sums what was once may be what another piece calls the usual price (£49 instead of £65); a group's is none."""
    return _OTHER_SUMS if kind == "money" else _OTHER_CASES


def _of_one_market(one: Statement, other: Statement) -> bool:
    """Whether only one of the two is narrowed down to a market abroad: it says nothing of the others."""
    home = _MARKETS.get(one.value.unit, "cn") if isinstance(one.value, Figure) else "cn"
    markets = [dict(sorted(s.qualifiers)).get("market", home) for s in (one, other)]
    return markets[0] != markets[1]
