"""A ratio moved: was it A, was it B, or both?"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from kpi.monitors import daily
from kpi.monitors.anomaly import Anomaly, scores_upto
from kpi.monitors.errors import BadMonitor
from kpi.monitors.model import DailySeries, DaysOff, Figures, Param, Reading, State

_MAIN = 2 / 3
"""A side that explains at least this share of the movement is named alone."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Alert when A / B is anomalous, and name the side that moved.

    The movement is split exactly: log of the ratio against expected = that of A less that of B. Days whose B is below
    ``least`` have no ratio: ten clicks make no conversion rate.
    """

    least: float = 100.0
    bar: float = daily.BAR

    def readings(self, figures: Figures, first: dt.date, last: dt.date) -> list[Reading]:
        """One reading a day, ``first`` and ``last`` inside."""
        a, b = figures.numerator, figures.denominator
        if a is None or b is None:
            raise BadMonitor("This KPI has no A and B. Give the ratio's numerator and denominator.")
        start = max(a.start, b.start)
        days = max((last - start).days + 1, 0)
        above, below = a.window(last, days), b.window(last, days)
        enough = below >= max(self.least, 1e-12)
        ratio = DailySeries(start, np.where(enough, above / np.where(enough, below, 1.0), np.nan))
        readings = Anomaly(self.bar).readings(Figures(ratio, off=figures.off), first, last)
        return list(self._explained(readings, a, b, figures.off, last))

    def _explained(
        self, readings: list[Reading], a: DailySeries, b: DailySeries, off: DaysOff, last: dt.date
    ) -> Iterator[Reading]:
        expected = {side: scores_upto(series, last, off=off).expected[0] for side, series in (("a", a), ("b", b))}
        for reading in readings:
            below = b.value(_day(reading))
            if not below >= self.least:
                params = {"volume": 0.0 if math.isnan(below) else below, "least": self.least}
                yield Reading(reading.at, State.UNKNOWN, reading.at, "monitor.low_volume", params)
                continue
            if reading.state is not State.ALERT:
                yield reading
                continue
            moved = {
                side: _log_change(series.value(_day(reading)), expected[side][(_day(reading) - series.start).days])
                for side, series in (("a", a), ("b", b))
            }
            total = abs(moved["a"]) + abs(moved["b"])
            share = abs(moved["a"]) / total if total else 0.5
            side = "a" if share >= _MAIN else "b" if share <= 1 - _MAIN else "both"
            changed: dict[str, Param] = {
                **reading.params,
                "a_signed": math.expm1(moved["a"]),
                "b_signed": math.expm1(moved["b"]),
                "change_signed": math.expm1(moved["a"] - moved["b"]),
            }
            evidence = {**reading.evidence, "log_a": moved["a"], "log_b": moved["b"]}
            yield replace(reading, code=f"monitor.ratio.{side}", params=changed, evidence=evidence)


def _day(reading: Reading) -> dt.date:
    return reading.at.date() if isinstance(reading.at, dt.datetime) else reading.at


def _log_change(value: float, expected: float) -> float:
    if not (value > 0 and expected > 0):
        return 0.0
    return math.log(value / expected)
