"""What a goal's number is the figure of: of a day, of a week or month, or of all its days. One rule for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from kpi.goals.metrics import metrics
from kpi.model import PER_DAYS, Goal, Kpi
from kpi.monitors.pacing import Pacing, Phase
from kpi.tree.errors import BadUnit
from kpi.tree.units import unit

_SAME_LENGTH = 0.1
"""A goal as long as its period, up to this share, is the sum of its days: 90,000 a quarter, in the third quarter."""
_SLACK = 0.05


def pacing_of(goal: Goal, kpi: Kpi, *, phases: Sequence[Phase] = (), slack: float = _SLACK) -> Pacing:
    """The pace of ``kpi`` towards ``goal``: what overviews, reviews, charts and the pacing monitor all go by.

    Rates, scores and stocks (followers) stand at a level whatever was said. A number that adds up is a day's figure
    where the goal is ``per`` day, that of a week's or month's days where it is per week or month, and the sum of all
    days for ``total`` or where the goal lasts one such period; where nothing was said the figures decide. The
    ``phases`` of its campaign count where the goal is ``phased``.
    """
    adds_up, days = _meant(goal, kpi)
    return Pacing(goal, adds_up=adds_up, per_days=days, phases=tuple(phases) if goal.phased else (), slack=slack)


def _meant(goal: Goal, kpi: Kpi) -> tuple[bool | None, float]:
    """Whether the target is a sum of all days (None: not said), and of how many days it is otherwise."""
    metric = metrics().get(goal.metric)
    if not counted(kpi.unit) or (metric is not None and not metric.adds_up):
        return False, 1.0
    if goal.per is None:
        return None, 1.0
    if goal.per == "total":
        return True, 1.0
    days, length = PER_DAYS[goal.per], (goal.end - goal.start).days + 1
    if days > 1 and abs(days - length) <= _SAME_LENGTH * length:
        return True, 1.0
    return False, days


def counted(words: str) -> bool:
    """Whether figures of a unit add up over days: things and money, and not rates, scores and times."""
    try:
        return unit(words).adds_up
    except BadUnit:
        return False
