"""How far apart two values lie, on one scale for figures, days, hours and days of the week."""

from __future__ import annotations

import math

from consistency.statements.model import Statement
from consistency.statements.values import Clock, Day, Figure, Weekdays

FARTHEST = 2.5
_FROM_NOTHING = 1.0
"""How far a share lies from none."""
_MONTH = 30
_HALF_A_DAY = 240
_HOURS = {"s": 1 / 3600, "day": 24.0, "workday": 24.0, "month": 730.0}


def distance_of(one: Statement, other: Statement) -> float:
    """How far apart two values are: the log of their ratio, months between days, four hours between times of day."""
    a, b = one.value, other.value
    if isinstance(a, Figure) and isinstance(b, Figure):
        factors = (1.0, 1.0) if a.unit == b.unit else (_HOURS.get(a.unit, 1.0), _HOURS.get(b.unit, 1.0))
        ends = (a.high or a.low, b.high or b.low) if "up_to" in (a.bound, b.bound) else (a.low, b.low)
        low, high = sorted(float(end) * factor for end, factor in zip(ends, factors, strict=True))
        if low <= 0:
            return _FROM_NOTHING if a.unit == "%" else FARTHEST
        return math.log(high / low)
    if isinstance(a, Day) and isinstance(b, Day):
        middle = _MONTH // 2
        years = 12 * (a.year - b.year) if a.year and b.year else 0
        days = abs(((a.month - b.month + years) * _MONTH) + (a.day or middle) - (b.day or middle))
        return math.log1p(days / _MONTH)
    if isinstance(a, Weekdays) and isinstance(b, Weekdays):
        return len(a.days ^ b.days) / 8
    if isinstance(a, Clock) and isinstance(b, Clock):
        apart = abs(a.minutes - b.minutes)
        round_the_clock = 3 * _HALF_A_DAY if a.half or b.half else 6 * _HALF_A_DAY
        return min(apart, abs(round_the_clock - apart)) / _HALF_A_DAY
    return FARTHEST
