"""Recall by regime and shape against false alerts per KPI and quarter, on made-up histories, at the one default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.monitors import daily
from kpi.monitors.episodes import REFRACTORY_DAYS, grouped
from kpi.simulate import REGIMES, SHAPES, Regime, histories, inject

QUARTER = 91
_SETTLED = 84
"""Days from which false alerts are counted: the warm-up and eight weeks."""
_EARLIEST = 126
_BEFORE_END = 20


@dataclass(frozen=True, slots=True)
class RegimeResult:
    """``false_alerts`` per KPI and quarter; ``recall`` from 0 to 1 by shape."""

    regime: str
    false_alerts: float
    recall: dict[str, float]


def run(series: int, seed: int) -> Iterator[RegimeResult]:
    """One result a regime, in the regimes' order; the same for the same arguments."""
    for regime in REGIMES:
        yield _regime(regime, series, seed)


def _regime(regime: Regime, series: int, seed: int) -> RegimeResult:
    quiet = histories(regime, series=series, seed=seed)
    days = quiet.values.shape[1]
    rng = np.random.default_rng([seed, series])
    starts = [rng.integers(_EARLIEST, days - _BEFORE_END, series) for _ in SHAPES]
    struck = [inject(quiet.values, shape, start) for shape, start in zip(SHAPES, starts, strict=True)]
    fired = daily.run(np.concatenate([quiet.values, *struck]))[0].fired
    alerts = grouped(fired[:series] & ~_after(quiet.event))[:, _SETTLED:]
    recall = {}
    for number, (shape, start) in enumerate(zip(SHAPES, starts, strict=True), 1):
        rows = fired[number * series : (number + 1) * series]
        hits = [row[day : day + shape.within].any() for row, day in zip(rows, start, strict=True)]
        recall[shape.name] = float(np.mean(hits))
    return RegimeResult(regime.name, float(alerts.sum() / series / (alerts.shape[1] / QUARTER)), recall)


def _after(event: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Days of a promotion and the week after its last: an alert there is true, not false."""
    after = event.copy()
    for later in range(1, REFRACTORY_DAYS):
        after[:, later:] |= event[:, :-later]
    return after
