"""No data: figures that have stopped coming. The only monitor that asks what time it is, so the time is handed in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from kpi.monitors.errors import BadMonitor
from kpi.monitors.model import ONE_DAY, Figures, Floats, Judgement, JudgesDays, Param, State, too_little

_HABIT_DAYS = 56
_HABIT = 0.3


@dataclass(frozen=True, slots=True)
class NoData(JudgesDays):
    """Alert when more than ``grace`` expected days on end have no figure; weekdays that never have one are not.

    A day's judgement is as of its end: with the default of 0, today without a figure is an alert.
    """

    grace: int = 0

    def __post_init__(self) -> None:
        if self.grace < 0:
            raise BadMonitor("The grace is 0 days or more.")

    def judge(self, figures: Figures, day: dt.date) -> Judgement:
        """The state on ``day``."""
        window = figures.total.window(day, _HABIT_DAYS)
        known = np.flatnonzero(np.isfinite(window))
        if not len(known):
            return too_little(0, 1)
        last = int(known[-1])
        last_day = day - ONE_DAY * (_HABIT_DAYS - 1 - last)
        usual = _usual(window[: last + 1], last_day)
        silent = [day - ONE_DAY * back for back in range(_HABIT_DAYS - 1 - last)]
        missed = sum(usual[each.weekday()] for each in silent)
        params: dict[str, Param] = {"last_on": last_day, "days": missed}
        evidence = {"missed_days": float(missed), "silent_days": float(len(silent))}
        if missed > self.grace:
            return Judgement(State.ALERT, "monitor.no_data.silent", params, evidence)
        return Judgement(State.OK, "monitor.no_data.ok", params, evidence)


def _usual(window: Floats, last: dt.date) -> list[bool]:
    """Which weekdays, Monday first, usually have a figure; days before the first figure count for nothing."""
    begun = window[int(np.flatnonzero(np.isfinite(window))[0]) :]
    slots = (last.weekday() - np.arange(len(begun))[::-1]) % 7
    days = np.bincount(slots, minlength=7)
    there = np.bincount(slots, weights=np.isfinite(begun), minlength=7)
    usual: list[bool] = ((days < 2) | (there / np.maximum(days, 1) > _HABIT)).tolist()
    return usual
