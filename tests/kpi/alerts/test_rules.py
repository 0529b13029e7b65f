"""What belongs together, where an alert goes and when, what people's verdicts do, which parts drive a change."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.alerts.actions import Acknowledge, Assign, Escalate, FalseAlarm, Reopen, Resolve, Snooze, Tick, Wake, applied
from kpi.alerts.drivers import drivers, sides
from kpi.alerts.errors import AlertClosed, BadParameter
from kpi.alerts.grouping import grouped, related
from kpi.alerts.kinds import bar_of, checked, monitor_of
from kpi.alerts.model import ALERT_STATES, Alert, Member, Said, Watch
from kpi.alerts.routing import Route, after_quiet, owner_of, way
from kpi.errors import InvalidField
from kpi.model import Kpi, Name
from kpi.monitors import daily
from kpi.monitors.limits import Change, Threshold
from kpi.monitors.model import DailySeries, State
from kpi.tree.tree import build
from tests.kpi.alerts.conftest import goal

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 22)
KPI = Kpi(id="visits", name=Name("Visits"), unit="users", direction="up", goal="site", campaign="launch")


def watch(kind: str = "anomaly", **more: object) -> Watch:
    return Watch(id="w", kpi="visits", kind=kind, **more)  # type: ignore[arg-type]


def alert(state: str = "open", **more: object) -> Alert:
    said = Said(state=State.ALERT, since=DAY, code="monitor.anomaly.drop")
    member = Member(watch="w", kpi="visits", kind="anomaly", said=said, first_day=DAY, last_day=DAY, open=True)
    given_: dict[str, object] = {
        "id": "a", "state": state, "severity": "normal", "kpi": "visits", "watch": "w", "since": DAY, "opened_at": NOW,
        "members": (member,), "version": 1,
    }  # fmt: skip
    return Alert(**(given_ | more))  # type: ignore[arg-type]


def test_formula_parts_siblings_of_a_ratio_and_goals_above_are_related_and_siblings_of_a_goal_are_not():
    kpis = [
        Kpi(id=name, name=Name(name), unit=unit, direction="up", goal=of, formula=formula)
        for name, unit, of, formula in (
            ("orders", "users", "site", None), ("visits", "users", "site", None), ("fans", "users", "site", None),
            ("rate", "%", "site", "orders / visits"), ("brand", "users", "top", None), ("other", "users", "care", None),
        )
    ]  # fmt: skip
    tree = build([goal("top", level="top"), goal("site", parent="top"), goal("care")], kpis)
    pairs = {(a.id, b.id): related(tree, a.id, b.id) for a in kpis for b in kpis if a.id < b.id}
    assert {pair for pair, yes in pairs.items() if yes} == {
        ("orders", "rate"), ("rate", "visits"), ("orders", "visits"), ("brand", "orders"), ("brand", "visits"),
        ("brand", "fans"), ("brand", "rate"),
    }  # fmt: skip


@given(st.lists(st.integers(0, 30), max_size=12))
def test_groups_hold_everything_once_and_nothing_related_is_apart(numbers: list[int]):
    groups = grouped(numbers, lambda a, b: abs(a - b) <= 2)
    assert sorted(each for group in groups for each in group) == sorted(numbers)
    for group in groups:
        for other in groups:
            assert other is group or all(abs(a - b) > 2 for a in group for b in other)


def test_the_narrowest_route_wins_and_a_monitors_own_channel_before_all():
    routes = [
        Route(scope="all", ref="", conversation="C_ALL"),
        Route(scope="severity", ref="high", conversation="C_HIGH"),
        Route(scope="campaign", ref="launch", conversation="C_LAUNCH"),
    ]
    where = [
        way(watch(channel=own), kpi, severity, routes, now=NOW, zone="UTC").conversation
        for own, kpi, severity in (
            (None, KPI, "normal"), (None, Kpi(id="x", name=Name("x"), unit="users", direction="up", goal="g"), "high"),
            ("C_OWN", KPI, "high"),
        )
    ]  # fmt: skip
    assert where == ["C_LAUNCH", "C_HIGH", "C_OWN"]
    assert way(watch(), KPI, "normal", [], now=NOW, zone="UTC").conversation is None


def test_at_night_an_alert_waits_for_the_morning_and_a_severe_one_does_not():
    night = dt.datetime(2026, 11, 23, 15, 30, tzinfo=dt.UTC)  # 23:30 in Shanghai
    assert after_quiet(night, "Asia/Shanghai") == dt.datetime(2026, 11, 24, 0, tzinfo=dt.UTC)
    assert after_quiet(night, "UTC") == night
    assert after_quiet(night, "Asia/Shanghai", (0, 0)) == night
    assert way(watch(), KPI, "high", [], now=night, zone="Asia/Shanghai").at == night
    assert way(watch(), KPI, "normal", [], now=night, zone="Asia/Shanghai").at > night


def test_the_first_owner_who_can_be_reached_answers():
    assert owner_of(watch(owner="U1"), goal("g")) == "U1"
    assert owner_of(watch(), goal("g", owner="Anna, <@U0BEN12>")) == "U0BEN12"
    assert owner_of(watch(), goal("g", owner="Anna")) == "Anna"


def test_a_closed_alert_takes_nothing_but_opening_again_and_an_open_one_everything_else():
    for action in (Acknowledge(), Assign("U2"), Snooze(NOW + dt.timedelta(hours=1)), Resolve("stock"), FalseAlarm()):
        assert applied(alert(), action, by="U1", now=NOW).values
        for state in ("resolved", "false_alarm"):
            with pytest.raises(AlertClosed):
                applied(alert(state, closed_by="U1"), action, by="U1", now=NOW)
    with pytest.raises(AlertClosed):
        applied(alert(), Reopen(), by="U1", now=NOW)
    with pytest.raises(InvalidField):
        applied(alert(), Snooze(NOW), by="U1", now=NOW)


def test_what_recovered_by_itself_can_still_be_explained_or_called_false():
    over = alert("resolved", recovered=True)
    assert applied(over, Resolve("tracking"), by="U1", now=NOW).confirmed == 1
    assert applied(over, FalseAlarm(), by="U1", now=NOW).false_alarms == 1


@given(st.sampled_from(ALERT_STATES), st.sampled_from(["stock", "expected", None]))
def test_opening_again_takes_back_exactly_what_closing_taught(state: str, cause: str | None):
    if state == "false_alarm":
        assert applied(alert(state), Reopen(), by="U1", now=NOW).false_alarms == -1
    elif state == "resolved":
        taught = applied(alert(), Resolve(cause), by="U1", now=NOW).confirmed if cause else 0  # type: ignore[arg-type]
        assert applied(alert(state, cause=cause), Reopen(), by="U1", now=NOW).confirmed == -taught


def test_escalating_and_waking_keep_who_acted_and_ticking_leaves_the_state():
    assert "acted_by" not in applied(alert(), Escalate(), by=None, now=NOW).values
    assert applied(alert("snoozed", assignee="U2"), Wake(), by=None, now=NOW).values["state"] == "assigned"
    assert set(applied(alert(), Tick(("stock",)), by="U1", now=NOW).values) == {"causes"}


@given(st.integers(0, 40), st.integers(0, 40))
def test_false_alarms_raise_a_bar_and_never_beyond_its_bounds(false: int, true: int):
    tuned = watch(false_alarms=false, confirmed=true)
    assert daily.BAR - 0.5 <= bar_of(tuned) <= daily.BAR + 1.5
    assert bar_of(watch(false_alarms=false + 1, confirmed=true)) >= bar_of(tuned)
    change = monitor_of(watch("change", parameters={"fall": 0.2}, false_alarms=false, confirmed=true), KPI, None)
    assert isinstance(change, Change)
    assert 0.2 <= (change.fall or 0) <= 0.2 * 1.75 + 1e-9
    limit = monitor_of(watch("threshold", parameters={"below": 5}, false_alarms=false), KPI, None)
    assert isinstance(limit, Threshold)
    assert 1 <= limit.days <= 4


@pytest.mark.parametrize(
    ("kind", "parameters", "words"),
    [
        ("anomaly", {"bar": 3}, "takes no bar"),
        ("anomaly", {"sensitivity": "extreme"}, "sensitivity is one of"),
        ("threshold", {}, "needs a limit"),
        ("threshold", {"below": "5"}, "below is a number"),
        ("pacing", {}, "wants the goal"),
    ],
)
def test_a_monitor_that_does_not_hold_together_is_refused_with_the_reason(
    kind: str, parameters: dict[str, object], words: str
):
    with pytest.raises(BadParameter, match=words):
        checked(watch(kind, parameters=parameters), KPI, None)


def series(values: list[float]) -> DailySeries:
    return DailySeries(DAY - dt.timedelta(days=len(values) - 1), np.array(values))


def test_the_part_that_carries_the_change_is_named_and_parts_that_move_alike_are_not():
    search, social = [60.0] * 40 + [6.0], [40.0] * 41
    total = series([a + b for a, b in zip(search, social, strict=True)])
    cuts = {
        "source": {"search": series(search), "social": series(social)},
        "device": {"app": series([50.0] * 40 + [23.0]), "web": series([50.0] * 40 + [23.0])},
    }
    (found,) = drivers(total, cuts, DAY, DAY)
    assert (found.dimension, found.part, found.share) == ("source", "search", 1.0)
    assert found.change == pytest.approx(-0.9)
    assert drivers(total, {"device": cuts["device"]}, DAY, DAY) == ()


def test_the_side_that_moved_furthest_comes_first():
    found = sides({"visits": series([100.0] * 41), "orders": series([10.0] * 40 + [4.0])}, DAY, DAY)
    assert [each.part for each in found] == ["orders", "visits"]
