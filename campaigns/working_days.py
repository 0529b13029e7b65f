"""What campaign work asks of a calendar of working days; real ones are made in `campaigns.due.calendar`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from campaigns.moments import DAY

_SEARCHED_DAYS = 400


class WorkingDays(Protocol):
    """A calendar of working days: weekends, public holidays, and working days that make up for them."""

    def is_working(self, day: dt.date) -> bool:
        """Whether people work on ``day``."""


Calendars = Callable[[str | None], WorkingDays]
"""The calendar of a country (an ISO code), or of plain Monday to Friday for None."""


def working_days_after(calendar: WorkingDays, day: dt.date, count: int) -> dt.date:
    """The ``count``-th working day after ``day``; ``day`` itself for 0. A calendar without any ends the search."""
    for _ in range(_SEARCHED_DAYS):
        if count <= 0:
            break
        day += DAY
        count -= calendar.is_working(day)
    return day


def opens_week(calendar: WorkingDays, day: dt.date) -> bool:
    """Whether ``day`` is the first of its week, from Monday on, on which people work."""
    monday = day - day.weekday() * DAY
    return calendar.is_working(day) and not any(calendar.is_working(monday + n * DAY) for n in range(day.weekday()))
