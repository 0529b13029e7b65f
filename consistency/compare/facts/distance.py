"""How far apart two values lie, on one scale for figures, days, hours and days of the week."""

from __future__ import annotations

import math

from consistency.statements.model import Statement
from consistency.statements.values import Clock, Day, Figure, Weekdays

FARTHEST = 2.5
_FROM_NOTHING = 1.0
"""How far a share lies from none."""
_MONTH = 30
"""Days, about."""
_DAYS_OF_THE_WEEK = 8
"""Days of the week that only one of two values has, to lie 1 apart: a little more than all of them."""
_FOUR_HOURS = 240
"""Minutes."""
_CLOCK_FACE = 720
"""Minutes."""
_HOURS = {"s": 1 / 3600, "day": 24.0, "workday": 24.0, "month": 730.0}


def distance_of(one: Statement, other: Statement) -> float:
    """How far apart two values are, from 0 to about ``FARTHEST``, which stands for what cannot be told.

    Figures: the log of their ratio. Days: the log of one more than the months between them. Times of day: the hours
    between them, four for 1. Days of the week: how many only one has, eight for 1.
    """
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
        return len(a.days ^ b.days) / _DAYS_OF_THE_WEEK
    if isinstance(a, Clock) and isinstance(b, Clock):
        apart = abs(a.minutes - b.minutes)
        once_round = _CLOCK_FACE if a.half or b.half else 2 * _CLOCK_FACE
        return min(apart, abs(once_round - apart)) / _FOUR_HOURS
    return FARTHEST
