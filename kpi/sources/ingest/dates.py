"""Times as people and programs write them: days, hours, weeks and months, decided for a column as a whole."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from kpi.sources.ingest.errors import BadCell, SourceError
from kpi.sources.ingest.model import Cell, DateOrder, Note

Period = Literal["day", "week", "month"]
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        1,
    )
    for name in names.split()
}
_TIME = (
    r"(?:[t\s]\s*(?P<hour>\d{1,2})(?:[:时点](?P<minute>\d{2})?(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?分?"
    r"\s*(?P<half>am|pm)?\s*(?P<zone>z|utc|[+-]\d{2}:?\d{2})?)?"
)
_DAYS = tuple(
    re.compile(form + _TIME)
    for form in (
        r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?",
        r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<name>[a-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})",
        r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<first>\d{1,2})[-/.](?P<other>\d{1,2})[-/.](?P<year>\d{4}|\d{2})",
    )
)
_WEEKS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})\s*[-/]?\s*w(?:k|eek)?\s*(?P<week>\d{1,2})",
        r"(?P<year>\d{4})\s*年?\s*第\s*(?P<week>\d{1,2})\s*[周週]",
        r"w(?:k|eek)?\s*(?P<week>\d{1,2})[\s,/-]+(?P<year>\d{4})",
    )
)
_MONTH_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*月?",
        r"(?P<name>[a-z]{3,9})\.?,?[\s-]+(?P<year>\d{4})",
        r"(?P<month>\d{1,2})\s*/\s*(?P<year>\d{4})",
    )
)
_WEEKDAY = re.compile(
    r"\s*[(]?(?:(?:周|星期|礼拜)[一二三四五六日天]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b)"
    r"[)]?,?\s*"
)
_NO_YEAR = re.compile(r"\d{1,2}\s*[-/月]\s*\d{1,2}\s*[日号]?")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of spreadsheet serials, a wall clock
_SERIALS = range(20_000, 80_000)
"""Serial numbers of the years 1954 to 2119; nothing else that stands in a column of times looks like them."""
_CACHE = 50_000


class Look(NamedTuple):
    """What a cell says before its column decides: ``first`` and ``second`` are month and day, or unordered."""

    period: Period
    year: int
    first: int
    second: int
    unordered: bool = False
    clock: tuple[int, int, int] | None = None
    offset: dt.timedelta | None = None


def look(cell: Cell) -> Look:
    """What ``cell`` says about time; BadCell when it is none."""
    if isinstance(cell, dt.datetime):
        # Spreadsheets keep a time as a fraction of a day, which comes back some microseconds early.
        near = cell + dt.timedelta(milliseconds=500)
        return Look("day", near.year, near.month, near.day, clock=(near.hour, near.minute, near.second))
    if isinstance(cell, dt.date):
        return Look("day", cell.year, cell.month, cell.day)
    if isinstance(cell, bool) or cell is None or isinstance(cell, (dt.time, dt.timedelta)):
        raise BadCell("kpi_sources.not_a_time", text=_shown(cell))
    if isinstance(cell, (int, float)):
        return _number(float(cell))
    return _text(cell)


def _number(cell: float) -> Look:
    if int(cell) in _SERIALS:
        return look(_EPOCH + dt.timedelta(days=cell))
    if cell == int(cell) and 19_000_101 <= cell <= 20_991_231:
        return _text(str(int(cell)))
    raise BadCell("kpi_sources.not_a_time", text=f"{cell:g}")


def _text(cell: str) -> Look:
    text = unicodedata.normalize("NFKC", cell).strip().lower()
    if text.isdigit() and len(text) == 5:
        return _number(float(text))
    plain = _WEEKDAY.sub(" ", text).strip() if not text.isascii() or text[:1].isalpha() or text[-1:].isalpha() else text
    for form in _DAYS:
        if found := form.fullmatch(plain):
            return _day(cell, found)
    for form in _WEEKS:
        if found := form.fullmatch(plain):
            return Look("week", int(found["year"]), int(found["week"]), 1)
    for form in _MONTH_FORMS:
        if found := form.fullmatch(plain):
            return Look("month", int(found["year"]), _month(cell, found), 1)
    raise BadCell("kpi_sources.no_year" if _NO_YEAR.fullmatch(plain) else "kpi_sources.not_a_time", text=_shown(cell))


def _day(cell: str, found: re.Match[str]) -> Look:
    parts = found.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    clock, offset = None, None
    if parts["hour"]:
        hour = int(parts["hour"])
        if parts["half"]:
            hour = hour % 12 + (12 if parts["half"] == "pm" else 0)
        clock = (hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    if parts["zone"]:
        offset = _offset(parts["zone"])
    if "first" in parts:
        return Look("day", year, int(parts["first"]), int(parts["other"]), True, clock, offset)
    return Look("day", year, _month(cell, found), int(parts["day"]), False, clock, offset)


def _month(cell: str, found: re.Match[str]) -> int:
    parts = found.groupdict()
    if parts.get("month"):
        return int(parts["month"])
    if parts["name"] not in _MONTHS:
        raise BadCell("kpi_sources.not_a_time", text=_shown(cell))
    return _MONTHS[parts["name"]]


def _offset(text: str) -> dt.timedelta:
    if text in ("z", "utc"):
        return dt.timedelta()
    size = dt.timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return -size if text[0] == "-" else size


def _shown(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return text if len(text) <= 40 else text[:39] + "…"


@dataclass(slots=True)
class DateSurvey:
    """Counts what a column of times says, cell by cell, so that it can be read in one way."""

    zone: ZoneInfo
    _periods: Counter[Period] = field(default_factory=Counter)
    _orders: Counter[str] = field(default_factory=Counter)
    _clocks: int = 0
    _example: str = ""
    _times: dict[Cell, int] = field(default_factory=dict)

    def add(self, cell: Cell) -> None:
        """Take one more cell into account; what is no time is left to be a fault later."""
        times = self._times.get(cell)
        if times is None:
            if len(self._times) >= _CACHE:
                self._count()
            times = 0
        self._times[cell] = times + 1

    def _count(self) -> None:
        """Look at each different cell once, however often it was seen."""
        for cell, times in self._times.items():
            try:
                seen = look(cell)
            except BadCell:
                continue
            self._periods[seen.period] += times
            if seen.unordered:
                self._orders[_order(seen)] += times
                self._example = self._example or str(cell)
            if seen.clock is not None and _clock_in(seen, self.zone) != (0, 0, 0):
                self._clocks += times
        self._times.clear()

    def decide(self, told: DateOrder | None, usual: DateOrder | None) -> tuple[DateRule, tuple[Note, ...]]:
        """The one way to read the column: ``told`` by a person, else by the cells, else as ``usual`` for the source.

        SourceError ``kpi_sources.dates_undecidable`` when day and month cannot be told apart.
        """
        self._count()
        notes: list[Note] = []
        order = told
        dmy, mdy = self._orders["dmy"], self._orders["mdy"]
        if order is None and (dmy or mdy):
            order = "dmy" if dmy >= mdy else "mdy"
            if usual is not None and usual != order:
                notes.append(Note("kpi_sources.date_order_changed", {"order": order, "usual": usual}))
        if order is None:
            order = usual
        if order is None and self._orders["either"]:
            raise SourceError("kpi_sources.dates_undecidable", example=self._example)
        period: Period = max(self._periods, key=lambda each: self._periods[each], default="day")
        if period != "day":
            notes.append(Note(f"kpi_sources.period_{period}"))
        return DateRule(self.zone, order, period, self._clocks > 0 and period == "day"), tuple(notes)


def _order(seen: Look) -> str:
    if seen.first > 12 >= seen.second:
        return "dmy"
    if seen.second > 12 >= seen.first:
        return "mdy"
    # The same day and month in either order says nothing, and harms nothing.
    return "same" if seen.first == seen.second else "either"


def _clock_in(seen: Look, zone: ZoneInfo) -> tuple[int, int, int] | None:
    if seen.offset is None or seen.unordered:
        return seen.clock
    try:
        there = _moment(seen, seen.first, seen.second, zone).astimezone(zone)
    except ValueError:
        return seen.clock
    return there.hour, there.minute, there.second


def _moment(seen: Look, month: int, day: int, zone: ZoneInfo) -> dt.datetime:
    hour, minute, second = seen.clock or (0, 0, 0)
    at = dt.datetime(seen.year, month, day, hour, minute, second)  # noqa: DTZ001 - its zone follows
    return at.replace(tzinfo=zone if seen.offset is None else dt.timezone(seen.offset))


@dataclass(slots=True)
class DateRule:
    """How a column of times is read. A week stands under its Monday (ISO 8601), a month under its first day."""

    zone: ZoneInfo
    order: DateOrder | None
    period: Period
    hourly: bool
    _read: dict[Cell, str] = field(default_factory=dict)

    @property
    def grain(self) -> Literal["day", "hour"]:
        """Grain of the figures of this column."""
        return "hour" if self.hourly else "day"

    def known(self, cell: Cell) -> str | None:
        """What ``read`` gave for an equal cell, while it is remembered."""
        return self._read.get(cell)

    def read(self, cell: Cell) -> str:
        """The time of ``cell`` in UTC as ``YYYY-MM-DD HH:00:00.000000`` (a day: its midnight); BadCell."""
        known = self._read.get(cell)
        if known is None:
            if len(self._read) >= _CACHE:
                self._read.clear()
            known = self._read[cell] = self._spell(cell)
        return known

    def _spell(self, cell: Cell) -> str:
        seen = look(cell)
        if seen.period != self.period:
            raise BadCell("kpi_sources.other_period", text=_shown(cell))
        try:
            at = self._at(seen)
        except ValueError:
            code = "kpi_sources.other_order" if seen.unordered else "kpi_sources.no_such_day"
            raise BadCell(code, text=_shown(cell)) from None
        if not 1990 <= at.year < 2100:
            raise BadCell("kpi_sources.no_such_day", text=_shown(cell))
        if at.minute or at.second:
            raise BadCell("kpi_sources.not_on_the_hour", text=_shown(cell))
        return f"{at:%Y-%m-%d %H}:00:00.000000"

    def _at(self, seen: Look) -> dt.datetime:
        if seen.period == "week":
            return dt.datetime.combine(dt.date.fromisocalendar(seen.year, seen.first, 1), dt.time())
        month, day = seen.first, seen.second
        if seen.unordered and self.order == "dmy":
            month, day = day, month
        at = _moment(seen, month, day, self.zone)
        if self.hourly:
            return at.astimezone(dt.UTC)
        return dt.datetime.combine(at.astimezone(self.zone).date(), dt.time())
