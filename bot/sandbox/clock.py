"""The sandbox's clock: real time plus an offset that a person, a test or a demo may move."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

MORNING = dt.time(9)
"""When a working day begins."""
_SEARCHED_DAYS = 60
_SATURDAY = 5


class SandboxClock:
    """Seconds since the epoch, shifted by `offset`; message timestamps come from here and never repeat."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._last_micros = 0

    def now(self) -> float:
        """Seconds since the epoch, with the offset."""
        return time.time() + self.offset

    def utc(self) -> dt.datetime:
        """The moment, as an app that lives by this clock wants it."""
        return dt.datetime.fromtimestamp(self.now(), dt.UTC)

    def stamp(self) -> str:
        """A Slack timestamp such as `1712345678.000100`, later than every earlier one."""
        micros = max(int(self.now() * 1_000_000), self._last_micros + 1)
        self._last_micros = micros
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def weekdays(tz: str, day: dt.date) -> bool:
    """Monday to Friday: the working days of a sandbox that knows no holidays."""
    return day.weekday() < _SATURDAY


def next_working_morning(now: dt.datetime, tz: str, works: Callable[[str, dt.date], bool]) -> dt.datetime:
    """The first moment after `now` at which a working day begins in the zone `tz`; `works(tz, day)` knows them."""
    local = now.astimezone(ZoneInfo(tz))
    for ahead in range(_SEARCHED_DAYS):
        day = local.date() + dt.timedelta(days=ahead)
        morning = dt.datetime.combine(day, MORNING, ZoneInfo(tz))
        if morning > now and works(tz, day):
            return morning
    raise ValueError(f"No working day within {_SEARCHED_DAYS} days of {local.date()} in {tz}.")
