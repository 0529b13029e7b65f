"""Pacing against a goal: where it should be by now, where it will end, and what each day left must bring."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.model import Goal
from kpi.monitors.limits import line_at
from kpi.monitors.model import ONE_DAY, Figures, Judgement, JudgesDays, Param, State, too_little

Floats = NDArray[np.float64]

RECENT_DAYS = 28
_PROFILE_DAYS = 56
_TREND_DAYS = 56
_TREND_TRUST = 0.5
"""A slope of eight weeks goes on at half its size: damped trends project better than straight ones (E. S. Gardner and
E. McKenzie, "Forecasting trends in time series", Management Science 31, 1985)."""
_EARLIEST_DAYS = 7
_SUM_FACTOR = 4.0
"""A target that stands this many times above every day is a sum of days; one like a day's figure is a level."""
_LIKELY = 1.2816
"""Normal quantile of 90 %: the band from low to high holds 80 %."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the goal whose days are planned to bring ``weight`` times an ordinary day (launch 2, teaser 0.5)."""

    start: dt.date
    end: dt.date
    weight: float


@dataclass(frozen=True, slots=True)
class Pace:
    """All in the goal's unit. ``low`` to ``high`` holds the end with 80 %; ``needed`` a day from tomorrow on.

    ``done``: the sum so far, or the level now. ``rate``: what a day brings lately (for a level, its change a day).
    """

    done: float
    expected: float
    projected: float
    low: float
    high: float
    needed: float
    rate: float
    days_left: int


@dataclass(frozen=True, slots=True)
class Pacing(JudgesDays):
    """Alert when the goal is projected to end short of its target by more than ``slack`` of the way there.

    ``adds_up``: the target is a sum over the goal's days (leads, revenue) rather than a level on its last day
    (conversion, cost per lead); None: it is a sum where it stands far above every day. A level is the figure of
    ``per_days`` days (30.4 for so much a month). Expected by now follows the weekday profile and the ``phases``, not
    the calendar alone. ``kpi.goals.pace`` says which it is for a goal.
    """

    goal: Goal
    adds_up: bool | None = True
    per_days: float = 1.0
    phases: tuple[Phase, ...] = ()
    slack: float = 0.05

    def judge(self, figures: Figures, day: dt.date) -> Judgement:
        """The state on ``day``; UNKNOWN outside of the goal's dates and in its first week."""
        goal = self.goal
        if not goal.runs(day):
            return Judgement(State.UNKNOWN, "monitor.goal.not_now", {"start_on": goal.start, "end_on": goal.end})
        elapsed, adds_up = (day - goal.start).days + 1, self.sums(figures)
        window = figures.total.window(day, min(elapsed, RECENT_DAYS) if adds_up else RECENT_DAYS)
        known = int(np.isfinite(window).sum())
        if known < _EARLIEST_DAYS:
            return too_little(known, _EARLIEST_DAYS)
        pace = self.pace(figures, day)
        way = abs(goal.target if adds_up else goal.target - goal.baseline)
        up = adds_up or goal.target > goal.baseline
        short = (goal.target - pace.projected) * (1 if up else -1)
        params: dict[str, Param] = {
            "done": pace.done, "expected": pace.expected, "projected": pace.projected, "target": goal.target,
            "low": pace.low, "high": pace.high, "needed": pace.needed, "rate": pace.rate, "end_on": goal.end,
            "days": pace.days_left, "short_pct": short / way,
        }  # fmt: skip
        evidence = {name: float(value) for name, value in params.items() if isinstance(value, int | float)}
        kind = "sum" if adds_up else "level"
        if short > self.slack * way:
            return Judgement(State.ALERT, f"monitor.pacing.{kind}.short", params, evidence)
        return Judgement(State.OK, f"monitor.pacing.{kind}.on_course", params, evidence)

    def pace(self, figures: Figures, day: dt.date) -> Pace:
        """The numbers on ``day``, from figures up to it; ``day`` lies inside the goal's dates."""
        return self._sum(figures, day) if self.sums(figures) else self._level(figures, day)

    def sums(self, figures: Figures) -> bool:
        """Whether the target is a sum over the goal's days."""
        if self.adds_up is not None:
            return self.adds_up
        known = figures.total.values[np.isfinite(figures.total.values)]
        return bool(len(known)) and self.goal.target > _SUM_FACTOR * float(known.max())

    def days(self, figures: Figures, day: dt.date) -> Floats:
        """What each day of the goal has to bring for its sum to be reached, from its first day on: the target shared
        out by the weekdays known on ``day`` and the phases."""
        weights = self._weights(self.goal.start, self.goal.end, self._profile(figures, day))
        share: Floats = self.goal.target * weights / max(weights.sum(), 1e-12)
        return share

    def _profile(self, figures: Figures, day: dt.date) -> Floats:
        return weekday_profile(figures.total.window(day, _PROFILE_DAYS), day)

    def _sum(self, figures: Figures, day: dt.date) -> Pace:
        goal, total = self.goal, figures.total
        profile = self._profile(figures, day)
        past = self._weights(goal.start, day, profile)
        left = self._weights(day + ONE_DAY, goal.end, profile)
        values = total.window(day, len(past))
        known = np.isfinite(values)
        recent = known.copy()
        recent[:-RECENT_DAYS] = False
        rate = float(values[recent].sum() / max(past[recent].sum(), 1e-12))
        done = float(values[known].sum())
        expected = goal.target * past.sum() / max(past.sum() + left.sum(), 1e-12)
        projected = done + rate * left.sum()
        residual = values[recent] / np.maximum(past[recent], 1e-12) - rate
        scatter = float(residual.std(ddof=1)) if recent.sum() > 1 else 0.0
        unsure = scatter * np.sqrt((left**2).sum() + left.sum() ** 2 / max(int(recent.sum()), 1))
        days_left = len(left)
        needed = max(goal.target - done, 0.0) / days_left if days_left else 0.0
        return Pace(
            done, float(expected), float(projected), float(max(projected - _LIKELY * unsure, done)),
            float(projected + _LIKELY * unsure), needed, rate, days_left,
        )  # fmt: skip

    def _level(self, figures: Figures, day: dt.date) -> Pace:
        goal, total = self.goal, figures.total
        profile = self._profile(figures, day)
        slots = _weekdays(day, _TREND_DAYS)
        values = self.per_days * total.window(day, _TREND_DAYS) / profile[slots]
        known = np.flatnonzero(np.isfinite(values))
        now = float(np.mean(values[known[-14:]]))
        slope = theil_sen(known.astype(np.float64), values[known]) * _TREND_TRUST
        days_left = (goal.end - day).days
        middle_of_now = 6.5
        projected = now + slope * (days_left + middle_of_now)
        scatter = float(np.std(np.diff(values[known]))) / np.sqrt(2) if len(known) > 2 else 0.0
        unsure = scatter * np.sqrt(1 / 14 + 12 * days_left**2 / max(len(known), 2) ** 3 + days_left * 0.01)
        needed = (goal.target - now) / days_left if days_left else 0.0
        return Pace(
            now, line_at(goal, day), projected, projected - _LIKELY * unsure, projected + _LIKELY * unsure,
            needed, slope, days_left,
        )  # fmt: skip

    def _weights(self, first: dt.date, last: dt.date, profile: Floats) -> Floats:
        days = max((last - first).days + 1, 0)
        weights = profile[(first.weekday() + np.arange(days)) % 7].copy()
        for phase in self.phases:
            low, high = max((phase.start - first).days, 0), min((phase.end - first).days + 1, days)
            if high > low:
                weights[low:high] *= phase.weight
        return weights


def weekday_profile(window: Floats, last: dt.date) -> Floats:
    """(7,) what each weekday, Monday first, brings relative to the mean day: medians of ``window`` up to ``last``.

    All ones where less than two weeks are known or the figures are not positive.
    """
    # A row a week that ends as ``window`` does; sorted, so that the known days of each weekday come first.
    weeks = -(-len(window) // 7)
    table = np.full(weeks * 7, np.nan)
    table[weeks * 7 - len(window) :] = window
    table = np.sort(table.reshape(weeks, 7), axis=0)
    known = np.isfinite(table).sum(axis=0)
    if not weeks or known.min() < 2:
        return np.ones(7)
    medians, columns = np.empty(7), np.arange(7)
    medians[_weekdays(last, 7)] = (table[(known - 1) // 2, columns] + table[known // 2, columns]) / 2
    if medians.min() < 0 or medians.sum() <= 0:
        return np.ones(7)
    profile: Floats = np.maximum(medians / medians.mean(), 1e-3)
    return profile


def theil_sen(x: Floats, y: Floats) -> float:
    """Median slope over all pairs of points (P. K. Sen, JASA 63, 1968); 0 for fewer than eight points."""
    if len(x) < 8:
        return 0.0
    first, second = np.triu_indices(len(x), 1)
    return float(np.median((y[second] - y[first]) / (x[second] - x[first])))


def _weekdays(last: dt.date, days: int) -> NDArray[np.int64]:
    return np.asarray((last.weekday() - np.arange(days)[::-1]) % 7, dtype=np.int64)
