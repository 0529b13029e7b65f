"""The anomaly monitor on days and on hours, and broken data: what the detectors say, as readings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kpi.monitors import daily, intraday, rules
from kpi.monitors.baseline import WARM_UP
from kpi.monitors.daily import DailyScores
from kpi.monitors.intraday_scale import WARM_UP as HOURS_WARM_UP
from kpi.monitors.model import ONE_DAY, DailySeries, DaysOff, Figures, Floats, Param, Reading, State, no_days_off

Index = int | tuple[int, int]

_OVER = 0.66
"""An episode is over when the score has fallen below this share of what the bar scores: on most quiet days it lies
below, and on few days of an incident."""
_BROKEN = {
    rules.MISSING: "monitor.broken.missing",
    rules.ZERO: "monitor.broken.zero",
    rules.UNIT: "monitor.broken.unit",
    rules.COPIED: "monitor.broken.copied",
}
_SHAPES = {
    daily.DAY: ("monitor.anomaly.spike", "monitor.anomaly.drop"),
    daily.TWO_DAYS: ("monitor.anomaly.rise_days", "monitor.anomaly.drop_days"),
    daily.WEEK: ("monitor.anomaly.level_up", "monitor.anomaly.level_down"),
    daily.TREND: ("monitor.anomaly.trend_up", "monitor.anomaly.trend_down"),
}

_SHORT = {*_SHAPES[daily.DAY], *_SHAPES[daily.TWO_DAYS]}


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Alert on spikes, drops, level shifts and trends, with one default for every KPI.

    ``bar``: evidence wanted; a false alarm raises it a little (see ``learned``). ``least``: minimum volume, the mean
    day of the last week.
    """

    bar: float = daily.BAR
    least: float = 0.0

    def readings(self, figures: Figures, first: dt.date, last: dt.date) -> list[Reading]:
        """One reading a day; an alert lasts from the day it fires until the figure is unremarkable again."""
        return list(_daily_readings(figures, first, last, self.bar, self.least, broken=False))


@dataclass(frozen=True, slots=True)
class BrokenData:
    """Alert on zeros, copies, missing days and a sudden change of unit, where the series does not do that anyway."""

    def readings(self, figures: Figures, first: dt.date, last: dt.date) -> list[Reading]:
        """One reading a day; an alert lasts while the rule is broken."""
        return list(_daily_readings(figures, first, last, daily.BAR, 0.0, broken=True))


def learned(bar: float, false_alarms: int, confirmed: int) -> float:
    """The bar after people have judged alerts: a false alarm doubles the rarity wanted, a true one takes half back.

    Kept between the default less 0.5 and the default plus 1.5, so that no KPI falls silent for good.
    """
    step = float(np.log10(2.0))
    moved = bar + step * false_alarms - 0.5 * step * confirmed
    return float(min(max(moved, daily.BAR - 0.5), daily.BAR + 1.5))


def scores_upto(series: DailySeries, last: dt.date, bar: float = daily.BAR, off: DaysOff = no_days_off) -> DailyScores:
    """The detectors' word on every day of ``series`` up to ``last``, one row."""
    known = series.upto(last)
    return daily.run(known.values[None, :], known.start.weekday(), bar, off=known.which(off))[0]


@dataclass(frozen=True, slots=True)
class Footing:
    """What the readings of a day hang on besides its scores: the state, since when, and what was said."""

    state: State
    since: dt.date
    code: str = "monitor.warming_up"
    params: Mapping[str, Param] = field(default_factory=lambda: {"wanted": WARM_UP})

    @classmethod
    def of(cls, reading: Reading) -> Footing:
        """That of the day after ``reading``."""
        since = reading.since.date() if isinstance(reading.since, dt.datetime) else reading.since
        return cls(reading.state, since, reading.code, reading.params)


def next_reading(
    before: Footing, day: dt.date, value: float, volume: float, scores: DailyScores, at: Index, *, least: float,
    broken: bool, off: bool = False,
) -> Reading:  # fmt: skip
    """The reading of ``day``, which stands at ``at`` in ``scores``. ``volume``: the mean day of the last week. A day
    ``off`` is not judged: an alert that stands goes on standing."""
    state, since, code = before.state, before.since, before.code
    params: dict[str, Param] = dict(before.params)
    expected, rule, fired = float(scores.expected[at]), int(scores.rule[at]), bool(scores.fired[at])
    if not np.isfinite(expected):
        pass
    elif broken and rule:
        state, code = State.ALERT, _BROKEN[rule]
        params = {"value": value, "expected": expected}
    elif off:
        if state is not State.ALERT:
            state, code, params = State.UNKNOWN, "monitor.day_off", {"value": value, "expected": expected}
    elif not broken and volume < least:
        state, code, params = State.UNKNOWN, "monitor.low_volume", {"volume": volume, "least": least}
    elif not broken and fired and not rule:
        change, days = float(scores.change[at]), int(scores.days[at])
        code = _SHAPES[int(scores.kind[at])][int(change < 0)]
        turned = code != before.code and (change < 0) is not _falls(before)
        if state is not State.ALERT or turned:
            since = day - ONE_DAY * (days - 1)
        params = {"value": value, "expected": expected, "change_pct": change, "days": days, "since_on": since}
        state = State.ALERT
    elif state is not State.ALERT or broken or scores.score[at] < _OVER * 0.5 or _back(code, value, scores, at):
        state, code = State.OK, "monitor.broken.ok" if broken else "monitor.anomaly.ok"
        params = {"value": value, "expected": expected}
    if state is not before.state and not (fired and not rule and not broken and state is State.ALERT):
        since = day
    numbers = {
        "value": value,
        "expected": expected,
        "low": float(scores.low[at]),
        "high": float(scores.high[at]),
        "score": float(scores.score[at]),
        "fired": float(fired),
    }
    return Reading(day, state, since, code, params, numbers)


def _falls(before: Footing) -> bool:
    change = before.params.get("change_pct", 0.0)
    return isinstance(change, int | float) and change < 0


def _back(code: str, value: float, scores: DailyScores, at: Index) -> bool:
    """Whether a drop or spike of a day or two is over: the figure is back in the inner half of its band.

    A level or a trend may lie inside of the band on every day and still be there: these end by their own evidence.
    """
    if code not in _SHORT or not np.isfinite(value):
        return False
    expected, low, high = float(scores.expected[at]), float(scores.low[at]), float(scores.high[at])
    return expected - (expected - low) / 2 <= value <= expected + (high - expected) / 2


def _daily_readings(
    figures: Figures, first: dt.date, last: dt.date, bar: float, least: float, *, broken: bool
) -> Iterator[Reading]:
    series = figures.total
    scores = scores_upto(series, last, bar, figures.off)
    footing = Footing(State.UNKNOWN, series.start)
    for index in range((last - series.start).days + 1):
        day = series.start + ONE_DAY * index
        reading = next_reading(
            footing, day, series.value(day), mean_of(series.window(day, 7)), scores, (0, index), least=least,
            broken=broken, off=figures.off(day),
        )  # fmt: skip
        footing = Footing.of(reading)
        if day >= first:
            yield reading


def mean_of(window: Floats) -> float:
    """Mean of what is known in ``window``; 0 where nothing is."""
    known = window[np.isfinite(window)]
    return float(known.mean()) if len(known) else 0.0


@dataclass(frozen=True, slots=True)
class HourlyAnomaly:
    """Alert on what is news in an hourly or five-minute series: a new maximum of surprise within 40 hours."""

    bar: float = intraday.BAR

    def readings(self, points: Sequence[tuple[dt.datetime, float]]) -> list[Reading]:
        """One reading a point, in their order; the alert is the point that is news."""
        state = intraday.IntradayState()
        readings = []
        for when, value in points:
            point = intraday.advance(state, when, value, self.bar)
            numbers = {"value": value, "expected": point.expected, "score": point.score}
            params: dict[str, Param] = {"value": value, "expected": point.expected, "at": when}
            if not np.isfinite(point.expected):
                readings.append(Reading(when, State.UNKNOWN, when, "monitor.warming_up", {"wanted": HOURS_WARM_UP}))
            elif point.fired:
                code = "monitor.hourly.above" if value > point.expected else "monitor.hourly.below"
                readings.append(Reading(when, State.ALERT, when, code, params, numbers))
            else:
                readings.append(Reading(when, State.OK, when, "monitor.hourly.ok", params, numbers))
        return readings
