"""Days that are plainly broken: missing, zero, copied, in another unit. Caught by rule, whatever the noise.

Each rule first asks whether this series does that anyway (no figures on Sundays, an honest zero now and then, a price
that repeats). Every array has one row a series.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.monitors import stabilise

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

MISSING, ZERO, UNIT, COPIED = 1, 2, 3, 4
"""Which rule a day broke; 0 for none."""

_HABIT_GAIN = 0.02
_ABSENT_HABIT = 0.3
_ZERO_HABIT = 0.05
_COPY_HABIT = 0.03
_SURE = 1e-5
"""A run of copies is called one when its chance is below this."""
_UNIT_FACTOR = 30.0
_ZERO_COUNT = 9.0
"""A Poisson count of this mean is zero once in 8,000 days."""


@dataclass(slots=True)
class Habits:
    """What each series is known to do. Shares of days lately; ``*_run`` count days on end."""

    absent: Floats
    zeros: Floats
    repeats: Floats
    missing_run: Floats
    zero_run: Floats
    unit_run: Floats
    copy_run: Floats
    week_copy_run: Floats
    whole: Floats

    @classmethod
    def new(cls, series: int, period: int) -> Habits:
        """No habits known; ``absent`` is (series, period)."""
        flat = [np.zeros(series) for _ in range(8)]
        return cls(np.zeros((series, period)), *flat)

    def begin(self, rows: Ints, raw: Floats, slot: int) -> None:
        """Read the habits of ``rows`` off their first weeks, ``raw`` (rows, days), the last day in ``slot``."""
        period = self.absent.shape[1]
        slots = (slot - np.arange(raw.shape[1])[::-1]) % period
        missing = ~np.isfinite(raw)
        known = np.maximum((~missing).sum(axis=1), 1)
        for each in range(period):
            self.absent[rows, each] = missing[:, slots == each].mean(axis=1)
        self.zeros[rows] = (raw == 0).sum(axis=1) / known
        self.repeats[rows] = (raw[:, 1:] == raw[:, :-1]).sum(axis=1) / known
        _, whole = stabilise.choose(raw)
        self.whole[rows] = whole

    def judge(
        self, raw: Floats, recent: Floats, expected: Floats, spread: Floats, scale: Ints, live: Bools, slot: int
    ) -> tuple[Ints, Bools]:
        """(rule broken today, whether it broke just now) of each row, and remember the day.

        ``recent`` is (series, days) of values before today, newest last; ``expected`` and ``spread`` in the unit of
        the values; only ``live`` rows are judged. The run of a broken rule reports its first day only.
        """
        known = np.isfinite(raw)
        missing = live & ~known & (self.absent[:, slot] < _ABSENT_HABIT)
        sure = np.where(
            scale == stabilise.LOG,
            True,
            np.where(scale == stabilise.ROOT, expected > _ZERO_COUNT, np.abs(expected) > 6.0 * spread),
        )
        zero = live & known & (raw == 0) & sure & ((self.zeros < _ZERO_HABIT) | (self.zero_run > 0))
        ratio = np.where(known & (raw > 0) & (expected > 0), raw, 1.0) / np.where(expected > 0, expected, 1.0)
        ratio = np.where(known & (raw > 0) & (expected > 0), ratio, 1.0)
        large = (scale == stabilise.LOG) | (expected > _UNIT_FACTOR)
        unit = live & large & ((ratio > _UNIT_FACTOR) | (ratio < 1.0 / _UNIT_FACTOR)) & (scale != stabilise.PLAIN)
        copied = self._copied(raw, recent, spread, live & known & (raw != 0))

        self.missing_run = np.where(missing, self.missing_run + 1, np.where(known, 0.0, self.missing_run))
        self.zero_run = np.where(zero, self.zero_run + 1, 0.0)
        self.unit_run = np.where(unit, self.unit_run + 1, 0.0)
        self.absent[:, slot] += np.where(live, _HABIT_GAIN * 3 * (~known - self.absent[:, slot]), 0.0)
        self.zeros += np.where(live & known, _HABIT_GAIN * ((raw == 0) - self.zeros), 0.0)

        broken = np.select([missing, zero, unit, copied], [MISSING, ZERO, UNIT, COPIED], 0)
        first = (
            (missing & (self.missing_run == 1))
            | (zero & (self.zero_run == 1))
            | (unit & (self.unit_run == 1))
            | (copied & (broken == COPIED))
        )
        return broken.astype(np.int64), first

    def _copied(self, raw: Floats, recent: Floats, spread: Floats, judged: Bools) -> Bools:
        """Whether today completes a run of exact copies, of yesterday or of a week ago, too long for chance."""
        chance = np.where(self.whole > 0, 1.0 / np.maximum(3.5 * spread, 1.0), 1e-3)
        completed = np.zeros(len(raw), dtype=np.bool_)
        for lag, run in ((1, self.copy_run), (7, self.week_copy_run)):
            same = judged & (raw == recent[:, -lag])
            before = run.copy()
            run[:] = np.where(same, run + 1, 0.0)
            log_chance = np.log10(np.minimum(chance, 1.0))
            sure = np.log10(_SURE)
            completed |= same & (run * log_chance < sure) & (before * log_chance >= sure)
        habit = self.repeats >= _COPY_HABIT
        self.repeats += np.where(judged, _HABIT_GAIN * ((raw == recent[:, -1]) - self.repeats), 0.0)
        return completed & ~habit
