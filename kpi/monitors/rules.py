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
_ZERO_RUN = 1e-3
"""Where zeros are a habit, a run of them is broken when its chance is below this."""
_SCATTERED_GAIN = 0.01
_IDLE, _WORKING = 0.8, 0.2
"""A weekday that is zero this often, where another one hardly ever is, is idle: a shop's Sunday says nothing."""
_COPY_HABIT = 0.03
_SURE = 1e-5
"""A run of copies is called one when its chance is below this."""
_UNIT_FACTOR = 30.0
_ZERO_COUNT = 9.0
"""A Poisson count of this mean is zero once in 8,000 days."""


@dataclass(slots=True)
class Habits:
    """What each series is known to do. Shares of days lately: ``absent`` and ``zeros`` by weekday, ``scattered``
    zeros of the days that are not idle. ``*_run`` count days on end; ``dead`` is 1 while a run of zeros is broken."""

    absent: Floats
    zeros: Floats
    scattered: Floats
    repeats: Floats
    missing_run: Floats
    zero_run: Floats
    dead: Floats
    unit_run: Floats
    copy_run: Floats
    week_copy_run: Floats
    whole: Floats

    @classmethod
    def new(cls, series: int, period: int) -> Habits:
        """No habits known; ``absent`` and ``zeros`` are (series, period)."""
        flat = [np.zeros(series) for _ in range(9)]
        return cls(np.zeros((series, period)), np.zeros((series, period)), *flat)

    def begin(self, rows: Ints, raw: Floats, slot: int) -> None:
        """Read the habits of ``rows`` off their first weeks, ``raw`` (rows, days), the last day in ``slot``."""
        period = self.absent.shape[1]
        slots = (slot - np.arange(raw.shape[1])[::-1]) % period
        missing = ~np.isfinite(raw)
        known = np.maximum((~missing).sum(axis=1), 1)
        for each in range(period):
            self.absent[rows, each] = missing[:, slots == each].mean(axis=1)
            there = np.maximum((~missing[:, slots == each]).sum(axis=1), 1)
            self.zeros[rows, each] = (raw[:, slots == each] == 0).sum(axis=1) / there
        working = ~missing & ~np.stack([self._idle(each)[rows] for each in slots], axis=1)
        self.scattered[rows] = ((raw == 0) & working).sum(axis=1) / np.maximum(working.sum(axis=1), 1)
        self.repeats[rows] = (raw[:, 1:] == raw[:, :-1]).sum(axis=1) / known
        _, whole = stabilise.choose(raw)
        self.whole[rows] = whole

    def judge(
        self, raw: Floats, recent: Floats, expected: Floats, spread: Floats, scale: Ints, live: Bools, slot: int,
        off: bool = False,
    ) -> tuple[Ints, Bools, Bools]:  # fmt: skip
        """(rule broken today, whether it broke just now, whether the day is void) of each row, and remember the day.

        A void day says nothing of the level: it is idle, or a zero where only a failure or a closed door makes one.

        ``recent`` is (series, days) of values before today, newest last; ``expected`` and ``spread`` in the unit of
        the values; only ``live`` rows are judged. The run of a broken rule reports its first day only. On a day ``off``
        next to nothing is a closed door and no habit is learned; it may be missing where some weekday usually is.
        """
        known = np.isfinite(raw)
        lax = self.absent.max(axis=1) if off else self.absent[:, slot]
        missing = live & ~known & (lax < _ABSENT_HABIT)
        sure = np.where(
            scale == stabilise.LOG,
            True,
            np.where(scale == stabilise.ROOT, expected > _ZERO_COUNT, np.abs(expected) > 6.0 * spread),
        )
        idle = self._idle(slot) | off
        nothing = known & (raw == 0) & sure & ~idle
        self.zero_run = np.where(live & nothing, self.zero_run + 1, np.where(known & ~idle, 0.0, self.zero_run))
        rare = (self.scattered < _ZERO_HABIT) | (self.scattered**self.zero_run < _ZERO_RUN)
        before = self.dead
        zero = live & nothing & (rare | (before > 0))
        self.dead = np.where(known & ~idle, zero, before)
        ratio = np.where(known & (raw > 0) & (expected > 0), raw, 1.0) / np.where(expected > 0, expected, 1.0)
        ratio = np.where(known & (raw > 0) & (expected > 0), ratio, 1.0)
        large = (scale == stabilise.LOG) | (expected > _UNIT_FACTOR)
        low = (ratio < 1.0 / _UNIT_FACTOR) & (not off)
        unit = live & large & ((ratio > _UNIT_FACTOR) | low) & (scale != stabilise.PLAIN)
        copied = self._copied(raw, recent, spread, live & known & (raw != 0))

        self.missing_run = np.where(missing, self.missing_run + 1, np.where(known, 0.0, self.missing_run))
        self.unit_run = np.where(unit, self.unit_run + 1, 0.0)
        live = live & (not off)
        self.absent[:, slot] += np.where(live, _HABIT_GAIN * 3 * (~known - self.absent[:, slot]), 0.0)
        self.zeros[:, slot] += np.where(live & known, _HABIT_GAIN * 3 * ((raw == 0) - self.zeros[:, slot]), 0.0)
        self.scattered += np.where(live & known & ~idle, _SCATTERED_GAIN * ((raw == 0) - self.scattered), 0.0)

        broken = np.select([missing, zero, unit, copied], [MISSING, ZERO, UNIT, COPIED], 0)
        first = (
            (missing & (self.missing_run == 1))
            | (zero & (before == 0))
            | (unit & (self.unit_run == 1))
            | (copied & (broken == COPIED))
        )
        return broken.astype(np.int64), first, nothing | (known & idle)

    def _idle(self, slot: int) -> Bools:
        """Whose weekday ``slot`` is idle."""
        idle: Bools = (self.zeros[:, slot] >= _IDLE) & (self.zeros.min(axis=1) < _WORKING)
        return idle

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
