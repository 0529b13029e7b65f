"""How a monitor would have fired over the last quarter, before it goes live."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kpi.monitors.detectable import SmallestChange, smallest_change
from kpi.monitors.episodes import REFRACTORY_DAYS
from kpi.monitors.model import ONE_DAY, Figures, Monitor, Reading, State

QUARTER_DAYS = 91


@dataclass(frozen=True, slots=True)
class Episode:
    """One thread that would have been opened: its days of alert from ``first`` to ``last``, and what was said first.

    ``began`` is the day that the monitor dates it to, at or before ``first``. ``open``: still so at the end.
    """

    began: dt.date
    first: dt.date
    last: dt.date
    open: bool
    reading: Reading


@dataclass(frozen=True, slots=True)
class Preview:
    """``episodes`` in time; ``readings`` of every day, for the picture; ``unknown`` days not judged."""

    first: dt.date
    last: dt.date
    episodes: tuple[Episode, ...]
    readings: tuple[Reading, ...]
    unknown: int
    smallest: SmallestChange

    @property
    def per_quarter(self) -> float:
        """Episodes a quarter at this pace."""
        return len(self.episodes) * QUARTER_DAYS / ((self.last - self.first).days + 1)


def preview(figures: Figures, monitor: Monitor, last: dt.date, days: int = QUARTER_DAYS) -> Preview:
    """Replay ``monitor`` over the ``days`` up to ``last``, each day from the figures up to it."""
    first = last - ONE_DAY * (days - 1)
    readings = monitor.readings(figures, first, last)
    return Preview(
        first=first,
        last=last,
        episodes=episodes(readings),
        readings=tuple(readings),
        unknown=sum(reading.state is State.UNKNOWN for reading in readings),
        smallest=smallest_change(figures.total.upto(last), off=figures.off),
    )


def episodes(readings: list[Reading]) -> tuple[Episode, ...]:
    """Daily readings, in time, as episodes: alerts less than a week apart are one thread."""
    found: list[Episode] = []
    end = readings[-1].at if readings else None
    for reading in readings:
        if reading.state is not State.ALERT:
            continue
        day, since = _date(reading.at), _date(reading.since)
        if found and day - found[-1].last < ONE_DAY * REFRACTORY_DAYS:
            old = found.pop()
            found.append(Episode(old.began, old.first, day, reading.at == end, old.reading))
        else:
            found.append(Episode(since, day, day, reading.at == end, reading))
    return tuple(found)


def _date(at: dt.date | dt.datetime) -> dt.date:
    return at.date() if isinstance(at, dt.datetime) else at
