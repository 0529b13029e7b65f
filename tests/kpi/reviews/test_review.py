"""The review of plain figures: how goals stand, what moved and why, what is proposed, and when nothing is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.alerts.model import Alert, Member, Said
from kpi.model import Goal, Kpi, Name
from kpi.monitors.model import ONE_DAY, DailySeries, State
from kpi.reviews.generate import review
from kpi.reviews.model import PERIODS, Inputs, Measured, Review
from kpi.reviews.periods import stretch

TODAY = dt.date(2026, 11, 23)
DAYS = 140
FIRST = TODAY - ONE_DAY * DAYS
WEEK = np.array([1.0, 1.02, 1.05, 1.0, 0.98, 0.7, 0.65])


def figures(level: float = 100.0, noise: float = 0.03, seed: int = 1, *, last: float = 1.0, days: int = 7):
    """Daily figures with a week in them; the last ``days`` are ``last`` times what they would be."""
    weekdays = (FIRST.weekday() + np.arange(DAYS)) % 7
    values = level * WEEK[weekdays] * (1 + noise * np.random.default_rng(seed).standard_normal(DAYS))
    values[-days:] *= last
    return DailySeries(FIRST, values)


def goal(**given) -> Goal:
    known = {
        "id": "leads", "name": Name("Leads"), "kind": "performance", "level": "top", "metric": "leads",
        "unit": "leads", "baseline": 0.0, "target": 8000.0, "owner": "U0COORD", "start": TODAY - ONE_DAY * 60,
        "end": TODAY + ONE_DAY * 30,
    }  # fmt: skip
    return Goal(**(known | given))


def kpi(**given) -> Kpi:
    return Kpi(**({"id": "leads", "name": Name("Leads"), "unit": "leads", "direction": "up", "goal": "leads"} | given))


def made(
    series: DailySeries | None, *goals: Goal, parts=None, period="week", alerts=(), settled=frozenset(), **of
) -> Review:
    return review(
        Inputs(
            stretch=stretch(period, TODAY),
            goals=goals or (goal(),),
            measured=(Measured(kpi=kpi(**of), series=series, parts=parts or {}),),
            alerts=tuple(alerts),
            settled=settled,
        )
    )


def alert(kind: str = "anomaly", state: str = "open", day: dt.date = TODAY - ONE_DAY * 3) -> Alert:
    said = Said(state=State.ALERT, since=day, code="monitor.anomaly.drop", params={})
    member = Member(watch="w", kpi="leads", kind=kind, said=said, first_day=day, last_day=day, open=True)
    opened = dt.datetime.combine(day + ONE_DAY, dt.time(1), dt.UTC)
    return Alert(
        id="a", state=state, severity="normal", kpi="leads", watch="w", since=day, opened_at=opened,
        members=(member,), version=1,
    )  # fmt: skip


def test_the_days_of_a_review_are_the_whole_ones_before_it():
    assert (stretch("week", TODAY).first, stretch("week", TODAY).last) == (dt.date(2026, 11, 16), dt.date(2026, 11, 22))
    assert (stretch("month", TODAY).first, stretch("month", TODAY).last) == (
        dt.date(2026, 10, 1),
        dt.date(2026, 10, 31),
    )
    quarter = stretch("quarter", dt.date(2026, 1, 5))
    assert (quarter.first, quarter.last) == (dt.date(2025, 10, 1), dt.date(2025, 12, 31))


@given(st.sampled_from(PERIODS), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_review_is_about_days_before_it_that_join_the_ones_before_them(period, day):
    found = stretch(period, day)
    assert found.last < day
    before = stretch(period, found.first)
    assert before.last == found.first - ONE_DAY
    assert found.days in {"week": (7,), "month": (28, 29, 30, 31), "quarter": (90, 91, 92)}[period]


def test_a_sum_behind_says_by_how_much_and_what_a_day_must_bring():
    (line,) = made(figures(), goal(target=10_000.0)).goals
    assert (line.stand, line.code) == ("behind", "review.goal.sum.behind")
    assert line.pace is not None
    assert line.way is not None
    assert line.due is not None
    assert line.pace.needed == pytest.approx((10_000 - line.pace.done) / 31, rel=1e-9)
    assert line.way < line.due
    assert line.params["gap"] == pytest.approx(line.pace.expected - line.pace.done, rel=1e-9)


def test_a_level_to_bring_down_is_read_from_above():
    minutes = {"unit": "minutes", "baseline": 12.0, "target": 10.0}
    (line,) = made(figures(10.0, last=1.0), goal(**minutes), unit="minutes", direction="down").goals
    assert line.stand == "reached"
    assert not line.adds_up
    (line,) = made(figures(14.0), goal(**minutes), unit="minutes", direction="down").goals
    assert line.stand == "behind"
    assert line.way is not None
    assert line.way < 0


def test_a_goal_that_ended_is_met_or_missed_and_one_that_ended_before_is_not_told():
    ended = {"start": TODAY - ONE_DAY * 60, "end": TODAY - ONE_DAY * 2}
    assert made(figures(), goal(target=4000.0, **ended)).goals[0].stand == "met"
    assert made(figures(), goal(target=9000.0, **ended)).goals[0].stand == "missed"
    assert made(figures(), goal(start=TODAY - ONE_DAY * 60, end=TODAY - ONE_DAY * 9)).goals == ()


@pytest.mark.parametrize(
    ("series", "of", "code"),
    [
        (None, {}, "review.goal.thin.none"),
        (figures().upto(TODAY - ONE_DAY * 6), {}, "review.goal.thin.stale"),
        (figures(), {"unit": "CNY"}, "review.goal.thin.unit"),
        (figures(), {"goal": "another"}, "review.goal.thin.no_kpi"),
    ],
)
def test_a_goal_that_cannot_be_judged_says_why_and_proposes_nothing(series, of, code):
    found = made(series, **of)
    assert [(each.stand, each.code) for each in found.goals] == [("thin", code)]
    assert found.proposals == ()


def test_what_moves_as_it_always_does_is_no_mover_and_what_moves_beyond_is():
    calm = made(figures(seed=3))
    assert calm.movers == ()
    assert calm.calm == 1
    (mover,) = made(figures(last=0.8)).movers
    assert not mover.good
    assert mover.change == pytest.approx(-0.2, abs=0.05)
    (mover,) = made(figures(last=0.8), direction="down").movers
    assert mover.good
    growing = DailySeries(FIRST, 100 * 1.01 ** np.arange(DAYS))
    assert made(growing).movers == ()


def test_a_series_that_is_too_young_neither_moves_nor_is_called_calm():
    young = DailySeries(TODAY - ONE_DAY * 30, figures(last=0.5).values[-30:])
    found = made(young)
    assert found.movers == ()
    assert found.calm == 0
    assert [each.id for each in found.thin] == ["leads"]


def test_a_mover_is_explained_by_the_part_that_drives_it():
    search, social = figures(60.0, last=0.4), figures(40.0, seed=2)
    total = DailySeries(FIRST, search.values + social.values)
    (mover,) = made(total, parts={"source": {"search": search, "social": social}}).movers
    assert mover.drivers[0].part == "search"
    assert mover.drivers[0].share > 0.8


def test_figures_in_doubt_move_nothing_and_propose_nothing():
    broken = made(figures(last=0.2), goal(target=20_000.0), alerts=[alert("broken_data")])
    assert broken.movers == ()
    assert broken.proposals == ()
    assert len(broken.alerts) == 1
    mended = made(figures(last=0.2), goal(target=20_000.0), alerts=[alert("broken_data", "resolved")])
    assert mended.movers
    assert mended.proposals


def test_alerts_still_open_come_first_and_those_from_after_the_days_do_not_come():
    later = replace(alert(day=TODAY), id="later")
    closed = replace(alert(state="resolved", day=TODAY - ONE_DAY * 6), id="closed")
    old = replace(alert(day=TODAY - ONE_DAY * 20), id="old")
    found = made(figures(), alerts=[closed, later, old])
    assert [(each.alert.id, each.fresh) for each in found.alerts] == [("old", False), ("closed", True)]


def test_a_goal_out_of_reach_is_stopped_one_within_reach_adjusted_and_a_sure_one_scaled():
    def of(target: float) -> list[tuple[str, str]]:
        return [(each.kind, each.rule) for each in made(figures(), goal(target=target)).proposals]

    assert of(20_000.0) == [("stop", "out_of_reach")]
    assert of(9_000.0) == [("adjust", "behind")]
    assert of(8_340.0) == []
    assert of(6_000.0) == [("scale", "sure")]


def test_a_goal_that_has_only_begun_is_not_stopped():
    fresh = goal(target=20_000.0, start=TODAY - ONE_DAY * 20, end=TODAY + ONE_DAY * 100)
    assert [each.kind for each in made(figures(), fresh).proposals] == ["adjust"]


def test_a_part_that_grows_is_scaled_and_one_that_falls_is_stopped_where_no_alert_explains_it():
    steady, rising = figures(60.0, seed=2), figures(40.0, last=1.5, days=28)
    total = DailySeries(FIRST, steady.values + rising.values)
    on_course = goal(target=_heading(total))
    (found,) = made(total, on_course, parts={"source": {"ads": rising, "search": steady}}).proposals
    assert (found.rule, found.part, found.key) == ("part_grows", ("source", "ads"), "scale:leads:leads:source:ads")
    falling = figures(40.0, last=0.5, days=28)
    total = DailySeries(FIRST, steady.values + falling.values)
    calm = goal(target=_heading(total))
    parts = {"source": {"ads": falling, "search": steady}}
    rules = {each.rule for each in made(total, calm, parts=parts).proposals}
    assert "part_falls" in rules
    assert "part_falls" not in {each.rule for each in made(total, calm, parts=parts, alerts=[alert()]).proposals}


def test_what_was_decided_lately_is_not_proposed_again():
    (found,) = made(figures(), goal(target=20_000.0)).proposals
    assert made(figures(), goal(target=20_000.0), settled=frozenset({found.key})).proposals == ()


@given(st.integers(0, 10_000), st.sampled_from(PERIODS), st.floats(0, 3), st.integers(0, DAYS))
def test_any_figures_give_a_review_whose_days_lie_before_it(seed, period, last, missing):
    series = figures(noise=0.3, seed=seed, last=last)
    series.values[np.random.default_rng(seed).integers(0, DAYS, missing)] = np.nan
    found = made(series, period=period)
    assert len(found.proposals) <= 3
    assert all(each.day is None or each.day <= found.stretch.last for each in found.goals)
    assert all(abs(each.change) >= 0.03 for each in found.movers)


def _heading(total: DailySeries) -> float:
    """A little more than where the goal's sum ends when its last month goes on."""
    return 1.02 * float(total.values[-60:].sum() + 31 * total.values[-28:].mean())
