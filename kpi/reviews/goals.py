"""How each goal stands at the end of the review's days: on course, behind by how much, what is needed a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from kpi.goals.pace import pacing_of
from kpi.model import Goal, Kpi
from kpi.monitors.model import ONE_DAY, Figures, Param, State
from kpi.monitors.pacing import Pace
from kpi.monitors.wording import amount
from kpi.reviews.model import GoalLine, Measured, Stand, Stretch

STALE_DAYS = 3
"""A goal is not judged when its figures end more than this many days before the review's last day (or its own)."""
_ORDER: tuple[Stand, ...] = ("behind", "missed", "on_course", "reached", "met", "thin")


def goal_lines(goals: Sequence[Goal], measured: Sequence[Measured], stretch: Stretch) -> tuple[GoalLine, ...]:
    """The goals that run, or came to their end, in ``stretch``: those behind first, the furthest behind of them first.
    One that was given up is no longer told of."""
    given_up = {goal.id for goal in goals if goal.ended_on is not None and goal.ended_on <= stretch.last}
    running = [
        goal for goal in goals if goal.start <= stretch.last and goal.end >= stretch.first and goal.id not in given_up
    ]
    lines = [_line(goal, _measure_of(goal, measured), stretch) for goal in running]
    return tuple(sorted(lines, key=lambda each: (_ORDER.index(each.stand), -each.short, each.goal.id)))


def _measure_of(goal: Goal, measured: Sequence[Measured]) -> Measured | None:
    """The KPI that a goal is read by: the one it names, else the first in its unit, else the first."""
    mine = [each for each in measured if each.kpi.goal == goal.id]

    def fit(each: Measured) -> tuple[bool, bool, bool, str]:
        return each.kpi.id != goal.metric, not _same_unit(goal, each.kpi), each.series is None, each.kpi.id

    return min(mine, key=fit, default=None)


def _line(goal: Goal, found: Measured | None, stretch: Stretch) -> GoalLine:
    if found is None:
        return _thin(goal, None, "no_kpi", {})
    if not _same_unit(goal, found.kpi):
        return _thin(goal, found.kpi, "unit", {"unit": found.kpi.unit, "wanted_unit": goal.unit})
    last = min(stretch.last, goal.end)
    series = found.series.upto(last) if found.series is not None else None
    if series is None or not np.isfinite(series.values).any():
        return _thin(goal, found.kpi, "none", {})
    known = np.flatnonzero(np.isfinite(series.values))
    day = series.start + ONE_DAY * int(known[-1])
    if (last - day).days > STALE_DAYS or day < goal.start:
        return _thin(goal, found.kpi, "stale", {"last_on": day})
    pacing = pacing_of(goal, found.kpi, phases=found.phases)
    judged = pacing.judge(Figures(series), day)
    if judged.state is State.UNKNOWN:
        return _thin(goal, found.kpi, "young", judged.params)
    return _told(
        goal,
        found.kpi,
        pacing.pace(Figures(series), day),
        judged.state,
        day,
        stretch.last,
        pacing.sums(Figures(series)),
    )


def _told(goal: Goal, kpi: Kpi, pace: Pace, state: State, day: dt.date, last: dt.date, adds: bool) -> GoalLine:
    start = 0.0 if adds else goal.baseline
    way = (pace.done - start) / (goal.target - start)
    due = (pace.expected - start) / (goal.target - start)
    end = (pace.projected - start) / (goal.target - start)
    stand: Stand
    if goal.end <= last:
        stand = "met" if way >= 1.0 else "missed"
    elif way >= 1.0:
        stand = "reached"
    else:
        stand = "behind" if state is State.ALERT else "on_course"
    sign = "+" if pace.needed > 0 else "−"
    params: dict[str, Param] = {
        "done": pace.done, "target": goal.target, "expected": pace.expected, "projected": pace.projected,
        "low": pace.low, "high": pace.high, "rate": pace.rate, "end_on": goal.end, "days": pace.days_left,
        "gap": abs(goal.target - start) * abs(due - way), "way_pct": max(way, 0.0), "short_pct": max(1.0 - end, 0.0),
        "needed": pace.needed if adds else f"{sign}{_size(abs(pace.needed))}",
    }  # fmt: skip
    told = "slowing" if stand == "behind" and way >= due else stand
    return GoalLine(
        goal=goal, kpi=kpi, stand=stand, code=f"review.goal.{'sum' if adds else 'level'}.{told}", params=params,
        day=day, pace=pace, adds_up=adds, way=way, due=due, end=end,
        short=max(1.0 - (way if stand == "missed" else end), 0.0),
    )  # fmt: skip


def _size(needed: float) -> str:
    """A change a day: a small one in two digits, since it is an estimate."""
    return amount(needed) if needed >= 1 else f"{needed:.2g}"


def _same_unit(goal: Goal, kpi: Kpi) -> bool:
    return goal.unit.split("/")[0].strip() == kpi.unit.split("/")[0].strip()


def _thin(goal: Goal, kpi: Kpi | None, why: str, params: Mapping[str, Param]) -> GoalLine:
    return GoalLine(goal=goal, kpi=kpi, stand="thin", code=f"review.goal.thin.{why}", params=params)
