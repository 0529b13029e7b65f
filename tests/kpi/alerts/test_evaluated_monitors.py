"""What each kind of monitor watches when new figures come, and what people's judgement does to it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from kpi import store as kpis
from kpi.alerts import store
from kpi.alerts.actions import FalseAlarm, Reopen, Resolve
from kpi.alerts.watch import store as watching
from kpi.model import Observation
from kpi.monitors.model import State
from kpi.monitors.pacing import Phase
from tests.kpi.alerts.conftest import DAYS, LAST, START, World, goal, noon, steady

ONE_DAY = dt.timedelta(days=1)


def test_a_muted_monitor_and_one_in_the_shadow_open_nothing_and_are_judged(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    muted, shadow = world.watch("visits"), world.watch("visits", "threshold", parameters={"below": 500}, shadow=True)
    with world.database.session() as session:
        watching.mute(session, muted, noon(LAST + ONE_DAY * 3), by="U1", now=noon(LAST))
    world.look(LAST)
    assert world.day(1, visits=200.0).alerts == ()
    with world.database.reading() as session:
        found = watching.standings(session, [muted, shadow])
    assert {each.said.state for each in found.values()} == {State.ALERT}


def test_silence_is_noticed_by_the_clock_alone(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    world.watch("visits", "no_data")
    assert world.look(LAST).alerts == ()
    (alert,) = world.look(LAST + ONE_DAY).alerts
    assert alert.lead.said.code == "monitor.no_data.silent"
    assert world.day(2, visits=1000.0).alerts[0].recovered


def test_false_alarms_raise_the_bar_and_opening_again_takes_it_back(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    watch = world.watch("visits")
    world.look(LAST)
    (alert,) = world.day(1, visits=500.0).alerts
    with world.database.session() as session:
        store.act(session, alert.id, FalseAlarm(), by="U1", now=noon(LAST), key="1")
        assert watching.get(session, watch).false_alarms == 1
        store.act(session, alert.id, Reopen(), by="U1", now=noon(LAST), key="2")
        assert watching.get(session, watch).false_alarms == 0
        store.act(session, alert.id, Resolve("stock"), by="U1", now=noon(LAST), key="3")
        assert watching.get(session, watch).confirmed == 1
        watching.reset_tuning(session, watch, by="U1", now=noon(LAST))
        assert watching.get(session, watch).steps == 0
        assert [each.action for each in watching.history(session, watch)] == [
            "made",
            "tuned",
            "tuned",
            "tuned",
            "reset",
        ]


@pytest.mark.parametrize(
    ("kind", "parameters", "code"),
    [
        ("threshold", {"below": 600}, "monitor.threshold.below"),
        ("change", {"fall": 0.05, "days": 7}, "monitor.change.fell"),
        ("goal_line", {}, "monitor.goal.behind"),
        ("pacing", {}, "monitor.pacing.level.short"),
        ("broken_data", {}, "monitor.broken.zero"),
    ],
)
def test_every_kind_speaks(world: World, kind: str, parameters: dict[str, object], code: str):
    world.kpi("visits")
    world.figures("visits", steady())
    world.watch("visits", kind, parameters=parameters)
    world.look(LAST)
    found = [*world.active(), *world.day(1, visits=0.0).alerts]
    assert code in {each.lead.said.code for each in found}


def test_a_shift_between_parts_is_seen_under_a_flat_total(world: World):
    world.kpi("visits")
    world.figures("visits", [1000.0] * DAYS)
    app = [400.0 + number % 7 for number in range(DAYS - 7)] + [200.0] * 7
    world.figures("visits", app, cut={"device": "app"})
    world.figures("visits", [1000.0 - each for each in app], cut={"device": "web"})
    world.watch("visits", "mix_shift", parameters={"by": "device"})
    (alert,) = world.look(LAST).alerts
    assert alert.lead.said.code == "monitor.mix.shifted_flat"


def test_a_cut_of_a_kpi_is_watched_by_itself(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    world.figures("visits", steady(level=300.0, seed=5), cut={"city": "上海"})
    world.watch("visits")
    world.watch("visits", id="cut", cut={"city": "上海"})
    world.look(LAST)
    world.figures("visits", [60.0], LAST + ONE_DAY, cut={"city": "上海"})
    (alert,) = world.day(1, visits=1000.0).alerts
    assert [each.watch for each in alert.members] == ["cut"]


def test_hours_are_watched_as_they_come(world: World):
    world.kpi("mentions")
    rng = np.random.default_rng(3)
    begin = dt.datetime.combine(START, dt.time(), dt.UTC)

    def hours(first: int, values: list[float]) -> None:
        with world.database.session() as session:
            found = [
                Observation(kpi="mentions", at=begin + dt.timedelta(hours=first + n), value=v)
                for n, v in enumerate(values)
            ]
            kpis.record(session, found, now=begin + dt.timedelta(hours=first + len(values)))

    usual = [float(rng.poisson(100)) for _ in range(24 * 30)]
    hours(0, usual[: 24 * 28])
    world.watch("mentions", "hourly")
    day = START + ONE_DAY * 27
    world.look(day)
    hours(24 * 28, [*usual[24 * 28 : 24 * 28 + 12], 900.0])
    (alert,) = world.look(day + ONE_DAY).alerts
    assert alert.lead.said.code == "monitor.hourly.above"


def test_a_broken_formula_is_told_and_every_other_kpi_goes_on(world: World):
    world.kpi("visits")
    world.kpi("spend", unit="CNY")
    world.kpi("margin", unit="CNY", formula="spend - visits")
    for each in ("visits", "spend"):
        world.figures(each, steady())
        world.watch(each)
    world.watch("margin")
    assert sorted(world.look(LAST).broken) == ["margin"]
    found = world.day(1, visits=300.0, spend=1000.0)
    assert [alert.kpi for alert in found.alerts] == ["visits"]
    assert str(found.broken["margin"]).startswith("In spend - visits a figure in CNY meets one in user")


def test_the_phases_of_a_campaign_change_what_is_expected_by_now(world: World):
    start, end = LAST - ONE_DAY * 27, LAST + ONE_DAY * 28
    with world.database.session() as session:
        total = goal("launch", start=start, end=end, target=56_000.0, per="total", phased=True)
        kpis.add_goal(session, total)
    world.kpi("signups", goal="launch", campaign="spring")
    world.figures("signups", steady(level=500.0))
    world.watch("signups", "pacing")
    launch = Phase(LAST + ONE_DAY, end, 3.0)
    assert world.look(LAST, phases={"spring": (launch,)}).alerts == ()
    with world.database.reading() as session:
        (planned,) = watching.standings(session, ["signups:pacing"]).values()
    assert planned.said.code == "monitor.pacing.sum.on_course"
    assert planned.said.params["expected"] == pytest.approx(14_000, rel=0.03)
    assert world.day(1, signups=500.0).alerts[0].lead.said.code == "monitor.pacing.sum.short"
