"""The KPI tree: what is refused, who owns a number, and figures derived day by day and week by week."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.errors import Duplicate, InvalidField, KpiError, KpiWithoutGoal, UnknownGoal, UnknownKpi
from kpi.model import Goal, Kpi, Name
from kpi.monitors.model import DailySeries
from kpi.tree.errors import BadUnit, CircularFormula, CircularGoals
from kpi.tree.evaluate import daily, over
from kpi.tree.tree import KpiTree, build, sound

MONDAY = dt.date(2026, 1, 5)


def _goal(id_: str, parent: str | None = None, level: str = "top", owner: str = "Anna") -> Goal:
    return Goal(
        id=id_, name=Name(id_), kind="performance", level=level, metric="leads", unit="leads", baseline=1, target=2,
        owner=owner, start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31), parent=parent,
    )  # fmt: skip


def _kpi(id_: str, unit: str, formula: str | None = None, goal: str = "growth") -> Kpi:
    return Kpi(id=id_, name=Name(id_), unit=unit, direction="up", goal=goal, formula=formula)


def _tree(*derived: Kpi) -> KpiTree:
    goals = [
        _goal("growth"),
        _goal("media", "growth", "channel", "Ben"),
        _goal("sales", "growth", "channel", "Chen, Anna"),
    ]
    recorded = [
        _kpi("spend", "CNY", goal="media"),
        _kpi("new_customers", "customers", goal="sales"),
        _kpi("leads", "leads", goal="sales"),
        _kpi("sessions", "sessions"),
        _kpi("nps", "points"),
        _kpi("fans", "followers"),
    ]
    return build(goals, [*recorded, *derived])


CAC = _kpi("cac", "CNY/customers", "spend / new_customers")
RATE = _kpi("rate", "%", "leads / sessions")


def _series(*values: float) -> DailySeries:
    return DailySeries(MONDAY, np.array(values, dtype=float))


def test_goals_stand_under_goals_and_kpis_under_goals():
    tree = _tree(CAC)
    assert [goal.id for goal in tree.children(None)] == ["growth"]
    assert [goal.id for goal in tree.children("growth")] == ["media", "sales"]
    assert [goal.id for goal in tree.line("media")] == ["media", "growth"]
    assert [kpi.id for kpi in tree.kpis_of("media")] == ["spend"]


def test_a_derived_number_is_shared_by_those_who_own_its_parts():
    tree = _tree(CAC, _kpi("twice", "CNY/customers", "cac * 2"))
    assert tree.owners("twice") == ("Anna", "Ben", "Chen")
    assert tree.owners("spend") == ("Ben",)
    assert tree.leaves("twice") == ("spend", "new_customers")
    assert tree.used_by("spend") == ("cac", "twice")


@pytest.mark.parametrize(
    ("kpis", "error", "said"),
    [
        ([_kpi("a", "CNY", goal="nowhere")], KpiWithoutGoal, "Choose one of growth, media, sales, or add"),
        ([_kpi("a", "CNY", "spend + budget")], UnknownKpi, "no KPI 'budget'"),
        ([_kpi("a", "CNY", "b"), _kpi("b", "CNY", "spend + a")], CircularFormula, "a → b → a"),
        ([_kpi("a", "CNY", "a + spend")], CircularFormula, "a → a"),
        ([_kpi("a", "CNY", "spend / leads")], BadUnit, "gives CNY/lead"),
        ([_kpi("spend", "CNY")], Duplicate, "choose another id"),
    ],
)
def test_what_does_not_hold_together_is_refused_with_the_fix(kpis, error, said):
    with pytest.raises(error, match=said):
        _tree(*kpis)


def test_goals_in_a_circle_under_nothing_or_under_a_lower_level_are_refused():
    with pytest.raises(CircularGoals, match="a → b → a"):
        build([_goal("a", "b"), _goal("b", "a")], [])
    with pytest.raises(UnknownGoal):
        build([_goal("a", "gone")], [])
    with pytest.raises(InvalidField, match="a top goal cannot stand under the content goal"):
        build([_goal("a", level="content"), _goal("b", "a")], [])


def test_a_missing_day_and_a_zero_denominator_give_no_figure():
    recorded = {"spend": _series(100, 200, math.nan, 400), "new_customers": _series(10, 0, 5, 8)}
    values = daily(_tree(CAC), recorded, "cac").values
    assert values.tolist() == pytest.approx([10, math.nan, math.nan, 50], nan_ok=True)


def test_a_per_cent_figure_is_a_hundred_times_its_share_and_divided_again_when_it_is_used():
    tree = _tree(RATE, _kpi("again", "leads", "rate * sessions"))
    recorded = {"leads": _series(5, 9), "sessions": _series(100, 90)}
    assert daily(tree, recorded, "rate").values.tolist() == pytest.approx([5, 10])
    assert daily(tree, recorded, "again").values.tolist() == pytest.approx([5, 9])


def test_a_weekly_ratio_is_the_sum_over_the_sum():
    recorded = {"spend": _series(*[100] * 6, 1000), "new_customers": _series(*[10] * 6, 1)}
    (week,) = over(_tree(CAC), recorded, "cac", "week")
    assert week.value == pytest.approx(1600 / 61)
    assert (week.start, week.end, week.how, week.days) == (MONDAY, dt.date(2026, 1, 11), "formula", 7)


def test_a_day_that_one_side_misses_goes_into_neither_sum():
    recorded = {"spend": _series(100, 100, 500), "new_customers": _series(10, 10, math.nan)}
    (week,) = over(_tree(CAC), recorded, "cac", "week")
    assert (week.value, week.days) == (10, 2)


def test_each_kind_of_figure_has_its_own_way_over_a_month():
    tree = _tree(_kpi("total", "CNY", "spend + spend"))
    recorded = {"spend": _series(1, 2, 3), "nps": _series(30, 40, 50), "fans": _series(7, 8, 9)}
    found = {kpi: over(tree, recorded, kpi, "month", stock=frozenset({"fans"}))[0] for kpi in ("total", "nps", "fans")}
    assert {kpi: (each.value, each.how) for kpi, each in found.items()} == {
        "total": (12, "sum"),
        "nps": (40, "mean"),
        "fans": (9, "last"),
    }


def test_a_stretch_without_figures_has_no_value_and_no_denominator_none_either():
    recorded = {"spend": _series(*[math.nan] * 7, 5), "new_customers": _series(*[1] * 7, 0)}
    weeks = over(_tree(CAC), recorded, "cac", "week")
    assert [each.days for each in weeks] == [0, 1]
    assert all(math.isnan(each.value) for each in weeks)
    with pytest.raises(InvalidField, match="it needs spend, new_customers"):
        daily(_tree(CAC), {}, "cac")


COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 1000)), min_size=1, max_size=60)


@given(COUNTS)
def test_a_rate_over_any_weeks_lies_between_its_days(pairs):
    recorded = {"leads": _series(*(a for a, _ in pairs)), "sessions": _series(*(b for _, b in pairs))}
    tree = _tree(RATE)
    days = daily(tree, recorded, "rate")
    for week in over(tree, recorded, "rate", "week"):
        window = days.window(week.end, (week.end - week.start).days + 1)
        sessions = recorded["sessions"].window(week.end, len(window))
        if (sessions > 0).all():
            assert window.min() - 1e-9 <= week.value <= window.max() + 1e-9
        assert math.isnan(week.value) == (sessions.sum() == 0)
        assert not math.isinf(week.value)


def test_a_broken_formula_is_left_out_and_said_and_the_rest_of_the_tree_stands():
    broken = [
        _kpi("spend", "CNY"),
        _kpi("sales", "USD"),
        _kpi("orders", "orders"),
        _kpi("margin", "CNY", formula="sales - spend"),
        _kpi("basket", "USD/orders", formula="sales / orders"),
        _kpi("odd", "7 things"),
        _kpi("lost", "CNY", formula="spend - gone"),
        _kpi("half", "%", formula="margin / spend"),
        _kpi("slip", "CNY", formula="spend +"),
    ]
    tree = sound([_goal("growth")], broken)
    assert sorted(tree.broken) == ["lost", "margin", "odd", "slip"]
    assert sorted(tree.formulas) == ["basket", "half"]
    assert tree.leaves("half") == ("margin", "spend")
    with pytest.raises(KpiError):
        build([_goal("growth")], broken)
