"""New figures become alerts: state changes only, once, grouped, and only of what is new."""

from __future__ import annotations

import datetime as dt

import numpy as np
from sqlalchemy import update

from kpi import store as kpis
from kpi.alerts import store, store_lists
from kpi.alerts.actions import Assign, FalseAlarm, Resolve
from kpi.alerts.tables import StandingRow
from kpi.alerts.watch import store as watching
from kpi.model import Observation
from kpi.monitors.model import State
from tests.kpi.alerts.conftest import DAYS, LAST, World, noon, steady

ONE_DAY = dt.timedelta(days=1)


def actions(world: World, alert: str) -> list[str]:
    with world.database.reading() as session:
        return [each.action for each in store.history(session, alert)]


def test_history_before_a_monitor_went_live_opens_nothing(world: World):
    world.kpi("visits")
    values = steady()
    values[60] = 100.0
    world.figures("visits", values)
    world.watch("visits")
    assert world.look(LAST).watches == 1
    assert world.active() == ()


def test_a_drop_on_a_public_holiday_opens_nothing(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    world.watch("visits")
    world.look(LAST)
    holiday = LAST + ONE_DAY
    world.figures("visits", [500.0], holiday)
    assert world.look(holiday, off=holiday.__eq__).watches == 1
    assert world.active() == ()
    with world.database.reading() as session:
        (standing,) = watching.standings(session, ["visits:anomaly"]).values()
    assert (standing.said.state, standing.said.code) == (State.UNKNOWN, "monitor.day_off")


def test_a_drop_opens_one_alert_that_worsens_once_and_recovers_by_itself(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    world.watch("visits", severity="high")
    world.look(LAST)
    (opened,) = world.day(1, visits=700.0).alerts
    assert (opened.state, opened.kpi, opened.owner, opened.since) == ("open", "visits", "U0OWNER", LAST + ONE_DAY)
    assert opened.lead.said.code.startswith("monitor.anomaly.")
    assert world.look(LAST + ONE_DAY).alerts == ()
    world.day(2, visits=650.0)
    world.day(3, visits=100.0)
    days = steady(DAYS + 12)[DAYS:]
    for number in range(4, 12):
        world.day(number, visits=days[number])
    assert world.active() == ()
    with world.database.reading() as session:
        closed = store.get(session, opened.id)
    assert (closed.state, closed.recovered, closed.closed_by) == ("resolved", True, None)
    said = actions(world, opened.id)
    assert (said[0], said[-1]) == ("opened", "recovered")
    assert said.count("worsened") in (1, 2)


def test_an_evaluation_again_changes_nothing_and_looks_only_at_what_is_new(world: World):
    for name in ("visits", "orders"):
        world.kpi(name)
        world.figures(name, steady(seed=len(name)))
        world.watch(name)
    assert world.look(LAST).kpis == 2
    assert world.look(LAST).kpis == 0
    assert world.day(1, visits=990.0).kpis == 1


def test_stepping_day_by_day_says_what_the_whole_past_says(world: World):
    values = steady(DAYS + 20)
    values[DAYS + 5] = values[DAYS + 6] = 500.0
    for name in ("steps", "whole"):
        world.kpi(name)
    world.figures("steps", values[:DAYS])
    world.watch("steps")
    world.look(LAST)
    for number in range(20):
        world.day(number + 1, steps=values[DAYS + number])
    world.figures("whole", values)
    world.watch("whole")
    world.look(LAST + ONE_DAY * 20)
    with world.database.reading() as session:
        found = watching.standings(session, ["steps:anomaly", "whole:anomaly"])
    steps, whole = found["steps:anomaly"], found["whole:anomaly"]
    assert steps.said.state is whole.said.state
    assert np.array_equal(np.frombuffer(steps.packed or b""), np.frombuffer(whole.packed or b""), equal_nan=True)


def test_a_memory_of_another_version_is_made_anew_from_all_of_the_figures(world: World):
    for kpi in ("kept", "older"):
        world.kpi(kpi)
        world.figures(kpi, steady())
        world.watch(kpi)
    world.look(LAST)
    with world.database.session() as session:
        memory = np.frombuffer(watching.standings(session, ["older:anomaly"])["older:anomaly"].packed or b"").copy()
        memory[0] -= 1.0
        session.execute(
            update(StandingRow).where(StandingRow.watch == "older:anomaly").values(packed=memory[:-3].tobytes())
        )
    opened = world.day(1, kept=300.0, older=300.0).alerts
    assert sorted(each.watch for alert in opened for each in alert.members) == ["kept:anomaly", "older:anomaly"]
    with world.database.reading() as session:
        found = watching.standings(session, ["kept:anomaly", "older:anomaly"])
    assert found["older:anomaly"].packed == found["kept:anomaly"].packed


def test_a_day_that_is_still_running_is_judged_when_it_is_over(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    world.watch("visits")
    world.look(LAST)
    world.figures("visits", [120.0], LAST + ONE_DAY)
    assert world.look(LAST).alerts == ()
    assert len(world.look(LAST + ONE_DAY).alerts) == 1


def test_a_restated_figure_takes_its_alert_back(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    world.watch("visits")
    world.look(LAST)
    assert len(world.day(1, visits=300.0).alerts) == 1
    with world.database.session() as session:
        again = Observation(kpi="visits", at=LAST + ONE_DAY, value=steady(DAYS + 1)[DAYS])
        kpis.record(session, [again], now=noon(LAST + ONE_DAY * 2) + dt.timedelta(hours=14))
    (alert,) = world.look(LAST + ONE_DAY).alerts
    assert (alert.state, alert.recovered) == ("resolved", True)


def test_figures_that_come_late_tell_of_what_is_over_already(world: World):
    world.kpi("visits")
    world.figures("visits", steady())
    world.watch("visits")
    world.look(LAST)
    world.figures("visits", [300.0, *steady(DAYS + 4)[DAYS + 1 :]], LAST + ONE_DAY)
    (alert,) = world.look(LAST + ONE_DAY * 4).alerts
    assert alert.recovered
    assert actions(world, alert.id) == ["opened", "recovered"]


def test_numerator_denominator_and_parent_are_one_alert_and_a_stranger_is_another(world: World):
    world.kpi("orders")
    world.kpi("visits", goal="top")
    world.kpi("conversion", goal="top", formula="orders / visits", unit="%")
    world.kpi("replies", goal="care")
    for number, (name, level) in enumerate((("orders", 900.0), ("visits", 30_000.0), ("replies", 500.0))):
        world.figures(name, steady(level=level, seed=number))
    for name in ("orders", "visits", "conversion", "replies"):
        world.watch(name)
    world.look(LAST)
    found = world.day(1, orders=300.0, visits=30_000.0, replies=120.0).alerts
    assert sorted(sorted({m.kpi for m in each.members}) for each in found) == [["conversion", "orders"], ["replies"]]


def test_a_monitor_that_follows_the_next_day_joins_the_alert(world: World):
    world.kpi("orders")
    world.kpi("visits", goal="top")
    for number, name in enumerate(("orders", "visits")):
        world.figures(name, steady(seed=number))
        world.watch(name)
    world.look(LAST)
    (first,) = world.day(1, orders=300.0, visits=1000.0).alerts
    (second,) = world.day(2, orders=280.0, visits=250.0).alerts
    assert first.id == second.id
    assert actions(world, first.id)[-1] in ("joined", "worsened")
    assert {each.kpi for each in second.members} == {"orders", "visits"}


def test_what_comes_again_within_a_week_is_the_same_thread_unless_it_was_a_false_alarm(world: World):
    for name in ("visits", "orders"):
        world.kpi(name, goal="site" if name == "visits" else "care")
        world.figures(name, steady(seed=len(name)))
        world.watch(name)
    world.look(LAST)
    found = {each.kpi: each.id for each in world.day(1, visits=300.0, orders=300.0).alerts}
    with world.database.session() as session:
        store.act(session, found["visits"], Resolve("tracking"), by="U1", now=noon(LAST), key="a")
        store.act(session, found["orders"], FalseAlarm(), by="U1", now=noon(LAST), key="b")
    normal = steady(DAYS + 9)[DAYS:]
    for number in (2, 3):
        world.day(number, visits=normal[number], orders=normal[number])
    changed = world.day(4, visits=200.0, orders=200.0).alerts
    assert [each.id for each in changed] == [found["visits"]]
    assert changed[0].state == "open"
    assert actions(world, found["visits"])[-1] == "again"


def test_however_many_alerts_others_have_a_person_sees_theirs(world: World):
    for name, served, owner in (("visits", "site", "U0FIRST"), ("orders", "care", "U0SECOND")):
        world.kpi(name, goal=served)
        world.figures(name, steady(seed=len(name)))
        world.watch(name, owner=owner)
    world.look(LAST)
    found = {each.kpi: each.id for each in world.day(1, visits=300.0, orders=300.0).alerts}
    with world.database.session() as session:
        for name, owner in (("visits", "U0FIRST"), ("orders", "U0SECOND")):
            assert [each.id for each in store_lists.active(session, answers=owner, limit=1)] == [found[name]]
        store.act(session, found["visits"], Assign("U0SECOND"), by="U0FIRST", now=noon(LAST), key="a")
        assert store_lists.active(session, answers="U0FIRST") == ()
        assert {each.id for each in store_lists.active(session, answers="U0SECOND")} == set(found.values())
