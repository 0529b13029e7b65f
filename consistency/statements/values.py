"""Values that copy states, and whether two of them say the same, contradict or cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

Bound = Literal["", "from", "up_to"]

SAME: Final = "same"
OTHER: Final = "other"
OPEN: Final = "open"
"""Answers of ``compare_values``: equal, contradicting, or neither (a range, another currency, a from-price)."""

Answer = Literal["same", "other", "open"]

_CONVERTED = frozenset({"mm", "g", "ml", "m2"})
"""Base units that copy rounds when it converts (2.4 lb and 1.1 kg)."""
_ROUNDING = Decimal("0.015")
_DAYS_A_MONTH = Decimal("30.42")
_MONTHS_ABOUT = Decimal("0.1")
"""How far days may be from months that say about the same: 28 days and a month."""
_WHOLE = 20
"""The least that copy rounds to the nearest whole number."""
_HOURS_A_DAY = 24
_HOURS = {"s": Decimal(1) / 3600, "day": Decimal(_HOURS_A_DAY), "month": _DAYS_A_MONTH * _HOURS_A_DAY}
"""Hours in a unit of time."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a base unit; ``high`` ends a range; ``bound``: it is the least or the most."""

    unit: str
    low: Decimal
    high: Decimal | None = None
    bound: Bound = ""
    written: str = ""
    """The unit as written, so that a rounded conversion is told from another figure."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; ``year`` and ``day`` may be left open."""

    month: int
    day: int | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes after midnight; ``half``: written on a twelve-hour clock without its half."""

    minutes: int
    half: bool = False


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, 1 for Monday to 7 for Sunday."""

    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether something is promised (offered, allowed, contained) or denied."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A version or an edition, folded: ``4.2``, ``s7``."""

    text: str


Value = Figure | Day | Clock | Weekdays | Stand | Name


def compare_values(one: Value, other: Value) -> Answer:
    """Whether two values of one subject agree. Different types never compare."""
    if isinstance(one, Figure) and isinstance(other, Figure):
        return _figures(one, other)
    if isinstance(one, Day) and isinstance(other, Day):
        return _days(one, other)
    if isinstance(one, Clock) and isinstance(other, Clock):
        return _clocks(one, other)
    if isinstance(one, Weekdays) and isinstance(other, Weekdays):
        return _weeks(one.days, other.days)
    if isinstance(one, Stand) and isinstance(other, Stand):
        return SAME if one.holds == other.holds else OTHER
    if isinstance(one, Name) and isinstance(other, Name):
        return SAME if one.text == other.text else OTHER
    return OPEN


def _days(one: Day, other: Day) -> Answer:
    if one.year and other.year and one.year != other.year:
        return OTHER
    if one.month != other.month:
        return OTHER
    return OTHER if one.day and other.day and one.day != other.day else SAME


def _weeks(one: frozenset[int], other: frozenset[int]) -> Answer:
    """Days of which the other names some are open: a late evening on Thursday is one of Tuesday to Sunday."""
    if one == other:
        return SAME
    return OPEN if one < other or other < one else OTHER


def _clocks(one: Clock, other: Clock) -> Answer:
    half_a_day = 12 * 60
    if (one.minutes - other.minutes) % (2 * half_a_day) == 0:
        return SAME
    loose = one.half or other.half
    return SAME if loose and one.minutes % half_a_day == other.minutes % half_a_day else OTHER


def _figures(one: Figure, other: Figure) -> Answer:
    same_unit = one.unit == other.unit
    if not same_unit and not (one.unit in _HOURS and other.unit in _HOURS):
        return OPEN
    first, second = (one, other) if same_unit else (_as_hours(one), _as_hours(other))
    if first is None or second is None or {one.unit, other.unit} == {"s", "month"}:
        return OPEN
    if {one.unit, other.unit} == {"day", "month"} and abs(first.low - second.low) <= _MONTHS_ABOUT * second.low:
        return SAME if _near(first.low, second.low, first, second) else OPEN
    if _near(first.low, second.low, first, second):
        if first.high is not None and second.high is not None and first.high != second.high:
            return OTHER
        return SAME
    if first.high is not None and second.high is not None:
        return OTHER
    if first.high is not None or second.high is not None:
        span, single = (first, second) if first.high is not None else (second, first)
        if single.bound == "up_to" and span.high is not None:
            return SAME if _near(span.high, single.low, span, single) else OTHER
        if span.high is not None and _near(span.high, single.low, span, single):
            return SAME
        inside = span.high is not None and span.low <= single.low <= span.high
        return OPEN if inside or single.bound else OTHER
    return _bounded(first, second)


def _bounded(one: Figure, other: Figure) -> Answer:
    """Two single figures that differ: a least and a most leave room on one side."""
    if one.bound == other.bound:
        return OTHER
    if {one.bound, other.bound} == {"from", "up_to"}:
        return OPEN
    limit, single = (one, other) if one.bound else (other, one)
    if limit.bound == "from":
        return OPEN if single.low > limit.low else OTHER
    leaves_room = single.unit == "%" or single.unit.isupper()
    return OPEN if leaves_room and single.low < limit.low else OTHER


def _near(one: Decimal, other: Decimal, first: Figure, second: Figure) -> bool:
    if one == other or _rounded(one, other) or _rounded(other, one):
        return True
    converted = first.written != second.written and first.unit in _CONVERTED
    months = first.unit == "hour" and first.written != second.written and max(one, other) >= 28 * _HOURS_A_DAY
    return (converted or months) and abs(one - other) <= max(abs(one), abs(other)) * (_ROUNDING + (months * _ROUNDING))


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether ``one`` is ``other`` to the nearest whole: 121 for 120.83."""
    return one >= _WHOLE and one == round(other) != other


def _as_hours(figure: Figure) -> Figure | None:
    """A length of time in hours, None for anything else: 2 days are 48 hours, 12 months are a year."""
    factor = _HOURS.get(figure.unit)
    if factor is None:
        return None
    high = round(figure.high * factor, 6) if figure.high is not None else None
    return Figure("hour", round(figure.low * factor, 6), high, figure.bound, figure.unit)
