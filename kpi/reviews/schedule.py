"""Where and when a review comes by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kpi.errors import InvalidField
from kpi.monitors.model import ONE_DAY
from kpi.reviews.model import PERIODS, Period

GRACE = dt.timedelta(hours=9)
"""After an outage of a morning it still comes; later than this the next one comes instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The review of ``period`` in the conversation ``channel``, at ``time`` of ``zone`` on ``weekday`` (0 is Monday):
    every week, or the first of them in a month or a quarter. It is of everything, or of the ``campaign`` with that id.
    ``language`` None: what people there read."""

    channel: str
    period: Period
    weekday: int
    time: dt.time
    zone: str
    campaign: str | None = None
    language: str | None = None
    created_by: str = ""
    created_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        if self.period not in PERIODS:
            raise InvalidField("period", f"{self.period!r} is not one of {', '.join(PERIODS)}")
        if not 0 <= self.weekday <= 6:
            raise InvalidField("weekday", f"{self.weekday} is not between 0, Monday, and 6, Sunday")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise InvalidField("zone", f"{self.zone!r} is no time zone; write one such as Asia/Shanghai") from None


def due(schedule: Schedule, now: dt.datetime) -> dt.date | None:
    """The day of the review that is due at ``now``, None for none: its time has come today or a little while ago, and
    the schedule was there already."""
    zone = ZoneInfo(schedule.zone)
    day = now.astimezone(zone).date()
    for each in (day, day - ONE_DAY):
        at = dt.datetime.combine(each, schedule.time, zone)
        made = schedule.created_at
        if on(schedule, each) and at <= now < at + GRACE and (made is None or made <= at):
            return each
    return None


def following(schedule: Schedule, now: dt.datetime) -> dt.datetime:
    """When the next review after ``now`` comes."""
    zone = ZoneInfo(schedule.zone)
    day = now.astimezone(zone).date()
    while not on(schedule, day) or dt.datetime.combine(day, schedule.time, zone) <= now:
        day += ONE_DAY
    return dt.datetime.combine(day, schedule.time, zone)


def on(schedule: Schedule, day: dt.date) -> bool:
    """Whether ``day`` is a day of the schedule."""
    if day.weekday() != schedule.weekday:
        return False
    if schedule.period == "week":
        return True
    return day.day <= 7 and (schedule.period == "month" or day.month % 3 == 1)
