"""From local wall time to moments and back: the only room that knows when a due date is over.

A wall time that a clock change skips is read with the offset before the change (02:30 becomes 03:30 by the new clock);
one that happens twice is its first occurrence (PEP 495, fold 0).
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from campaigns.model import Due

DAY = dt.timedelta(days=1)


def moment_of(wall: dt.datetime, zone: str) -> dt.datetime:
    """The moment (UTC) at which clocks in ``zone`` show the naive ``wall``."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def wall_of(moment: dt.datetime, zone: str) -> dt.datetime:
    """What clocks in ``zone`` show at an aware ``moment``, as a naive datetime."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def day_of(due: Due) -> dt.date:
    """The local day on which something is due."""
    return dt.date.fromisoformat(due.at[:10])


@lru_cache(maxsize=8192)
def over(due: Due) -> dt.datetime:
    """The moment (UTC) from which it is late: the minute that was said, or the midnight that ends the day."""
    if due.granularity == "minute":
        return moment_of(dt.datetime.fromisoformat(due.at), due.zone)
    return end_of_day(day_of(due), due.zone)


def start_of_day(day: dt.date, zone: str) -> dt.datetime:
    """The moment (UTC) at which ``day`` begins in ``zone``."""
    return moment_of(dt.datetime.combine(day, dt.time()), zone)


def end_of_day(day: dt.date, zone: str) -> dt.datetime:
    """The moment (UTC) at which ``day`` is over in ``zone``."""
    return start_of_day(day + DAY, zone)


def on_day(day: dt.date, zone: str) -> Due:
    """Due on that day."""
    return Due(at=day.isoformat(), zone=zone, granularity="day")


def at_minute(wall: dt.datetime, zone: str) -> Due:
    """Due at that wall time, to the minute."""
    return Due(at=wall.strftime("%Y-%m-%dT%H:%M"), zone=zone, granularity="minute")
