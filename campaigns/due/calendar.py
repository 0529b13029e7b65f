"""The working-day calendar: days off, make-up working days, working days counted, the break around a holiday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from campaigns.due.model import UnknownCountry

DAY = timedelta(days=1)
SATURDAY = 5


class _Holidays(Protocol):
    """What is used of a calendar of the library ``holidays``."""

    def is_working_day(self, key: date) -> bool: ...
    def is_weekend(self, key: date) -> bool: ...
    def __contains__(self, key: object) -> bool: ...


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of one country; of None, Monday to Friday without holidays."""

    country: str | None

    def is_working(self, day: date) -> bool:
        """Whether people work on ``day``, make-up weekends included."""
        if self.country is None:
            return day.weekday() < SATURDAY
        return _country(self.country).is_working_day(day)

    def is_holiday(self, day: date) -> bool:
        """Whether ``day`` is a public holiday or a day off given for one; a plain weekend is not."""
        return self.country is not None and day in _country(self.country)

    def is_unusual(self, day: date) -> bool:
        """Whether ``day`` is no ordinary one of its weekday: a public holiday, a weekend between two of one break, or a
        weekend that makes up for one."""
        if self.country is None or self.is_holiday(day):
            return self.country is not None
        if not _country(self.country).is_weekend(day):
            return False
        first, last = self.stretch(day)
        around = (first + DAY * each for each in range((last - first).days + 1))
        kept = [each for each in around if self.is_holiday(each)]
        return self.is_working(day) or (bool(kept) and kept[0] < day < kept[-1])

    def add(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it when negative); ``day`` itself when zero."""
        step = DAY if count >= 0 else -DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def at_or_before(self, day: date) -> date:
        """``day``, or the last working day before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def at_or_after(self, day: date) -> date:
        """``day``, or the first working day after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def nth(self, first: date, last: date, count: int) -> date | None:
        """The ``count``-th working day from ``first`` to ``last`` (-1 the last one); None when there is none."""
        day = self.at_or_before(last) if count < 0 else self.add(self.at_or_after(first), count - 1)
        return day if first <= day <= last else None

    def stretch(self, day: date) -> tuple[date, date]:
        """First and last day of the run of free days around ``day``; ``day`` twice when people work on it."""
        if self.is_working(day):
            return day, day
        first = last = day
        while not self.is_working(first - DAY):
            first -= DAY
        while not self.is_working(last + DAY):
            last += DAY
        return first, last

    def next_break(self, today: date) -> date | None:
        """The first public holiday after ``today`` that begins a break; None when the calendar knows none in a year."""
        day = today
        while self.is_holiday(day):
            day += DAY
        for _ in range(366):
            if self.is_holiday(day):
                return day
            day += DAY
        return None


@lru_cache(maxsize=32)
def _country(code: str) -> _Holidays:
    import holidays

    try:
        calendar: _Holidays = holidays.country_holidays(code)
    except NotImplementedError:
        raise UnknownCountry(code) from None
    return calendar
