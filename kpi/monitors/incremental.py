"""Days added to what is known already: the readings of many KPIs from their stored state, without their past.

The same, to the last digit, as reading each KPI's whole history again (``kpi.monitors.anomaly``): a test says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.monitors import daily
from kpi.monitors.anomaly import Footing, mean_of, next_reading
from kpi.monitors.daily import DailyState
from kpi.monitors.model import ONE_DAY, DaysOff, Reading, no_days_off

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One monitor of daily anomalies or, with ``broken``, of broken data; ``footing`` is where it stood before."""

    footing: Footing
    bar: float = daily.BAR
    least: float = 0.0
    broken: bool = False


def readings(
    state: DailyState,
    rows: Sequence[Row],
    values: Floats,
    first: dt.date,
    since: dt.date,
    listen: dt.date | None = None,
    off: DaysOff = no_days_off,
) -> list[list[Reading]]:
    """The readings of each row from ``since`` on; ``state`` moves on by the days of ``values``.

    ``values`` is (rows, days), the first of them on ``first``; NaN where a day is missing and before a series begins.
    Before ``listen`` the detectors only learn: of a long past nobody asks what was said on each day.
    """
    bars = np.array([row.bar for row in rows])
    footings = [row.footing for row in rows]
    said: list[list[Reading]] = [[] for _ in rows]
    for index in range(values.shape[1]):
        day = first + ONE_DAY * index
        scores = daily.advance(state, values[:, index], day.weekday(), bars, off=off(day))
        if listen is not None and day < listen:
            continue
        for at, row in enumerate(rows):
            if not state.begun[at]:
                continue
            value = float(values[at, index])
            # Below the minimum volume nothing is judged; without a minimum the mean need not be known.
            volume = mean_of(state.recent[at, -7:]) if row.least > 0 else 0.0
            one = next_reading(
                footings[at], day, value, volume, scores, at, least=row.least, broken=row.broken, off=off(day)
            )
            footings[at] = Footing.of(one)
            if day >= since:
                said[at].append(one)
    return said
