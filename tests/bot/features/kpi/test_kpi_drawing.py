"""What is drawn of a KPI: its goal's line, whether the goal is a level or a sum of days."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from bot.demo.figures import plant_kpis
from bot.demo.planting import plant_campaign
from bot.features.kpi.drawing import chart_of, line_of
from storage.session import Database

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(("kpi", "last"), [("waiting-list-sign-ups", 295.0), ("product-page-visits", 6613.0)])
def test_a_goal_has_its_line_whether_it_is_a_sum_of_days_or_a_level(database: Database, kpi: str, last: float):
    with database.session() as session:
        plant_campaign(session)
        plant_kpis(session, NOW.date(), NOW)
    with database.reading() as session:
        line = line_of(session, kpi, NOW.date() - dt.timedelta(days=1))
    assert line is not None
    assert line.goal is not None
    goal = chart_of(line, "en", days=56).goal
    assert goal is not None
    before = (line.goal.start - (line.series.end - dt.timedelta(days=55))).days
    assert np.isnan(goal[:before]).all()
    assert np.isfinite(goal[before:]).all()
    # 13,000 sign-ups over 44 days are 295 a day; the level is on its way from 5,000 to 7,500.
    assert goal[-1] == pytest.approx(last, rel=0.05)
