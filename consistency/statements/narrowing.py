"""What narrows one figure down: words of its clause nearest to it, and those that go on from earlier clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.statements.found import EDGE, Found
from consistency.statements.model import Kind, Qualifier
from consistency.statements.values import Figure
from consistency.statements.variants import LASTING

_SEGMENT = re.compile(r"[；;]")


def qualifiers_of(
    text: str,
    clause: tuple[int, int],
    each: Found,
    found: list[Found],
    marks: list[tuple[str, str, int, int]],
) -> frozenset[Qualifier]:
    """The qualifiers of ``each`` of ``found``; ``marks`` are the mentions of variants in ``text``."""
    rivals = [f for f in found if f is not each and f.kind == each.kind and clause[0] <= f.start < clause[1]]
    made: dict[str, tuple[int, str]] = {}
    marks = [mark for mark in marks if not _one_of_two(text, mark, marks)]
    alone = _has_no_subject(text[clause[0] : each.start])
    inherits = each.kind != "money" or alone
    for kind, value, start, end in marks:
        inside = clause[0] <= start < clause[1]
        if inside:
            distance = start - each.end if start >= each.end else max(0, each.start - end)
            blocked = any(_between(each, f, start, end) for f in rivals)
            if blocked and start > each.end:
                continue
            nearer_rival = any((start - f.end if start >= f.end else max(0, f.start - end)) < distance for f in rivals)
            if nearer_rival and kind not in LASTING:
                continue
            if kind == "once" and not _of_what_follows(text[start:end], end, each):
                continue
            if kind == "per" and (_taken(each, found, start, end, distance) or _is_it(each, start, end)):
                continue
            if nearer_rival and start > each.start:
                continue
            rank = distance
        elif (
            kind in LASTING
            and not (kind == "act" and each.kind == "time" and not alone)
            and end <= clause[0]
            and inherits
            and not _SEGMENT.search(text[end : clause[0]])
        ):
            rank = 1000 + clause[0] - end
        else:
            continue
        if kind not in made or rank < made[kind][0]:
            made[kind] = (rank, value)
    narrowed = {(kind, value) for kind, (_, value) in made.items() if kind not in NOT_OF.get(each.kind, ())}
    if each.kind != "time":
        narrowed = {(kind, value) for kind, value in narrowed if kind != "clock"}
    if each.kind in ("count", "quantity"):
        narrowed.update(_priced(clause, each, found))
    if each.kind == "money":
        narrowed.update(_packs(text, clause, each, found))
    return frozenset(narrowed)


NOT_OF: dict[Kind, frozenset[str]] = {
    "date": frozenset({"people", "per", "stage"}),
    "time": frozenset({"people", "per", "phase"}),
    "weekday": frozenset({"people", "per", "stage", "phase"}),
    "duration": frozenset({"stage", "eve"}),
    "quantity": frozenset({"people"}),
}
"""Classes that do not narrow a kind down: a height below which a child goes free is one for adults' copy too."""


def _taken(each: Found, found: list[Found], start: int, end: int, distance: int) -> bool:
    """Whether "a month" belongs to another figure, of whatever kind, that stands nearer to it."""
    return any((start - f.end if start >= f.end else max(0, f.start - end)) < distance for f in found if f is not each)


_AND = re.compile(r" ?(?:and|&|和|及|与|、) ?(?:the |our )?")


def _one_of_two(text: str, mark: tuple[str, str, int, int], marks: list[tuple[str, str, int, int]]) -> bool:
    """Whether a part is named together with another, so that what is said holds of both: motor and battery."""
    kind, value, start, end = mark
    return kind in ("part", "people") and any(
        other[0] == kind
        and other[1] != value
        and (_AND.fullmatch(text, end, other[2]) if end <= other[2] else _AND.fullmatch(text, other[3], start))
        for other in marks
    )


_INSTEAD = re.compile(r"instead of|rather than|而不是|而非|from|从", re.IGNORECASE)


def _of_what_follows(words: str, end: int, each: Found) -> bool:
    """Whether "instead of" speaks of this figure: of the next one, not of what is said before it."""
    return _INSTEAD.search(words) is None or 0 <= each.start - end <= EDGE


def _is_it(each: Found, start: int, end: int) -> bool:
    """Whether a length of time is itself what reads as a rate: 质保一年 is no year's price."""
    return each.kind == "duration" and start < each.end and each.start < end


_NO_SUBJECT = re.compile(
    r"(?:[\s:：·|]|\b(?:from|for|at|then|now|only|just|and|or|was|is|it|costs?|the|price|about|starts?|starting)\b"
    r"|售价|价格|现价|原价|到手价?|只要|仅需|仅售|只需|定价|卖|是|为|才|仅|每月|每年|一年|一个月|月费|次年起|首月|起|会员价?|均|都|约)*",
    re.IGNORECASE,
)


def _has_no_subject(before: str) -> bool:
    """Whether a price has no noun of its own in its clause, so that it goes on about what was said before."""
    return _NO_SUBJECT.fullmatch(before) is not None


def _between(each: Found, other: Found, start: int, end: int) -> bool:
    """Whether another figure stands between this one and a mention."""
    return each.end <= other.start < start if start >= each.end else end <= other.start < each.start


def _packs(text: str, clause: tuple[int, int], each: Found, found: list[Found]) -> Iterator[Qualifier]:
    """What a price is the price of: 30 ml, 256 GB, 19 枝, said before it in its clause or just before that."""
    before = [
        f
        for f in found
        if f.kind in ("quantity", "count")
        and f.end <= each.start
        and clause[0] - 2 <= f.start
        and isinstance(f.value, Figure)
    ]
    after = [
        f
        for f in found
        if f.kind in ("quantity", "count")
        and 0 <= f.start - each.end <= 12
        and f.end <= clause[1]
        and isinstance(f.value, Figure)
    ]
    made: dict[str, str] = {}
    for other in [*before, *(after if not before else [])]:
        blocked = any(o.kind == "money" and other.end <= o.start < each.start for o in found)
        if not blocked and isinstance(other.value, Figure):
            made[f"of {other.value.unit}"] = f"{other.value.low.normalize():f}"
    yield from made.items()


def _priced(clause: tuple[int, int], each: Found, found: list[Found]) -> Iterator[Qualifier]:
    """The price of a pack: 100 cards for $19 and 500 cards for $39 are two offers, not two numbers of cards."""
    sums = [f for f in found if f.kind == "money" and clause[0] <= f.start and f.end <= clause[1]]
    near = [f for f in sums if 0 <= f.start - each.end <= EDGE or 0 <= each.start - f.end <= EDGE // 2]
    if len(near) == 1 and isinstance(near[0].value, Figure):
        value = near[0].value
        yield f"at {value.unit}", f"{value.low.normalize():f}"
