"""A column of times, read in one way: whether day or month comes first, by day or by hour, decided over all of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import ZoneInfo

from kpi.sources.ingest.errors import BadCell, SourceError
from kpi.sources.ingest.model import Cell, DateOrder, Note
from kpi.sources.ingest.times import Look, Period, look, shown

_CACHE = 50_000
"""Different cells that are remembered with what they say."""
_YEARS = range(1990, 2100)
"""Years that figures may be of; anything else is a slip."""


@dataclass(slots=True)
class DateSurvey:
    """Counts what a column of times says, cell by cell, so that it can be read in one way."""

    zone: ZoneInfo
    _periods: Counter[Period] = field(default_factory=Counter)
    _orders: Counter[str] = field(default_factory=Counter)
    _clocks: int = 0
    _yearless: int = 0
    _example: str = ""
    _without_year: str = ""
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
            if seen.year is None:
                self._yearless += times
                self._without_year = self._without_year or str(cell)
            if seen.unordered:
                self._orders[_order(seen)] += times
                self._example = self._example or str(cell)
            if seen.clock is not None and _clock_in(seen, self.zone) != (0, 0, 0):
                self._clocks += times
        self._times.clear()

    def decide(
        self, told: DateOrder | None, usual: DateOrder | None, year: int | None
    ) -> tuple[DateRule, tuple[Note, ...]]:
        """The one way to read the column: ``told`` by a person, else by the cells, else as ``usual`` for the source.

        ``year`` is that of days written without one. SourceError ``kpi_sources.dates_undecidable`` when day and month
        cannot be told apart, ``kpi_sources.dates_without_year`` when most days have none and nobody said it.
        """
        self._count()
        if year is None and 2 * self._yearless > self._periods.total():
            raise SourceError("kpi_sources.dates_without_year", example=self._without_year)
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
        return DateRule(self.zone, order, period, self._clocks > 0 and period == "day", year), tuple(notes)


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
    at = dt.datetime(seen.year or 0, month, day, hour, minute, second)  # noqa: DTZ001 - its zone follows
    return at.replace(tzinfo=zone if seen.offset is None else dt.timezone(seen.offset))


@dataclass(slots=True)
class DateRule:
    """How a column of times is read; ``year`` is that of days without one.

    A week stands under its Monday (ISO 8601), a month under its first day.
    """

    zone: ZoneInfo
    order: DateOrder | None
    period: Period
    hourly: bool
    year: int | None = None
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
        if seen.year is None:
            if self.year is None:
                raise BadCell("kpi_sources.no_year", text=shown(cell))
            seen = seen._replace(year=self.year)
        if seen.period != self.period:
            raise BadCell("kpi_sources.other_period", text=shown(cell))
        try:
            at = self._at(seen)
        except ValueError:
            code = "kpi_sources.other_order" if seen.unordered else "kpi_sources.no_such_day"
            raise BadCell(code, text=shown(cell)) from None
        if at.year not in _YEARS:
            raise BadCell("kpi_sources.no_such_day", text=shown(cell))
        if at.minute or at.second:
            raise BadCell("kpi_sources.not_on_the_hour", text=shown(cell))
        return f"{at:%Y-%m-%d %H}:00:00.000000"

    def _at(self, seen: Look) -> dt.datetime:
        if seen.period == "week":
            return dt.datetime.combine(dt.date.fromisocalendar(seen.year or 0, seen.first, 1), dt.time())
        month, day = seen.first, seen.second
        if seen.unordered and self.order == "dmy":
            month, day = day, month
        at = _moment(seen, month, day, self.zone)
        if self.hourly:
            return at.astimezone(dt.UTC)
        return dt.datetime.combine(at.astimezone(self.zone).date(), dt.time())
