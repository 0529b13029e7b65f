"""The smallest change a KPI can show: what to promise of a monitor before it goes live.

Power of a one-sided test: a shape is caught with 80 % when it moves its statistic by the needed deviation plus 0.84
standard deviations (J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.monitors import daily, stabilise
from kpi.monitors.baseline import MEMORY_DAYS
from kpi.monitors.daily import DailyState
from kpi.monitors.model import DailySeries, DaysOff, no_days_off
from kpi.monitors.tails import size_of

Floats = NDArray[np.float64]

_POWER = 0.8416
_POWER_OF_TWO = 0.5
"""Where two statistics may catch it, each with 69 %, the one or the other does with about 80 %."""
_LEVEL_FOLLOWS = 0.06
"""The baseline moves towards a lasting shift by this share a day, so a week sees a little less of it."""


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """Relative changes that are caught four times of five: of one day up and down, of two days down, of a level seen
    within a week, and of a trend a day over two weeks. Downward ones are negative; NaN where even a fall to zero
    would not be, or while the series warms up."""

    day_up: float
    day_down: float
    two_days_down: float
    level_down: float
    trend_down: float


def smallest_change(series: DailySeries, bar: float = daily.BAR, off: DaysOff = no_days_off) -> SmallestChange:
    """Of ``series``, as it is at its end."""
    _, state = daily.run(series.values[None, :], series.start.weekday(), bar, off=series.which(off))
    return of_state(state, bar)[0]


def of_state(state: DailyState, bar: float = daily.BAR) -> list[SmallestChange]:
    """Of each series of ``state``, at the mean day of its week."""
    base = state.baseline
    share, excess = state.tails.share(daily.PRIOR), state.tails.mean_excess(daily.PRIOR)
    size = size_of(bar + daily.HANDICAP, share, excess, daily.PRIOR.threshold)
    unit = state.width * base.spread[:, None]
    needed, either = (size + _POWER) * unit, (size + _POWER_OF_TWO) * unit
    memory = base.memory
    new = np.sqrt(1.0 - memory**2)
    kept = np.asarray((1.0 - _LEVEL_FOLLOWS) ** np.arange(MEMORY_DAYS), dtype=np.float64)
    week_noise = np.sqrt(daily.mean_variance(memory, 7)) / kept[:7].mean()
    ramp_noise = daily.ramp_deviation(memory)
    by_week = either[:, daily.WEEK] * week_noise
    by_ramp = either[:, daily.TREND] * ramp_noise / daily.ramp_signal(kept[:7])
    moves = {
        "day_up": needed[:, daily.DAY] * new,
        "day_down": -needed[:, daily.DAY] * new,
        "two_days_down": -needed[:, daily.TWO_DAYS] * new * np.sqrt(1.0 + (1.0 + memory) ** 2) / 2.0,
        "level_down": -np.minimum(by_week, by_ramp),
        "trend_down": -needed[:, daily.TREND] * ramp_noise / daily.ramp_signal(np.cumsum(kept)),
    }
    whole_week = base.level + base.trend
    before = stabilise.back(whole_week, base.scale)
    changes = {}
    for name, move in moves.items():
        days = MEMORY_DAYS if name == "trend_down" else 1
        after = stabilise.back(whole_week + move * days, base.scale)
        change = np.where(before != 0, (after - before) / np.where(before == 0, 1.0, np.abs(before)), np.nan)
        if days > 1:
            change = -(1.0 - np.maximum(1.0 + change, 0.0) ** (1.0 / days))
        gone = (base.scale != stabilise.PLAIN) & (change <= -0.995)
        changes[name] = np.where(state.live & ~gone, change, np.nan)
    return [
        SmallestChange(**{name: float(column[row]) for name, column in changes.items()})
        for row in range(len(state.live))
    ]
