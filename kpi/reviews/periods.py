"""Which days a review is about."""

from __future__ import annotations

import datetime as dt

from kpi.monitors.model import ONE_DAY
from kpi.reviews.model import Period, Stretch


def stretch(period: Period, as_of: dt.date) -> Stretch:
    """The whole days before ``as_of``: the seven days up to the day before, or the last calendar month or quarter that
    is over. On a Monday the seven days are the week from Monday to Sunday."""
    if period == "week":
        return Stretch(period, as_of - ONE_DAY * 7, as_of - ONE_DAY)
    months = 1 if period == "month" else 3
    begin = as_of.replace(day=1, month=as_of.month - (as_of.month - 1) % months)
    last = begin - ONE_DAY
    first = last.replace(day=1)
    for _ in range(months - 1):
        first = (first - ONE_DAY).replace(day=1)
    return Stretch(period, first, last)
