"""Anomalies in daily series: four statistics under one alert budget, one fixed default for every KPI.

No single detector sees both a bad day and a slow decline, so the residuals of the baseline are read four ways: today,
today with yesterday as far as the two agree, the mean of a week, and two weeks weighted towards today (the matched
filter of a trend). Each is brought to standard deviations by what it has been for this series, each deviation to a
chance by this series' own tail (``kpi.monitors.tails``), and the rarest speaks. Days are clipped before they are
averaged, so that one wild day is never read as a shift. State is a few hundred numbers a KPI; a day is one call,
whatever the length of the past.

Strictly causal: what is said of a day uses that day and those before it. Rows do not influence each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.monitors import stabilise
from kpi.monitors.baseline import MEMORY_DAYS, WARM_UP, Baseline
from kpi.monitors.episodes import Episodes
from kpi.monitors.rules import Habits
from kpi.monitors.tails import Prior, Tails, rarity, size_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

DAY, TWO_DAYS, WEEK, TREND = 0, 1, 2, 3
"""The statistics, as ``DailyScores.kind`` names them."""
WINDOWS = (1, 2, 7, MEMORY_DAYS)

BAR = 2.6
"""Evidence (-log10 of the chance, weighted) from which a day is an alert: the one default."""
_CAUTION, _YOUNG_DAYS = 0.7, 70.0
"""Added to the bar of a series on its first day, less every day after: its spread is known from four weeks only."""
HANDICAP = np.array([0.75, -0.06, -0.53, -0.92])
"""Share of the alert budget: overlapping windows fire in clusters, so a lower bar costs them no more alerts."""
SURE = 20.0
"""Evidence of a broken rule."""

PRIOR = Prior(threshold=2.0, share=0.0456, days=750.0, excess=0.42, peaks=35.0, cap=3.0, gap=7)
"""A normal's share beyond two standard deviations, both ways: up and down teach one tail, which is twice the data."""
_WIDTH_GAIN = 0.002
_CLIPPED_NORMAL = 0.95
_OUTLIER_TWO = 6.0
_AGREE = 0.8
"""Standard deviations by which the wilder of two days may count for more than the other: one wild day is no pair."""
_OUTLIER_MANY = 2.2
_KNOWN_TO_BEGIN = 14
_RAMP = np.arange(1.0, MEMORY_DAYS + 1) / np.sqrt((np.arange(1.0, MEMORY_DAYS + 1) ** 2).sum())
_RAMP_PAIRS = np.array(
    [(_RAMP[: MEMORY_DAYS - lag] * _RAMP[lag:]).sum() * (2.0 if lag else 1.0) for lag in range(MEMORY_DAYS)]
)
"""Sum over pairs of days so far apart of their weights: the variance of the ramp is this times the autocorrelations."""


@dataclass(frozen=True, slots=True)
class DailyScores:
    """What was said, one row a series and (from ``run``) one column a day.

    ``score``: in [0, 1], 0.5 at the alert bar. ``fired``: an alert, news and not more of the same. ``kind``: the
    statistic that spoke, ``rule``: the rule broken (see ``kpi.monitors.rules``), 0 for none. ``days``: how many days
    back it began, today included. ``change``: relative to what was expected, over those days. ``expected``, ``low``,
    ``high``: today's value and the band outside of which a single day is an alert; NaN during the warm-up.
    """

    score: Floats
    fired: Bools
    kind: Ints
    rule: Ints
    days: Ints
    change: Floats
    expected: Floats
    low: Floats
    high: Floats


@dataclass(slots=True)
class DailyState:
    """All that is remembered of a set of series. ``recent`` is (series, 28) raw values, newest last."""

    baseline: Baseline
    habits: Habits
    tails: Tails
    episodes: Episodes
    width: Floats
    recent: Floats
    begun: Floats
    live: Bools

    @classmethod
    def new(cls, series: int, period: int = 7) -> DailyState:
        """Series that have not begun; ``period`` days make a season (1 for none, as with weekly figures)."""
        return cls(
            baseline=Baseline.new(series, period),
            habits=Habits.new(series, period),
            tails=Tails.new((series, len(WINDOWS))),
            episodes=Episodes.new(series),
            width=np.ones((series, len(WINDOWS))),
            recent=np.full((series, WARM_UP), np.nan),
            begun=np.zeros(series),
            live=np.zeros(series, dtype=np.bool_),
        )


def advance(
    state: DailyState, values: Floats, slot: int, bar: float | Floats = BAR, *, off: bool = False
) -> DailyScores:
    """Judge one day and learn from it. ``values`` is (series,) with NaN for missing; ``slot`` its weekday.

    ``bar`` may be one number a series: a KPI whose alerts were called false gets a higher one. A day ``off``, such as a
    public holiday, is no ordinary one of its weekday: it neither alerts, unless its unit is wrong or it is a copy, nor
    teaches.
    """
    live = state.live.copy()
    known = np.isfinite(values)
    base = state.baseline
    watched_mean = base.expect(slot)
    scale = base.scale
    expected_plain = stabilise.back(watched_mean, scale)
    spread_plain = np.abs(stabilise.back(watched_mean + base.spread, scale) - expected_plain)
    wild = base.wildness(slot)
    with_memory = watched_mean + base.memory * _clip(base.past[:, -1], 3.0 * base.spread) * wild

    bar = bar + _CAUTION * np.clip(1.0 - (base.age - WARM_UP) / _YOUNG_DAYS, 0.0, 1.0)
    rule, first, void = state.habits.judge(values, state.recent, expected_plain, spread_plain, scale, live, slot, off)
    watched = stabilise.forward(values, scale)
    seen = live & np.isfinite(watched) & ~void & (not off)
    residual = np.where(seen, (watched - watched_mean) / wild, 0.0)
    size = _statistics(base, residual) / state.width
    share, excess = state.tails.share(PRIOR), state.tails.mean_excess(PRIOR)
    evidence = rarity(np.abs(size), share, excess, PRIOR.threshold) - HANDICAP
    evidence = np.where(seen[:, None], evidence, 0.0)
    kind = evidence.argmax(axis=1)
    strongest = np.where(rule > 0, SURE, np.maximum(evidence.max(axis=1), 0.0))
    fired = state.episodes.fire(np.where((rule > 0) & ~first, 0.0, strongest), bar)

    state.tails.learn(np.abs(size), np.broadcast_to(seen[:, None], size.shape), PRIOR)
    drift = 1.0 + _WIDTH_GAIN * (_clip(size, 2.5) ** 2 / _CLIPPED_NORMAL - 1.0)
    state.width = np.where(seen[:, None], state.width * np.sqrt(drift), state.width)

    days, change = _since(base, residual, kind, watched_mean, fired, slot)
    reach = size_of(np.asarray(bar) + HANDICAP[DAY], share[:, DAY], excess[:, DAY], PRIOR.threshold)
    reach = reach * base.spread * np.sqrt(1.0 - base.memory**2) * state.width[:, DAY] * wild
    base.learn(residual, seen, slot)
    _begin(state, values, known, slot)
    blank = np.where(live, 0.0, np.nan)
    return DailyScores(
        score=1.0 - 0.5 ** (strongest / bar),
        fired=fired,
        kind=kind,
        rule=rule,
        days=np.where(rule > 0, 1, days),
        change=np.where(
            rule > 0, np.where(known, values / np.where(expected_plain == 0, 1, expected_plain), 0) - 1, change
        ),
        expected=stabilise.back(with_memory, scale) + blank,
        low=stabilise.back(with_memory - reach, scale) + blank,
        high=stabilise.back(with_memory + reach, scale) + blank,
    )


def run(
    values: Floats, first_slot: int = 0, bar: float | Floats = BAR, period: int = 7, off: Sequence[bool] = ()
) -> tuple[DailyScores, DailyState]:
    """Scores of whole histories, (series, days) with NaN before a series begins and where a day is missing.

    ``first_slot``: weekday of the first day, Monday 0. ``off``: which days are off, one each or none at all. Also gives
    the state after the last day, to go on from.
    """
    series, days = values.shape
    state = DailyState.new(series, period)
    each = [
        advance(state, values[:, day], (first_slot + day) % period, bar, off=bool(off) and off[day])
        for day in range(days)
    ]
    columns = {name: np.stack([getattr(day, name) for day in each], axis=1) for name in DailyScores.__slots__}
    return DailyScores(**columns), state


def _relative(value: Floats, expected: Floats) -> Floats:
    relative: Floats = (value - expected) / np.where(expected == 0, 1.0, np.abs(expected))
    return relative


def _clip(values: Floats, limit: float | Floats) -> Floats:
    clipped: Floats = np.clip(values, -limit, limit)
    return clipped


def _statistics(base: Baseline, residual: Floats) -> Floats:
    """(series, 4) deviations in standard deviations of a first-order autoregression; up is positive."""
    spread, memory = base.spread, base.memory
    one, two = base.past[:, -1], base.past[:, -2]
    new = np.sqrt(1.0 - memory**2)
    day = (residual - memory * _clip(one, 3.0 * spread)) / new
    today, before = _clip(residual, _OUTLIER_TWO * spread), _clip(one, _OUTLIER_TWO * spread)
    side = np.sign(today + before)
    less, more = np.minimum(today * side, before * side), np.maximum(today * side, before * side)
    both = side * (less + np.minimum(more, np.maximum(less, 0.0) + _AGREE * spread))
    carried = (memory + memory**2) * _clip(two, 3.0 * spread)
    pair = (both - carried) / (new * np.sqrt(1.0 + (1.0 + memory) ** 2))
    window = np.concatenate([base.past[:, 1:], residual[:, None]], axis=1)
    window = _clip(window, _OUTLIER_MANY * spread[:, None])
    week = window[:, -7:].mean(axis=1) / np.sqrt(mean_variance(memory, 7))
    trend = (window * _RAMP).sum(axis=1) / ramp_deviation(memory)
    return np.stack([day, pair, week, trend], axis=1) / spread[:, None]


def mean_variance(memory: Floats, days: int) -> Floats:
    """Variance of the mean of ``days`` days of a unit first-order autoregression (Box and Jenkins, 1970, ch. 2)."""
    rest = 1.0 - memory
    variance: Floats = (1.0 + memory) / (rest * days) - 2.0 * memory * (1.0 - memory**days) / (days**2 * rest**2)
    return variance


def ramp_deviation(memory: Floats) -> Floats:
    """Standard deviation of the two-week ramp over a unit first-order autoregression."""
    powers = memory[:, None] ** np.arange(MEMORY_DAYS)
    deviation: Floats = np.sqrt((powers * _RAMP_PAIRS).sum(axis=1))
    return deviation


def ramp_signal(signal: Floats) -> float:
    """What the two-week ramp shows of ``signal``, residuals of its last days, newest last."""
    return float((signal * _RAMP[-len(signal) :]).sum())


def _since(base: Baseline, residual: Floats, kind: Ints, mean: Floats, fired: Bools, slot: int) -> tuple[Ints, Floats]:
    """How many days ago it most likely began, and the relative change since: the split of greatest likelihood.

    D. V. Hinkley, "Inference about the change-point in a sequence of random variables", Biometrika 57, 1970.
    """
    days = np.ones(len(residual), dtype=np.int64)
    change = np.zeros(len(residual))
    rows = np.flatnonzero(fired)
    if len(rows):
        window = np.concatenate([base.past[rows, 1:], residual[rows, None]], axis=1)
        window = _clip(window, 4.0 * base.spread[rows, None])
        sums = np.cumsum(window[:, ::-1], axis=1)
        length = np.arange(1, MEMORY_DAYS + 1)
        likely = np.abs(sums) / np.sqrt(length)
        allowed = (length == 1) | (kind[rows] != DAY)[:, None]
        days[rows] = np.where(allowed, likely, -1.0).argmax(axis=1) + 1
        slots = (slot - np.arange(MEMORY_DAYS)[::-1]) % base.season.shape[1]
        raw = np.concatenate([base.past[rows, 1:], residual[rows, None]], axis=1) * base.wildness(slots)[rows]
        average = np.cumsum(raw[:, ::-1], axis=1)[np.arange(len(rows)), days[rows] - 1] / days[rows]
        scale = base.scale[rows]
        change[rows] = _relative(stabilise.back(mean[rows] + average, scale), stabilise.back(mean[rows], scale))
    return days, change


def _begin(state: DailyState, values: Floats, known: Bools, slot: int) -> None:
    """Remember the day; series whose first weeks are complete get their baseline and are judged from tomorrow."""
    state.recent[:, :-1] = state.recent[:, 1:]
    state.recent[:, -1] = values
    state.begun += (state.begun > 0) | known
    waiting = ~state.live & (state.begun >= WARM_UP)
    if waiting.any():
        enough = np.isfinite(state.recent).sum(axis=1) >= _KNOWN_TO_BEGIN
        rows = np.flatnonzero(waiting & enough)
        if len(rows):
            raw = state.recent[rows]
            state.baseline.begin(rows, raw, slot)
            state.habits.begin(rows, raw, slot)
            state.live[rows] = True
