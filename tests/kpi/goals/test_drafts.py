"""From a draft to a stored goal, its place among other goals, and the metrics to offer."""

from __future__ import annotations

import datetime as dt

import pytest

from kpi.errors import InvalidField
from kpi.goals.lights import lights
from kpi.goals.metrics import metrics, suggest
from kpi.goals.reader import read
from kpi.model import GOAL_KINDS, Goal, Name

TODAY = dt.date(2026, 3, 4)


def _draft(sentence: str):
    (draft,) = read(sentence, today=TODAY).drafts
    return draft


def _stored(id_: str, kind: str = "performance", level: str = "top") -> Goal:
    return Goal(
        id=id_, name=Name(id_.title()), kind=kind, level=level, metric="revenue", unit="CNY", baseline=1, target=2,
        owner="Anna", start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31),
    )  # fmt: skip


def test_a_draft_with_nothing_missing_makes_the_goal_to_store():
    goal = _draft("Cut cost per lead by 20% from ¥50 by 30 June 2026, owners: Anna and Ben").goal("cpl-h1")
    assert (goal.metric, goal.unit, goal.baseline, goal.target) == ("cpl", "CNY/leads", 50, 40)
    assert (goal.owner, goal.start, goal.end) == ("Anna, Ben", TODAY, dt.date(2026, 6, 30))
    assert (goal.kind, goal.level) == ("performance", "channel")


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        ("Increase podcast plays by 20% in Q2", "metric"),
        ("Cut bounce rate", "target"),
        ("提升转化率3个百分点", "target"),
        ("Reach 500 leads in Q2, owner: Anna", "baseline"),
        ("Grow leads from 400 to 500 in Q2", "owner"),
        ("Grow leads from 400 to 500, owner: Anna", "end"),
    ],
)
def test_a_draft_that_misses_something_says_what(sentence: str, field: str):
    with pytest.raises(InvalidField) as problem:
        _draft(sentence).goal("g")
    assert problem.value.field == field


def test_a_parent_of_the_same_kind_and_level_above_is_proposed_first():
    known = (_stored("loyalty", "relationship"), _stored("ads", level="channel"), _stored("growth"))
    light = lights(_draft("Grow leads from 400 to 500 in Q2"), known=known)["relevance"]
    assert light.on is False
    assert light.fix.params["parents"] == ("Growth", "Ads", "Loyalty")


def test_a_brand_objective_needs_no_parent():
    assert lights(_draft("NPS from 31 to 40 in H2"))["relevance"].on is True


def test_a_period_that_is_over_is_no_period():
    light = lights(_draft("Grow leads from 400 to 500 in 2026-01"), today=TODAY)["dates"]
    assert (light.on, light.says.code) == (False, "goal.dates.over")


def test_a_change_of_a_rate_by_per_cent_asks_which_is_meant():
    light = lights(_draft("转化率提升5%"))["number"]
    assert light.on is True
    assert light.fix.params == {"change_share": 0.05, "points": 5.0}


def test_a_channel_said_first_holds_for_every_goal_after_it():
    drafts = read("在抖音，曝光量做到3000万，完播率提升到28%", today=TODAY).drafts
    assert [draft.channel for draft in drafts] == ["douyin", "douyin"]
    apart = read("小红书粉丝数涨到10万，抖音互动率提升到3%", today=TODAY).drafts
    assert [draft.channel for draft in apart] == ["xiaohongshu", "douyin"]


def test_a_wish_names_what_would_measure_it():
    (wish,) = read("提升品牌知名度", today=TODAY).wishes
    assert wish.what == "品牌知名度"
    assert set(wish.measured_by) <= set(metrics())


def test_each_kind_of_goal_has_its_metrics_to_offer():
    offered = {kind: [metric.id for metric in suggest(kind)] for kind in GOAL_KINDS}
    assert offered == {
        "brand": ["share_of_voice", "branded_search", "nps"],
        "performance": ["leads", "conversion_rate", "roas", "cac"],
        "relationship": ["active_rate", "repeat_purchase_rate", "referrals"],
    }


@pytest.mark.parametrize("metric", metrics().values(), ids=lambda metric: metric.id)
def test_every_metric_is_found_by_its_own_names(metric):
    for name in (metric.name.en, metric.name.zh):
        (draft,) = read(f"Raise {name} by 10%" if name.isascii() else f"{name}提升10%", today=TODAY).drafts
        assert draft.metric == metric


@pytest.mark.parametrize(
    ("id_", "adds_up"),
    [("leads", True), ("revenue", True), ("followers", False), ("ctr", False), ("nps", False), ("cac", False)],
)
def test_counts_and_money_add_up_and_levels_rates_and_scores_do_not(id_: str, adds_up: bool):
    assert metrics()[id_].adds_up is adds_up
