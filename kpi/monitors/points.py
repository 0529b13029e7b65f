"""Scores of timestamped points at any cadence: five minutes, hours, days or weeks, found from the first gaps.

Strictly causal: the cadence is settled by the first points, before anything is said, and never revised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

import numpy as np

from kpi.monitors import daily, intraday, rules
from kpi.monitors.intraday_scale import WARM_UP
from kpi.monitors.model import DaysOff, no_days_off

CADENCE_POINTS = 21
"""Points from whose gaps the cadence is read."""
_DAILY_FROM = timedelta(hours=20)
_WEEKLY_FROM = timedelta(days=3)
_EMPTY_HABIT = 0.05
_LONGEST_GAP = 400
"""Steps of a gap that are lived through one by one; a longer one is a pause, not an outage day by day."""

WHY = {rules.MISSING: "missing", rules.ZERO: "zero", rules.UNIT: "unit", rules.COPIED: "copied"}


@dataclass(frozen=True, slots=True)
class Scored:
    """``score`` in [0, 1], 0.5 at the alert bar. ``flag``: an alert. ``why``: a broken rule, "anomaly", or ""."""

    score: float
    flag: bool
    why: str


def score(points: Iterable[tuple[datetime, float | None]], off: DaysOff = no_days_off) -> list[Scored]:
    """One ``Scored`` a point, in the order of ``points``: (time, value or None for missing), times not falling.

    In daily series days ``off`` are not judged by ordinary ones.
    """
    rows = list(points)
    head = [when for when, _ in rows[:CADENCE_POINTS]]
    if len(head) < CADENCE_POINTS:
        return [Scored(0.0, False, "")] * len(rows)
    gap = timedelta(seconds=median((after - before).total_seconds() for before, after in pairwise(head)))
    if gap < _DAILY_FROM:
        return list(_intraday(rows))
    if gap < _WEEKLY_FROM:
        return list(_stepwise(rows, timedelta(days=1), period=7, off=off))
    return list(_stepwise(rows, gap, period=1))


def _intraday(rows: list[tuple[datetime, float | None]]) -> Iterator[Scored]:
    state = intraday.IntradayState()
    empty, was_empty = 0.0, False
    for seen, (when, value) in enumerate(rows):
        if value is None:
            news = not was_empty and seen >= WARM_UP and empty < _EMPTY_HABIT
            yield Scored(1.0 if news else 0.0, news, WHY[rules.MISSING] if news else "")
        else:
            point = intraday.advance(state, when, value)
            yield Scored(point.score, point.fired, "anomaly" if point.fired else "")
        was_empty = value is None
        empty += (was_empty - empty) / (seen + 1)


def _stepwise(
    rows: list[tuple[datetime, float | None]], step: timedelta, *, period: int, off: DaysOff = no_days_off
) -> Iterator[Scored]:
    """Days (or weeks): a grid of steps, on which what is not there is missing.

    A missing step has no line of its own, so the next point carries its alert. A second line of one step is flagged as
    a copy and not counted.
    """
    state = daily.DailyState.new(1, period)
    first = rows[0][0]
    at = -1
    for when, value in rows:
        if step == timedelta(days=1):
            index = (when.date() - first.date()).days
        else:
            index = max(round((when - first) / step), at + 1)
        if index <= at:
            yield Scored(1.0, True, WHY[rules.COPIED])
            continue
        lost = [_step(state, None, first, at + 1 + each, off) for each in range(min(index - at - 1, _LONGEST_GAP))]
        here = _step(state, value, first, index, off)
        told = next((each for each in lost if each.flag), None)
        yield here if told is None or here.flag else told
        at = index


def _step(state: daily.DailyState, value: float | None, first: datetime, index: int, off: DaysOff) -> Scored:
    slot = (first.weekday() + index) % state.baseline.season.shape[1]
    known = np.array([np.nan if value is None else value])
    scores = daily.advance(state, known, slot, off=off(first.date() + timedelta(days=index)))
    flag, rule = bool(scores.fired[0]), int(scores.rule[0])
    return Scored(float(scores.score[0]), flag, (WHY.get(rule, "anomaly")) if flag else "")
