"""What a monitor reads and what it says: plain frozen types, and the one loop that turns days into states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kpi.monitors.errors import BadSeries

Floats = NDArray[np.float64]
ONE_DAY = dt.timedelta(days=1)
_LONGEST_LOOK_BACK = 92


DaysOff = Callable[[dt.date], bool]
"""Whether a day is a public holiday or otherwise no ordinary one of its weekday; the bot knows a country's calendar."""


def no_days_off(day: dt.date) -> bool:
    """The calendar of an unknown country: every day is an ordinary one."""
    return False


class State(StrEnum):
    """UNKNOWN: too little data or volume to say; never shown as fine."""

    OK = "ok"
    ALERT = "alert"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DailySeries:
    """One figure a day from ``start`` on, NaN where a day is missing."""

    start: dt.date
    values: Floats

    @property
    def end(self) -> dt.date:
        """The last day."""
        return self.start + ONE_DAY * (len(self.values) - 1)

    def value(self, day: dt.date) -> float:
        """The figure of ``day``; NaN outside of the series."""
        index = (day - self.start).days
        return float(self.values[index]) if 0 <= index < len(self.values) else float("nan")

    def window(self, last: dt.date, days: int) -> Floats:
        """(days,) figures up to ``last``, inside; NaN outside of the series."""
        stop = (last - self.start).days + 1
        window = np.full(days, np.nan)
        first = stop - days
        low, high = max(first, 0), min(stop, len(self.values))
        if high > low:
            window[low - first : high - first] = self.values[low:high]
        return window

    def which(self, off: DaysOff) -> list[bool]:
        """Of each day whether it is ``off``."""
        return [off(self.start + ONE_DAY * each) for each in range(len(self.values))]

    def upto(self, last: dt.date) -> DailySeries:
        """The series as it was known on ``last``; missing days up to then are NaN."""
        return DailySeries(self.start, self.window(last, max((last - self.start).days + 1, 0)))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a monitor may read: a KPI's total, its parts by one dimension, the two sides of a ratio, and which days are
    no ordinary ones."""

    total: DailySeries
    parts: Mapping[str, DailySeries] = field(default_factory=dict)
    numerator: DailySeries | None = None
    denominator: DailySeries | None = None
    off: DaysOff = no_days_off


Param = float | int | str | dt.date | dt.datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What a monitor says of one day (or hour).

    ``since``: first day of the state, for an alert when it began. ``code``: key of the sentence in the catalogue
    ``monitors``, filled with ``params`` (see ``kpi.monitors.wording`` for their spelling). ``evidence``: the numbers
    behind it, for a chart or for `explain`.
    """

    at: dt.date | dt.datetime
    state: State
    since: dt.date | dt.datetime
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    evidence: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reading before it knows since when."""

    state: State
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    evidence: Mapping[str, float] = field(default_factory=dict)


class Monitor(Protocol):
    """Every monitor: the readings of the days from ``first`` to ``last``, each from figures up to its day only."""

    def readings(self, figures: Figures, first: dt.date, last: dt.date) -> list[Reading]: ...


class JudgesDays:
    """A monitor that judges one day at a time; how long the state has lasted is found by judging the days before."""

    def judge(self, figures: Figures, day: dt.date) -> Judgement:
        """The state on ``day``, from figures up to it."""
        raise NotImplementedError

    def readings(self, figures: Figures, first: dt.date, last: dt.date) -> list[Reading]:
        """One reading a day, ``first`` and ``last`` inside. Only of an alert it is asked since when: any other state
        counts from ``first``, though it may have been there before."""
        days = [first + ONE_DAY * each for each in range((last - first).days + 1)]
        if not days:
            raise BadSeries(f"The period from {first} to {last} has no day. Give a first day before the last.")
        judged = {day: self.judge(figures, day) for day in days}
        since = first
        for _ in range(_LONGEST_LOOK_BACK if judged[first].state is State.ALERT else 0):
            before = since - ONE_DAY
            if before < figures.total.start or self.judge(figures, before).state != judged[first].state:
                break
            since = before
        readings = []
        for day in days:
            if day > first and judged[day].state != judged[day - ONE_DAY].state:
                since = day
            one = judged[day]
            readings.append(Reading(day, one.state, since, one.code, one.params, one.evidence))
        return readings


def too_little(known: int, wanted: int) -> Judgement:
    """The judgement where figures are missing."""
    return Judgement(State.UNKNOWN, "monitor.too_little", {"known": known, "wanted": wanted})


def low_volume(volume: float, least: float) -> Judgement:
    """The judgement below the minimum volume."""
    return Judgement(State.UNKNOWN, "monitor.low_volume", {"volume": volume, "least": least})
