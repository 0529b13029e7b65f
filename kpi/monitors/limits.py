"""Monitors with a number in them: a threshold, the goal's line, a change against a comparable period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from kpi.model import Goal
from kpi.monitors.errors import BadMonitor
from kpi.monitors.model import (
    ONE_DAY,
    Figures,
    Floats,
    Judgement,
    JudgesDays,
    State,
    low_volume,
    too_little,
)

_KNOWN_SHARE = 0.7
"""A window of days is compared when at least this share of it is there."""


@dataclass(frozen=True, slots=True)
class Threshold(JudgesDays):
    """Alert when the figure is above or below a limit on each of the last ``days`` days.

    ``least``: minimum volume, of the mean day of the last week.
    """

    above: float | None = None
    below: float | None = None
    days: int = 1
    least: float = 0.0

    def __post_init__(self) -> None:
        if self.above is None and self.below is None:
            raise BadMonitor("A threshold needs a limit. Give above, below or both.")
        if self.above is not None and self.below is not None and self.below >= self.above:
            raise BadMonitor(f"Nothing lies between {self.below:g} and {self.above:g}. Give below less than above.")
        if self.days < 1:
            raise BadMonitor("A threshold looks at one day or more.")

    def judge(self, figures: Figures, day: dt.date) -> Judgement:
        """The state on ``day``."""
        values = figures.total.window(day, self.days)
        known = np.isfinite(values)
        if not known.all():
            return too_little(int(known.sum()), self.days)
        volume = _mean(figures.total.window(day, 7))
        if volume < self.least:
            return low_volume(volume, self.least)
        value, evidence = float(values[-1]), {"value": float(values[-1])}
        if self.above is not None and (values > self.above).all():
            return Judgement(State.ALERT, "monitor.threshold.above", {"value": value, "limit": self.above}, evidence)
        if self.below is not None and (values < self.below).all():
            return Judgement(State.ALERT, "monitor.threshold.below", {"value": value, "limit": self.below}, evidence)
        return Judgement(State.OK, "monitor.threshold.ok", {"value": value}, evidence)


@dataclass(frozen=True, slots=True)
class GoalLine(JudgesDays):
    """Alert when the mean of ``days`` days is behind the straight line from baseline to target.

    ``slack`` is the share of the way from baseline to target that it may lag; the goal's numbers are those of
    ``per_days`` days.
    """

    goal: Goal
    days: int = 7
    slack: float = 0.05
    per_days: float = 1.0

    def judge(self, figures: Figures, day: dt.date) -> Judgement:
        """The state on ``day``; UNKNOWN outside of the goal's dates."""
        goal = self.goal
        if not goal.runs(day):
            return Judgement(State.UNKNOWN, "monitor.goal.not_now", {"start_on": goal.start, "end_on": goal.end})
        values = figures.total.window(day, self.days)
        known = int(np.isfinite(values).sum())
        if known < _KNOWN_SHARE * self.days:
            return too_little(known, self.days)
        value, line = self.per_days * _mean(values), line_at(goal, day)
        way = goal.target - goal.baseline
        behind = (line - value) / way
        params = {"value": value, "line": line, "target": goal.target, "days": self.days}
        evidence = {"value": value, "line": line, "behind": behind}
        if behind > self.slack:
            return Judgement(State.ALERT, "monitor.goal.behind", params, evidence)
        return Judgement(State.OK, "monitor.goal.on_line", params, evidence)


def line_at(goal: Goal, day: dt.date) -> float:
    """Where the straight line from the goal's baseline, on its first day, to its target, on its last, is on ``day``."""
    share = (day - goal.start).days / (goal.end - goal.start).days
    return goal.baseline + (goal.target - goal.baseline) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Change(JudgesDays):
    """Alert when the mean day of a window differs from that of the window ``versus`` days before.

    ``versus`` is a multiple of seven, so that Mondays meet Mondays: 7 the week before, 28 four weeks, 364 a year.
    ``fall`` and ``rise`` are shares (0.2 is 20 %). ``least``: minimum mean day of the earlier window.
    """

    fall: float | None = None
    rise: float | None = None
    days: int = 7
    versus: int = 7
    least: float = 0.0

    def __post_init__(self) -> None:
        if self.fall is None and self.rise is None:
            raise BadMonitor("A change needs a size. Give fall, rise or both.")
        if any(size is not None and size <= 0 for size in (self.fall, self.rise)):
            raise BadMonitor("fall and rise are shares above zero, such as 0.2 for 20 %.")
        if self.versus % 7 or self.versus < self.days:
            raise BadMonitor("versus is a multiple of 7 days and at least as long as the window, such as 7, 28 or 364.")

    def judge(self, figures: Figures, day: dt.date) -> Judgement:
        """The state on ``day``. Only days that both windows know are compared."""
        now = figures.total.window(day, self.days)
        then = figures.total.window(day - ONE_DAY * self.versus, self.days)
        both = np.isfinite(now) & np.isfinite(then)
        if both.sum() < _KNOWN_SHARE * self.days:
            return too_little(int(both.sum()), self.days)
        value, before = float(now[both].mean()), float(then[both].mean())
        if before < self.least:
            return low_volume(before, self.least)
        if before <= 0:
            return Judgement(State.UNKNOWN, "monitor.change.no_base", {"before": before})
        change = value / before - 1.0
        params = {
            "value": value, "before": before, "change_pct": change, "days": self.days, "versus_days": self.versus,
        }  # fmt: skip
        evidence = {"value": value, "before": before, "change": change}
        if self.fall is not None and change <= -self.fall:
            return Judgement(State.ALERT, "monitor.change.fell", params, evidence)
        if self.rise is not None and change >= self.rise:
            return Judgement(State.ALERT, "monitor.change.rose", params, evidence)
        return Judgement(State.OK, "monitor.change.ok", params, evidence)


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else 0.0
