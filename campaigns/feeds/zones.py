"""A time zone's rules for the years that a feed shows, as a VTIMEZONE (RFC 5545, 3.6.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

from campaigns.feeds.lines import folded, wall

DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)


@lru_cache(maxsize=256)
def vtimezone(zone: str, first: int, last: int) -> bytes:
    """The component of ``zone`` that holds from the year ``first`` to the end of the year ``last``.

    Every change of the clock is spelled out: an onset is the wall time before the change, as the RFC wants it.
    """
    there = ZoneInfo(zone)
    begin = dt.datetime(first, 1, 1, tzinfo=dt.UTC) - DAY
    end = dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC) + DAY
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    for onset, before in ((begin, begin), *((c, c - SECOND) for c in _changes(there, begin, end))):
        old, new = before.astimezone(there), onset.astimezone(there)
        kind = "DAYLIGHT" if new.dst() else "STANDARD"
        lines += [
            f"BEGIN:{kind}",
            f"DTSTART:{wall((onset + _offset(old)).replace(tzinfo=None))}",
            f"TZOFFSETFROM:{_signed(_offset(old))}",
            f"TZOFFSETTO:{_signed(_offset(new))}",
            f"TZNAME:{new.tzname()}",
            f"END:{kind}",
        ]
    return b"".join(folded(line) for line in (*lines, "END:VTIMEZONE"))


def _changes(zone: ZoneInfo, begin: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The moments (UTC) at which clocks in the zone are changed."""
    moment = begin
    while moment < end:
        low, high = moment, moment + DAY
        if _state(low, zone) != _state(high, zone):
            while high - low > SECOND:
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                low, high = (middle, high) if _state(middle, zone) == _state(moment, zone) else (low, middle)
            yield high
        moment += DAY


def _state(moment: dt.datetime, zone: ZoneInfo) -> tuple[dt.timedelta, str | None]:
    local = moment.astimezone(zone)
    return _offset(local), local.tzname()


def _offset(local: dt.datetime) -> dt.timedelta:
    return local.utcoffset() or dt.timedelta()


def _signed(offset: dt.timedelta) -> str:
    minutes, seconds = divmod(round(abs(offset).total_seconds()), 60)
    text = f"{'-' if offset < dt.timedelta() else '+'}{minutes // 60:02}{minutes % 60:02}"
    return f"{text}{seconds:02}" if seconds else text
