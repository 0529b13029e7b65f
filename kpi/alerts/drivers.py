"""Which parts of a KPI explain its change: contribution by dimension, and the sides of a derived KPI.

A part's contribution is its own change over the change of the total, both against the same weekdays of the four weeks
before; contributions of one dimension add up to 1 where its parts make up the total (the additive case of
R. Bhagwan and others, "Adtributor: Revenue Debugging in Advertising Systems", NSDI 2014).
The dimension whose few parts explain most is told.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kpi.monitors.model import ONE_DAY, DailySeries, Floats

WEEKS = 4
MOST = 3
_LEAST_SHARE = 0.15
"""A part that explains less than this of the change is not worth naming."""
_LEAST_SURPRISE = 0.1
"""Parts that all moved as the whole did explain nothing: one has to carry this much more than its size."""
_KNOWN_DAYS = 0.5


@dataclass(frozen=True, slots=True)
class Driver:
    """A part and what it has to do with the change. ``now`` and ``before``: its mean day; ``share``: of the change of
    the whole, above 1 where other parts moved the other way; NaN for the sides of a ratio."""

    dimension: str
    part: str
    now: float
    before: float
    share: float

    @property
    def change(self) -> float:
        """Relative to before; NaN from nothing."""
        return self.now / self.before - 1.0 if self.before else math.nan


def drivers(
    total: DailySeries, cuts: Mapping[str, Mapping[str, DailySeries]], first: dt.date, last: dt.date
) -> tuple[Driver, ...]:
    """The parts that drive the change of ``first`` to ``last``, of the one dimension that explains it best, the
    strongest first; none where no dimension says anything."""
    whole = _moved(total, first, last)
    if whole is None or whole[0] == whole[1]:
        return ()
    change = whole[0] - whole[1]
    best: tuple[Driver, ...] = ()
    surprise = _LEAST_SURPRISE
    for dimension, parts in sorted(cuts.items()):
        found = []
        for part, series in sorted(parts.items()):
            moved = _moved(series, first, last)
            if moved is not None:
                found.append(Driver(dimension, part, *moved, (moved[0] - moved[1]) / change))
        named = tuple(sorted((each for each in found if each.share >= _LEAST_SHARE), key=lambda d: -d.share)[:MOST])
        if len(found) > 1 and named and _surprise(named, whole[1]) > surprise:
            best, surprise = named, _surprise(named, whole[1])
    return best


def sides(parts: Mapping[str, DailySeries], first: dt.date, last: dt.date) -> tuple[Driver, ...]:
    """How each KPI that a derived one is made of moved, the furthest first."""
    found = [
        Driver("", name, *moved, math.nan) for name, series in parts.items() if (moved := _moved(series, first, last))
    ]
    return tuple(sorted(found, key=lambda each: -abs(each.change) if math.isfinite(each.change) else 0.0))


def _surprise(named: tuple[Driver, ...], before: float) -> float:
    """How much more the strongest part explains than its size would."""
    return max((each.share - each.before / before for each in named), default=0.0) if before else 0.0


def _moved(series: DailySeries, first: dt.date, last: dt.date) -> tuple[float, float] | None:
    """Mean day of the stretch and of the same weekdays of the weeks before; None where too little is known."""
    days = (last - first).days + 1
    now = series.window(last, days)
    # Whole weeks back, so that Mondays meet Mondays, and far enough that the stretch is not its own comparison.
    back = -(-days // 7)
    past: list[Floats] = [series.window(last - ONE_DAY * 7 * (back + week), days) for week in range(WEEKS)]
    before = np.concatenate(past)
    known, there = now[np.isfinite(now)], before[np.isfinite(before)]
    if len(known) < _KNOWN_DAYS * days or len(there) < _KNOWN_DAYS * days:
        return None
    return float(known.mean()), float(there.mean())
