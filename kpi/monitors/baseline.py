"""What a daily series should be today: level, slow trend, weekday profile and memory, learned robustly.

Additive Holt-Winters on the watched scale (P. R. Winters, "Forecasting sales by exponentially weighted moving
averages", Management Science 6, 1960) with its residuals clipped before they teach (S. Gelper, R. Fried and C. Croux,
"Robust forecasting with exponential and Holt-Winters smoothing", Journal of Forecasting 29, 2010), so that an incident
is measured against what went before and not learned as the new normal. Every array has one row a series.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.monitors import stabilise

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

WARM_UP = 28
"""Days a series is looked at before anything is said about it."""
MEMORY_DAYS = 14
"""Days of residuals kept: the longest window any statistic looks back."""

_LEVEL_GAIN = 0.06
_TREND_GAIN = 0.02
_TREND_DAMP = 0.995
_SEASON_GAIN = 0.05
_SPREAD_GAIN = 0.008
_CLIP = 2.5
_CLIPPED_NORMAL = 0.97
"""Variance of a standard normal clipped at 3: keeps the spread unbiased under clipping."""
_UNEVEN_GAIN, _UNEVEN_WEEKS, _UNEVEN_DOUBT = 0.02, 10.0, 0.2
"""How fast a weekday's own noise is learned, the weeks that the belief in even noise is worth, and the difference (in
log variance) that chance alone makes."""
_WEEK, _SATURDAY = 7, 5
_WEEKEND_BELIEF = 0.6
"""How much of the difference between the noise of weekends and workdays is believed after the first weeks."""
_SHIFT_DAYS = 8
_SHIFT_SIZE = 1.6
_MAD = 1.4826
_FOUR_POINTS = 1.25
"""A median of four weeks fits its own points; the spread about it is wider by about this."""


@dataclass(slots=True)
class Baseline:
    """Running estimates on the watched scale. ``uneven`` is the variance of each weekday against the mean weekday's;
    residuals are those of a weekday of mean noise, and ``past`` is (series, 14) of them, newest last."""

    scale: Ints
    level: Floats
    trend: Floats
    season: Floats
    season_days: Floats
    uneven: Floats
    spread: Floats
    square: Floats
    product: Floats
    past: Floats
    age: Floats

    @classmethod
    def new(cls, series: int, period: int) -> Baseline:
        """Series of which nothing is known yet; ``period`` days make a season (7, or 1 for none)."""
        flat = np.zeros(series)
        return cls(
            scale=np.zeros(series, dtype=np.int64),
            level=flat.copy(),
            trend=flat.copy(),
            season=np.zeros((series, period)),
            season_days=np.zeros((series, period)),
            uneven=np.ones((series, period)),
            spread=np.ones(series),
            square=np.ones(series),
            product=flat.copy(),
            past=np.zeros((series, MEMORY_DAYS)),
            age=flat.copy(),
        )

    def begin(self, rows: Ints, raw: Floats, slot: int) -> None:
        """Fit ``rows`` to their first weeks, ``raw`` (rows, days) with NaN for missing, the last day in ``slot``."""
        period = self.season.shape[1]
        days = raw.shape[1]
        slots = (slot - np.arange(days)[::-1]) % period
        self.scale[rows], _ = stabilise.choose(raw)
        watched = stabilise.forward(raw, self.scale[rows][:, None])
        season = np.stack([stabilise.row_median(watched[:, slots == each]) for each in range(period)], axis=1)
        seen = np.stack([np.isfinite(watched[:, slots == each]).any(axis=1) for each in range(period)], axis=1)
        level = np.where(seen, season, 0.0).sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
        season = np.where(seen, season - level[:, None], 0.0)
        residual = watched - level[:, None] - season[:, slots]
        if period == _WEEK:
            self.uneven[rows] = _first_unevenness(residual, slots)
        even = residual / self.wildness(slots)[rows]
        middle = stabilise.row_median(even)[:, None]
        spread = _MAD * stabilise.row_median(np.abs(even - middle)) * _FOUR_POINTS
        self.level[rows] = level + stabilise.row_median(residual[:, -MEMORY_DAYS:])
        self.season[rows] = season
        self.season_days[rows] = days / period
        self.spread[rows] = np.maximum(spread, self._floor(rows))
        self.square[rows] = self.spread[rows] ** 2
        self.product[rows] = 0.2 * self.square[rows]
        self.age[rows] = days

    def _floor(self, rows: Ints) -> Floats:
        """Least spread: below it a change is of no interest to anybody (0.5 % of an amount, 0.3 of a root)."""
        scale = self.scale[rows]
        plain = 0.005 * np.abs(self.level[rows]) + 1e-9
        floor: Floats = np.where(scale == stabilise.LOG, 0.005, np.where(scale == stabilise.ROOT, 0.3, plain))
        return floor

    @property
    def memory(self) -> Floats:
        """Lag-one autocorrelation of the residuals, between 0 and 0.8."""
        return np.clip(self.product / self.square, 0.0, 0.8)

    def expect(self, slot: int) -> Floats:
        """Level, trend and weekday for the coming day, without the memory of yesterday's surprise."""
        expected: Floats = self.level + self.trend + self.season[:, slot]
        return expected

    def wildness(self, slot: int | Ints) -> Floats:
        """Standard deviation of a weekday (or of several, one column each) against that of the mean weekday, as far as
        it is more than chance."""
        different = np.log(self.uneven[:, slot])
        sure = np.sign(different) * np.maximum(np.abs(different) - _UNEVEN_DOUBT, 0.0)
        wild: Floats = np.exp(0.5 * sure)
        return wild

    def learn(self, residual: Floats, seen: Bools, slot: int) -> None:
        """Take in the day: ``residual`` against ``expect``, brought to the mean weekday's noise; rows not ``seen`` only
        move along their trend."""
        spread, memory = self.spread, self.memory
        last = self.past[:, -1].copy()
        self.past[:, :-1] = self.past[:, 1:]
        self.past[:, -1] = np.where(seen, residual, 0.0)
        taught = np.where(seen, np.clip(residual, -_CLIP * spread, _CLIP * spread), 0.0)
        gain = np.maximum(_SPREAD_GAIN, 1.0 / (self.age + 10.0))
        surprise = np.clip(residual / spread, -3.0, 3.0) ** 2 / _CLIPPED_NORMAL
        rows = np.arange(len(spread))
        self.spread = np.where(seen, np.sqrt(spread**2 * (1.0 + gain * (surprise - 1.0))), spread)
        self.spread = np.maximum(self.spread, self._floor(rows))
        before = np.clip(last, -_CLIP * self.spread, _CLIP * self.spread)
        self.square += gain * np.where(seen, np.maximum(before * before, 1e-18) - self.square, 0.0)
        self.product += gain * np.where(seen, taught * before - self.product, 0.0)
        self.level = self.level + self.trend + _LEVEL_GAIN * taught
        self.trend = _TREND_DAMP * self.trend + _LEVEL_GAIN * _TREND_GAIN * taught
        self.season_days[:, slot] += seen
        lesson = taught - memory * np.clip(last, -2.0 * spread, 2.0 * spread)
        rate = np.maximum(_SEASON_GAIN, 0.8 / (self.season_days[:, slot] + 1.0))
        if self.season.shape[1] > 1:
            wild = self.wildness(slot)
            self.season[:, slot] += rate * np.where(seen, lesson * wild, 0.0)
            size = wild**2 * surprise - self.uneven[:, slot]
            weekly = np.maximum(_UNEVEN_GAIN, 1.0 / (self.season_days[:, slot] + _UNEVEN_WEEKS))
            self.uneven[:, slot] += np.where(seen, weekly * size, 0.0)
            self.uneven /= self.uneven.mean(axis=1, keepdims=True)
        self.age += seen
        self._settle()

    def _settle(self) -> None:
        """A shift that eight days agree on is the new level: move there at once, and forgive the days since."""
        week = np.sort(self.past[:, -7:], axis=1)[:, 3]
        agree = np.abs(np.sign(self.past[:, -_SHIFT_DAYS:]).sum(axis=1)) == _SHIFT_DAYS
        shift = np.where(agree & (np.abs(week) > _SHIFT_SIZE * self.spread), week, 0.0)
        self.level = self.level + shift
        self.past -= shift[:, None]


def _first_unevenness(residual: Floats, slots: Ints) -> Floats:
    """(rows, 7) variance of each weekday against the mean one's, from few weeks: those of weekends and of workdays."""
    size, known, weekend = np.nan_to_num(np.abs(residual)), np.isfinite(residual), slots >= _SATURDAY
    noise = [size[:, part].sum(axis=1) / np.maximum(known[:, part].sum(axis=1), 1) for part in (~weekend, weekend)]
    sure = np.minimum(*noise) > 0
    ratio = np.where(sure, noise[1] / np.where(sure, noise[0], 1.0), 1.0) ** 2
    uneven = np.where(np.arange(_WEEK) >= _SATURDAY, ratio[:, None], 1.0)
    uneven /= uneven.mean(axis=1, keepdims=True)
    return 1.0 + _WEEKEND_BELIEF * (uneven - 1.0)
