"""Goals, KPIs and figures come back as they were stored, restated ones with their history."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kpi import store
from kpi.errors import Duplicate, InvalidField, KpiWithoutGoal, UnknownGoal, UnknownKpi
from kpi.model import Goal, Kpi, Name, Observation
from storage.session import Database

NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
DAY = dt.date(2026, 3, 12)


def goal(slug: str = "signups", **more: Any) -> Goal:
    given: dict[str, Any] = {
        "id": slug,
        "name": Name("New sign-ups", "新注册用户"),
        "kind": "performance",
        "level": "top",
        "metric": "new registered users",
        "unit": "users",
        "baseline": 40_000.0,
        "target": 50_000.0,
        "owner": "U1",
        "start": dt.date(2026, 1, 1),
        "end": dt.date(2026, 12, 31),
    }
    return Goal(**(given | more))


def kpi(name: str = "daily-signups", **more: Any) -> Kpi:
    given: dict[str, Any] = {"name": Name(zh="每日注册"), "unit": "users", "direction": "up", "goal": "signups"}
    return Kpi(id=name, **(given | more))


def figure(day: int, value: float, dimensions: Mapping[str, str] | None = None) -> Observation:
    at = DAY + dt.timedelta(days=day)
    return Observation(kpi="daily-signups", at=at, value=value, dimensions=dimensions or {})


def record(database: Database, *figures: Observation, now: dt.datetime = NOW) -> store.Recorded:
    with database.session() as session:
        return store.record(session, figures, now=now)


@pytest.fixture
def measured(database: Database) -> Database:
    with database.session() as session:
        store.add_goal(session, goal())
        store.add_kpi(session, kpi())
    return database


def values(database: Database, **wanted: Any) -> list[tuple[dt.date, float]]:
    with database.reading() as session:
        return [(o.at, o.value) for o in store.series(session, "daily-signups", **wanted)]


def test_goals_and_kpis_come_back_whole(database: Database) -> None:
    top, below = goal(), goal("weibo-signups", level="channel", parent="signups", name=Name(zh="微博注册"))
    whole = kpi("cpa", direction="down", channel="weibo", campaign="spring", formula="spend / signups")
    with database.session() as session:
        for one in (top, below):
            store.add_goal(session, one)
        store.add_kpi(session, whole)
        store.add_kpi(session, kpi("reach", goal="weibo-signups"))
    with database.reading() as session:
        assert store.goals(session) == (top, below)
        assert store.goal(session, "weibo-signups") == below
        assert store.kpi(session, "cpa") == whole
        assert [k.id for k in store.kpis(session)] == ["cpa", "reach"]
        assert store.kpis(session, goal_id="signups") == (whole,)


def test_a_kpi_without_a_goal_is_refused_with_what_to_do(database: Database) -> None:
    with database.session() as session:
        with pytest.raises(KpiWithoutGoal, match=r"it names no goal\. Add the goal it serves first"):
            store.add_kpi(session, kpi(goal=""))
        store.add_goal(session, goal())
        with pytest.raises(KpiWithoutGoal, match="Choose one of signups, or add the goal it serves"):
            store.add_kpi(session, kpi(goal="sales"))
    with database.reading() as session:
        assert store.kpis(session) == ()


def test_the_database_itself_refuses_a_kpi_without_a_goal(measured: Database) -> None:
    for statement in ("UPDATE kpis SET goal = 'nope'", "UPDATE kpis SET goal = NULL", "DELETE FROM goals"):
        with pytest.raises(IntegrityError), measured.session() as session:
            session.execute(sa.text(statement))


def test_a_goal_stands_under_a_known_goal_of_its_own_level_or_above(database: Database) -> None:
    with database.session() as session:
        with pytest.raises(UnknownGoal, match="no goal is stored yet"):
            store.add_goal(session, goal(parent="nope"))
        store.add_goal(session, goal("post", level="content"))
        store.add_goal(session, goal("other-post", level="content", parent="post"))
        with pytest.raises(InvalidField, match="a top goal cannot stand under the content goal 'post'"):
            store.add_goal(session, goal(parent="post"))


def test_an_id_is_used_once(measured: Database) -> None:
    with measured.session() as session:
        with pytest.raises(Duplicate, match="A goal 'signups' exists already"):
            store.add_goal(session, goal(owner="U2"))
        with pytest.raises(Duplicate, match="A KPI 'daily-signups' exists already"):
            store.add_kpi(session, kpi(unit="people"))
        assert store.goal(session, "signups") == goal()


def test_what_is_not_there_is_an_error_that_says_what_is(measured: Database) -> None:
    with measured.session() as session:
        with pytest.raises(UnknownGoal, match="known goals: signups"):
            store.goal(session, "nope")
        for attempt in (
            lambda: store.kpi(session, "nope"),
            lambda: store.series(session, "nope"),
            lambda: store.history(session, "nope", DAY),
            lambda: store.record(session, [Observation(kpi="nope", at=DAY, value=1.0)], now=NOW),
        ):
            with pytest.raises(UnknownKpi, match="known KPIs: daily-signups"):
                attempt()


def test_a_series_comes_back_in_order_of_time(measured: Database) -> None:
    assert record(measured, figure(2, 3.5), figure(0, 1.0), figure(1, 2.0)) == store.Recorded(3, 0, 0)
    days = [DAY + dt.timedelta(days=n) for n in range(3)]
    assert values(measured) == list(zip(days, [1.0, 2.0, 3.5], strict=True))
    assert values(measured, start=days[1]) == [(days[1], 2.0), (days[2], 3.5)]
    assert values(measured, start=days[1], end=days[1]) == [(days[1], 2.0)]


def test_reading_a_source_again_changes_nothing(measured: Database) -> None:
    record(measured, figure(0, 0.1 + 0.2), figure(1, 0.0))
    assert record(measured, figure(0, 0.1 + 0.2), figure(1, 0.0), now=LATER) == store.Recorded(0, 0, 2)
    with measured.reading() as session:
        assert [o.recorded_at for o in store.history(session, "daily-signups", DAY)] == [NOW]


def test_a_restated_figure_is_read_in_its_last_value_and_keeps_the_earlier_ones(measured: Database) -> None:
    record(measured, figure(0, 100.0), figure(1, 50.0))
    assert record(measured, figure(0, 90.0), figure(1, 50.0), now=LATER) == store.Recorded(0, 1, 1)
    next_day = DAY + dt.timedelta(days=1)
    assert values(measured) == [(DAY, 90.0), (next_day, 50.0)]
    assert values(measured, known_at=NOW) == [(DAY, 100.0), (next_day, 50.0)]
    assert values(measured, known_at=NOW - dt.timedelta(days=1)) == []
    with measured.reading() as session:
        told = store.history(session, "daily-signups", DAY)
    assert [(o.revision, o.value, o.recorded_at) for o in told] == [(1, 100.0, NOW), (2, 90.0, LATER)]


def test_a_figure_stated_twice_in_one_batch_ends_at_the_last_value(measured: Database) -> None:
    assert record(measured, figure(0, 1.0), figure(0, 1.0), figure(0, 2.0)) == store.Recorded(1, 1, 1)
    assert values(measured) == [(DAY, 2.0)]


def test_cuts_by_dimension_stand_beside_the_total(measured: Database) -> None:
    shanghai, chengdu = {"city": "上海", "device": "phone"}, {"city": "成都", "device": "phone"}
    record(measured, figure(0, 100.0), figure(0, 60.0, shanghai), figure(0, 40.0, chengdu))
    assert values(measured) == [(DAY, 100.0)]
    assert values(measured, dimensions={"device": "phone", "city": "上海"}) == [(DAY, 60.0)]
    with measured.reading() as session:
        (cut,) = store.series(session, "daily-signups", dimensions=chengdu)
    assert cut.dimensions == chengdu


def test_an_hour_is_a_moment_and_a_day_is_not(measured: Database) -> None:
    eight = dt.timezone(dt.timedelta(hours=8))
    hour = dt.datetime(2026, 3, 12, 8, tzinfo=eight)  # midnight in UTC, the key a day is stored under
    record(measured, Observation(kpi="daily-signups", at=hour, value=7.0), figure(0, 100.0))
    assert values(measured) == [(DAY, 100.0)]
    assert values(measured, grain="hour", start=hour, end=hour) == [(hour, 7.0)]


def test_the_days_that_were_corrected_last_come_first(measured: Database) -> None:
    record(measured, figure(0, 10), figure(1, 11), figure(2, 12), figure(2, 5, {"city": "上海"}))
    record(measured, figure(1, 12), now=LATER)
    record(measured, figure(0, 9), figure(2, 6, {"city": "上海"}), now=LATER + dt.timedelta(hours=1))
    with measured.reading() as session:
        found = store.restated(session, "daily-signups", limit=5)
        assert found == (DAY, DAY + dt.timedelta(days=1))
        assert store.restated(session, "daily-signups", limit=1) == (DAY,)


def test_recorders_at_once_keep_one_history(measured: Database) -> None:
    start = threading.Barrier(5)

    def work(worker: int) -> None:
        start.wait()
        record(measured, figure(0, float(worker)), figure(1, 5.0))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with measured.reading() as session:
        told = store.history(session, "daily-signups", DAY)
        once = store.history(session, "daily-signups", DAY + dt.timedelta(days=1))
    assert [o.revision for o in told] == [1, 2, 3, 4, 5]
    assert {o.value for o in told} == {0.0, 1.0, 2.0, 3.0, 4.0}
    assert len(once) == 1
