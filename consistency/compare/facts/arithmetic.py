"""What arithmetic says of two values: one follows from others that are told, or is a slip of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from consistency.compare.facts.answers import figures_of_one_unit
from consistency.compare.facts.pairs import PairContext
from consistency.compare.facts.told_sums import has_near
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.numerals import ZH_NUMERAL
from consistency.statements.figures import number
from consistency.statements.model import Statement
from consistency.statements.values import Day, Figure

_MONTHS = Decimal(12)
_CENT = Decimal("0.011")
"""How far apart two sums may be that are one, rounded to the cent."""
_LEAST = 2
"""Least values that add up, least digits of a slip."""
_SUMMED = frozenset({"s", "#"})
"""Units whose parts copy tells one by one: minutes, things."""
_TIMES = frozenset({"count", "duration"})
"""Kinds of statements that multiply a sum: six months of £5."""
_MOST = 60
"""Larger numbers multiply to a told sum by chance."""
_WRITTEN = re.compile(rf"[0-9][0-9,.]*[0-9]|[0-9]|{ZH_NUMERAL}+")
"""The number in a written amount."""
_ABOUT = Decimal("0.04")
"""Share by which a round figure may differ from what it rounds."""
_Whole = tuple[Decimal, Decimal, Decimal | None]
"""A value, how far a sum may lie from it, and the sum that it may not be."""


def follows(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> float:
    """1 where one of two sums is reckoned from the other: 15 % off £95; half that where from others that are told."""
    pair = [(each, _wholes(each, context)) for each in (a, b)]
    for (said, wholes), other in zip(pair, (b, a), strict=True):
        value = other.statement.value
        if isinstance(value, Figure) and _reckoned(said, wholes, context, value.low):
            return 1.0
    return 0.5 * any(_reckoned(said, wholes, context) for said, wholes in pair)


def adds_up(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> bool:
    """Whether one is the sum of the other and of those told with it: of a sort for counts, in a sentence for all."""
    if _whole_of_sentence(a.statement, b, context) or _whole_of_sentence(b.statement, a, context):
        return True
    for whole, part in ((a.statement, b.statement), (b.statement, a.statement)):
        if whole.kind != "count" or not isinstance(whole.value, Figure) or not isinstance(part.value, Figure):
            continue
        for parsed in (context.one, context.other, *context.rest):
            told = [s.value for s in _of((parsed,), "count") if s.noun == part.noun]
            parts = [v.low for v in told if isinstance(v, Figure) and v.high is None and not v.bound]
            if len(parts) > 1 and part.value.low in parts and sum(parts) == whole.value.low:
                return True
    return False


def _whole_of_sentence(whole: Statement, part: EmbeddedStatement, context: PairContext) -> bool:
    """Whether a figure is the sum of ``part`` and all others of its unit in its sentence: 45 minutes and 15."""
    values = [s.value for s in (part.statement, *_beside(part, (context.one, context.other))) if s.kind == whole.kind]
    if not isinstance(whole.value, Figure) or whole.value.unit not in _SUMMED or len(values) < _LEAST:
        return False
    parts = [v.low for v in values if isinstance(v, Figure) and v.unit == whole.value.unit and v.high is None]
    return len(parts) == len(values) and sum(parts) == whole.value.low


def _wholes(said: EmbeddedStatement, context: PairContext) -> list[_Whole]:
    """What a sum would be reckoned from: so many times as much, a part of it, a price less a share or a saving."""
    value = said.statement.value
    if not isinstance(value, Figure) or value.high is not None:
        return []
    low, told = value.low, context.sums
    near = _beside(said, (context.one, context.other))
    times = {v.low for s in near if s.kind in _TIMES and isinstance(v := s.value, Figure) and 1 < v.low <= _MOST}
    parts = {v.low for s in near if s.kind == "money" and isinstance(v := s.value, Figure)}
    found: list[_Whole] = [(low * n, _CENT, None) for n in times | {_MONTHS}]
    found += [(low / n, _CENT / n, None) for n in times | {_MONTHS}]
    found += [(low - part, _CENT, part) for part in parts]
    found += [(low / (1 - share), _CENT / (1 - share), None) for share in told.shares if share < 1]
    found += [(low + less, _CENT, less) for less in told.savings]
    return found


def _reckoned(
    said: EmbeddedStatement, wholes: Sequence[_Whole], context: PairContext, of: Decimal | None = None
) -> bool:
    """Whether one of its ``wholes`` is told as a sum of its currency, and is ``of`` this value where one is given."""
    value = said.statement.value
    if not isinstance(value, Figure):
        return False
    sums = context.sums.of_unit.get(value.unit, ())
    if of is not None:
        sums = (of,) if of in sums else ()
    return any(has_near(sums, whole, slack, but=(value.low, but)) for whole, slack, but in wholes)


def looks_like_a_slip(one: Statement, other: Statement) -> bool:
    """Whether two values differ as a hand slips: two digits changed places, or a single one is another."""
    a, b = one.value, other.value
    if isinstance(a, Day) and isinstance(b, Day):
        return (a.month == b.month) != (a.day == b.day) if a.day and b.day else False
    pair = figures_of_one_unit(one, other)
    if pair is None or pair[0].low == pair[1].low:
        return False
    x, y = (f"{v.low.normalize():f}".replace(".", "").strip("0") for v in pair)
    if len(x) != len(y) or len(x) < _LEAST:
        return False
    return sorted(x) == sorted(y) or sum(c != d for c, d in zip(x, y, strict=True)) == 1


def differs_by_its_unit(one: Statement, other: Statement) -> bool:
    """Whether two amounts are one number in two units: 4 mm and 4 厘米, 1,850 ft and 1,850 metres."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not a.written or a.written == b.written:
        return False
    numbers = [number(found[0]) if (found := _WRITTEN.search(s.text)) else None for s in (one, other)]
    return a.low != b.low and numbers[0] == numbers[1] not in (None, 1)


def looks_rounded(one: Statement, other: Statement) -> bool:
    """Whether one of two figures is the other told roughly: 4,200 for 4,249, half an hour for 31 minutes."""
    pair = figures_of_one_unit(one, other)
    if pair is None or pair[0].high or pair[1].high:
        return False
    a, b = pair
    x, y = (len(v.low.normalize().as_tuple().digits) for v in (a, b))
    return x != y and abs(a.low - b.low) <= _ABOUT * max(abs(a.low), abs(b.low))


def _beside(said: EmbeddedStatement, assets: tuple[ParsedAsset, ...]) -> list[Statement]:
    """The other statements of its sentence, in whichever of ``assets`` makes it."""
    return [s.statement for parsed in assets if said in parsed.said for s in parsed.beside(said)]


def _of(assets: tuple[ParsedAsset, ...], kind: str) -> list[Statement]:
    return [s.statement for parsed in assets for s in parsed.said if s.statement.kind == kind]
