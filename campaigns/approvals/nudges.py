"""On which days who is reminded of an approval: before its deadline, on its day, ever more rarely after it. Pure."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from campaigns.moments import DAY, wall_of
from campaigns.reminders.model import Availability
from campaigns.reminders.plan import NUDGES

NudgeKind = Literal["before", "due", "overdue"]

_INSTANT = dt.timedelta(seconds=1)


def to_reviewer(deadline: dt.datetime, since: dt.datetime, there: Availability, now: dt.datetime) -> NudgeKind | None:
    """What a reviewer is reminded of today: ``due`` on the last day whose morning lies before the deadline, ``before``
    on their working day ahead of it. None on other days, on the day they were asked (``since``), and once it is late:
    then somebody else is told.
    """
    zone = there.person.zone
    today = wall_of(now, zone).date()
    if now >= deadline or wall_of(since, zone).date() == today:
        return None
    day: dt.date | None = wall_of(deadline - _INSTANT, zone).date()
    assert day is not None
    if there.morning(day) >= deadline or not there.there_on(day):
        day = there.day_before(day)
    if day == today:
        return "due"
    return "before" if day is not None and there.day_before(day) == today else None


def of_late_one(deadline: dt.datetime, there: Availability, now: dt.datetime) -> NudgeKind | None:
    """Whether the delegate or requester is told today that the stage is late: on the 1st, 2nd, 4th, 8th and 16th of
    their working days whose morning comes after the deadline."""
    if now < deadline:
        return None
    zone = there.person.zone
    last = wall_of(deadline - _INSTANT, zone).date()
    if there.morning(last) >= deadline:
        last -= DAY
    today = wall_of(now, zone).date()
    return "overdue" if any(there.day_after(last, nth) == today for nth in NUDGES) else None
