"""The rest of the ways to say a date, through recognizers-text-date-time: imported when first needed, nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """What the library read at ``start`` to ``end``: the readings, each first and last (equal for a point in time).

    A reading is made of days, moments, or times of day.
    """

    start: int
    end: int
    words: str
    readings: tuple[tuple[date | datetime | time, date | datetime | time], ...]


@cache
def _recognizer() -> Any:
    import emoji

    # The library reads a name that emoji 2 dropped.
    if not hasattr(emoji, "UNICODE_EMOJI"):
        vars(emoji)["UNICODE_EMOJI"] = emoji.EMOJI_DATA
    from recognizers_date_time import recognize_datetime

    return recognize_datetime


def find(text: str, now: datetime, *, chinese: bool) -> list[Found]:
    """Every date, time and stretch of them that the library reads in ``text``; lengths and rhythms are left out."""
    try:
        results = _recognizer()(text, "zh-cn" if chinese else "en-us", reference=now.replace(tzinfo=None))
    except (ValueError, OverflowError):
        # A year or a day out of range: the library has then read nothing.
        return []
    found = []
    for result in results:
        readings = tuple(_readings((result.resolution or {}).get("values") or ()))
        if readings:
            found.append(Found(result.start, result.end + 1, result.text, readings))
    return found


def _readings(values: Any) -> Iterator[tuple[date | datetime | time, date | datetime | time]]:
    for value in values:
        if value.get("type") in {"duration", "set"}:
            continue
        if point := _parse(value.get("value")):
            yield point, point
            continue
        start, end = _parse(value.get("start")), _parse(value.get("end"))
        if start or end:
            yield start or end, end or start  # type: ignore[misc]


def _parse(words: str | None) -> date | datetime | time | None:
    if not words or not re.match(r"\d", words):
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            return date.fromisoformat(words)
        if re.fullmatch(r"\d\d:\d\d:\d\d", words):
            return time.fromisoformat(words).replace(second=0)
        if re.fullmatch(r"24:\d\d:\d\d", words):
            return time(23, 59)
        return datetime.fromisoformat(words).replace(second=0)
    except ValueError:
        return None


def last_day(first: date, last: date, words: str) -> date:
    """The last day of a stretch: the library's end is the day after, except where the words name both ends."""
    if re.search(r"(?:\bto\b|\btill\b|\buntil\b|\bthrough\b|\band\b|-|–|~|到|至|和|与)", words):
        return last
    return last - timedelta(days=1) if last > first else last
