"""What a reading of a due date is made of: the settings it depends on, the answer, its other readings, its errors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from campaigns.errors import CampaignError


class Granularity(StrEnum):
    """How precisely a due date was said."""

    DAY = "day"
    MINUTE = "minute"


class Reason(StrEnum):
    """Why another reading is possible; each value is the key of a sentence in the catalogues."""

    COMING_WEEK = "due.reason.coming_week"
    WEEK_AFTER = "due.reason.week_after"
    TODAY = "due.reason.today"
    DAY_FIRST = "due.reason.day_first"
    OTHER_HALF = "due.reason.other_half"
    PERIOD_START = "due.reason.period_start"
    PERIOD_END = "due.reason.period_end"
    THE_DAY_ITSELF = "due.reason.the_day_itself"
    LAST_WORKING_DAY = "due.reason.last_working_day"
    WEEKDAY_SAID = "due.reason.weekday_said"
    CALENDAR_DAYS = "due.reason.calendar_days"
    SAME_MONTH = "due.reason.same_month"


@dataclass(frozen=True, slots=True)
class DueSettings:
    """The team's habits. ``week_end`` is a weekday (Monday 0); ``country`` an ISO code of the working-day calendar, or
    None for plain Monday to Friday; ``day_first`` reads 12/04 as 12 April; ``fiscal_start`` is the month the fiscal
    year begins in (its quarters follow); ``language`` is "en", "zh" or None for what the text is written in.
    """

    end_of_day: time = time(18, 0)
    week_end: int = 4
    country: str | None = "CN"
    language: str | None = None
    day_first: bool = False
    fiscal_start: int = 1
    start_of_day: time = time(9, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the words: a local day, or a wall time without zone information, and why it is possible."""

    when: date | datetime
    reason: Reason

    @property
    def iso(self) -> str:
        """The day as 2026-03-06, or the minute as 2026-03-06T18:00."""
        return iso(self.when)


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as it was said.

    ``when`` is a local day, or a wall time in ``zone`` (an IANA name) to the minute; ``start`` and ``end`` are the
    characters of the text it was read from; ``period`` is the stretch that was named, first and last moment, both
    included (a month, 2 to 4 pm); ``past`` says that the moment, or the whole day, lies before now; ``recurring`` that
    the words name a rhythm, of which ``when`` is the next occurrence.
    """

    when: date | datetime
    granularity: Granularity
    zone: str
    start: int
    end: int
    words: str
    alternatives: tuple[Reading, ...] = ()
    period: tuple[date | datetime, date | datetime] | None = None
    past: bool = False
    recurring: bool = False

    @property
    def iso(self) -> str:
        """The day as 2026-03-06, or the minute as 2026-03-06T18:00."""
        return iso(self.when)


def iso(when: date | datetime) -> str:
    """A day as YYYY-MM-DD, a moment as YYYY-MM-DDTHH:MM."""
    return when.strftime("%Y-%m-%dT%H:%M") if isinstance(when, datetime) else when.isoformat()


class UnknownCountry(CampaignError):
    """No working-day calendar for that country."""

    code = "due.unknown_country"

    def __init__(self, country: str) -> None:
        self.country = country
        super().__init__(
            f"There is no holiday calendar for {country!r}; give a two-letter country code such as CN or US."
        )


class NaiveNow(CampaignError):
    """The present moment came without a time zone."""

    code = "due.naive_now"

    def __init__(self) -> None:
        super().__init__("The present moment needs the person's time zone; give one such as Asia/Shanghai.")
