"""What arithmetic says of two values: one follows from others that are told, or is a slip of the other."""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.compare.facts.answers import figures_of_one_unit
from consistency.compare.facts.pairs import PairContext
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.numerals import ZH_NUMERAL
from consistency.statements.figures import number
from consistency.statements.model import Statement
from consistency.statements.values import Day, Figure

_MONTHS = Decimal(12)
_CENT = Decimal("0.011")
"""How far apart two sums may be that are one, rounded to the cent."""
_LEAST = 2
"""Least sum, least values that add up, least digits of a slip."""
_SUMMED = frozenset({"s", "#"})
"""Units whose parts copy tells one by one: minutes, things."""
_TIMES = frozenset({"count", "duration"})
"""Kinds of statements that multiply a sum: six months of £5."""
_MOST = 60
"""Larger numbers multiply to a told sum by chance."""
_LESS = frozenset({"saving", "trade_in", "deposit"})
"""Concepts of sums that are taken off another."""
_WRITTEN = re.compile(rf"[0-9][0-9,.]*[0-9]|[0-9]|{ZH_NUMERAL}+")
"""The number in a written amount."""
_ABOUT = Decimal("0.04")
"""Share by which a round figure may differ from what it rounds."""


def follows(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> float:
    """1 where one of two sums is reckoned from the other: 15 % off £95; half that where from others that are told."""
    wholes = [s.statement.value.low if isinstance(s.statement.value, Figure) else None for s in (a, b)]
    if _reckoned(a, context, wholes[1]) or _reckoned(b, context, wholes[0]):
        return 1.0
    return 0.5 * (_reckoned(a, context) or _reckoned(b, context))


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


def _reckoned(said: EmbeddedStatement, context: PairContext, of: Decimal | None = None) -> bool:
    """Whether a sum is another one ``of`` this value, or of any, less a share or a saving, or so many times as much."""
    value = said.statement.value
    if not isinstance(value, Figure) or value.high is not None:
        return False
    assets = (context.one, context.other)
    sums = {v.low for s in _of(assets, "money") if isinstance(v := s.value, Figure) and v.unit == value.unit}
    sums = {each for each in sums if each >= _LEAST and of in (None, each)} - {value.low}
    shares = [v.low / 100 for s in _of(assets, "discount") if isinstance(v := s.value, Figure) and v.unit == "%"]
    savings = {v.low for s in _of(assets, "money") if s.topic in _LESS and isinstance(v := s.value, Figure)}
    near = _beside(said, assets)
    times = {v.low for s in near if s.kind in _TIMES and isinstance(v := s.value, Figure) and 1 < v.low <= _MOST}
    parts = {v.low for s in near if s.kind == "money" and isinstance(v := s.value, Figure)}
    for whole in sums:
        if any(_close(whole * n, value.low) or _close(value.low * n, whole) for n in times):
            return True
        if any(_close(whole + part, value.low) for part in parts - {whole}):
            return True
        if any(_close(whole * (1 - share), value.low) for share in shares):
            return True
        if _close(whole * _MONTHS, value.low) or _close(value.low * _MONTHS, whole):
            return True
        if any(_close(whole - less, value.low) for less in savings if less != whole):
            return True
    return False


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


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) < _CENT
