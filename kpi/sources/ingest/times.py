"""What one cell says of time: a day, an hour, a week or a month, as people and programs write them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Literal, NamedTuple

from kpi.months import MONTH_NUMBER
from kpi.sources.ingest.errors import BadCell
from kpi.sources.ingest.model import Cell

Period = Literal["day", "week", "month"]
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
        r"(?P<first>\d{1,2})[-/](?P<other>\d{1,2})[-/](?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})",
        # Without a year, which is asked for.
        r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]?",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<name>[a-z]{3,9})\.?",
        r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?",
        r"(?P<first>\d{1,2})[-/](?P<other>\d{1,2})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.",
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
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of spreadsheet serials, a wall clock
_SERIALS = range(20_000, 80_000)
"""Serial numbers of the years 1954 to 2119; nothing else that stands in a column of times looks like them."""
_MOST_SHOWN = 40


class Look(NamedTuple):
    """What a cell says before its column decides: ``first`` and ``second`` are month and day, or unordered; ``year`` is
    None where none is written."""

    period: Period
    year: int | None
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
        raise BadCell("kpi_sources.not_a_time", text=shown(cell))
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
    raise BadCell("kpi_sources.not_a_time", text=shown(cell))


def _day(cell: str, found: re.Match[str]) -> Look:
    parts = found.groupdict()
    year = _year(parts.get("year"))
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


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)


def _month(cell: str, found: re.Match[str]) -> int:
    parts = found.groupdict()
    if parts.get("month"):
        return int(parts["month"])
    if parts["name"] not in MONTH_NUMBER:
        raise BadCell("kpi_sources.not_a_time", text=shown(cell))
    return MONTH_NUMBER[parts["name"]]


def _offset(text: str) -> dt.timedelta:
    if text in ("z", "utc"):
        return dt.timedelta()
    size = dt.timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return -size if text[0] == "-" else size


def shown(cell: object) -> str:
    """A cell as a fault names it: at most 40 characters of it."""
    text = "" if cell is None else str(cell)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
