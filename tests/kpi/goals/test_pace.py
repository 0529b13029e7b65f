"""What a goal's number is the figure of, by one rule: of a day, of a week or month, or of all the goal's days."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from kpi.alerts.kinds import monitor_of
from kpi.alerts.model import Watch
from kpi.goals.metrics import metrics
from kpi.goals.pace import pacing_of
from kpi.goals.reader import read
from kpi.model import Goal, Kpi
from kpi.monitors.model import DailySeries, Figures
from kpi.reviews.goals import goal_lines
from kpi.reviews.model import Measured, Stretch

TODAY = dt.date(2026, 3, 4)
DAY = TODAY + dt.timedelta(days=59)


def _said(sentence: str, level: float) -> tuple[Goal, Kpi, Figures]:
    (draft,) = read(sentence, today=TODAY).drafts
    assert draft.metric is not None
    goal = draft.goal("g")
    values = np.full(200, level)
    return goal, metrics()[draft.metric.id].kpi("g"), Figures(DailySeries(DAY - dt.timedelta(days=199), values))


@pytest.mark.parametrize(
    ("sentence", "level", "sums", "done"),
    [
        ("Grow leads from 270 to 400 a day by 30 June, owner: Anna", 277.0, False, 277.0),
        ("Grow leads from 400 to 520 a month by 30 June, owner: Anna", 14.0, False, 14.0 * 365.25 / 12),
        ("6月30日前有效线索从每周70条提升到100条，负责人：李娜", 11.0, False, 77.0),
        ("Grow leads from 400 to 520 a month in May, owner: Anna", 14.0, True, 28.0),
        ("Grow leads from 20,000 to 30,000 by 30 June, owner: Anna", 200.0, True, 12_000.0),
        ("Grow leads from 180 to 300 by 30 June, owner: Anna", 200.0, False, 200.0),
        ("Grow followers from 100 to 5,000 by 30 June, owner: Anna", 200.0, False, 200.0),
        ("Raise conversion rate from 2% to 3% by 30 June, owner: Anna", 2.2, False, 2.2),
    ],
)
def test_overview_review_and_monitor_read_a_goal_alike(sentence: str, level: float, sums: bool, done: float):
    goal, kpi, figures = _said(sentence, level)
    pacing = pacing_of(goal, kpi)
    assert pacing.sums(figures) is sums
    assert pacing.pace(figures, DAY).done == pytest.approx(done)
    assert monitor_of(Watch(id="w", kpi=kpi.id, kind="pacing"), kpi, goal) == pacing
    measured = Measured(kpi=kpi, series=figures.total)
    (line,) = goal_lines([goal], [measured], Stretch("week", DAY - dt.timedelta(days=6), DAY))
    if line.stand != "thin":
        assert line.adds_up is sums
        assert line.params["done"] == pytest.approx(done)


def test_a_goal_that_was_given_up_is_neither_judged_nor_told_of():
    goal, kpi, figures = _said("Grow leads from 270 to 400 a day by 30 June, owner: Anna", 277.0)
    given_up = Goal(**{name: getattr(goal, name) for name in Goal.__dataclass_fields__} | {"ended_on": TODAY})
    assert given_up.runs(TODAY)
    assert pacing_of(given_up, kpi).judge(figures, DAY).code == "monitor.goal.not_now"
    stretch = Stretch("week", DAY - dt.timedelta(days=6), DAY)
    assert goal_lines([given_up], [Measured(kpi=kpi, series=figures.total)], stretch) == ()
