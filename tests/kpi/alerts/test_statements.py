"""A day of many KPIs takes a few statements, and what is stored together is stored as if one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from kpi import store as kpis
from kpi.alerts import store
from kpi.model import Observation
from kpi.sources.ingest.model import Row, Table
from kpi.sources.ingest.run import ingest
from storage.session import Database
from tests.kpi.alerts.conftest import LAST, World, noon, steady

KINDS = ("anomaly", "broken_data", "no_data", "pacing")


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What is sent to the database meanwhile, but for what SQLite is told of its transactions."""
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            sent.append(statement)

    sa.event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(database.engine, "before_cursor_execute", note)


def add(world: World, names: list[str], goal: str) -> None:
    for number, name in enumerate(names):
        world.kpi(name, goal=goal)
        world.figures(name, steady(seed=number))
        for kind in KINDS:
            world.watch(name, kind)


def load(world: World, names: list[str], number: int, values: list[float]) -> None:
    day = LAST + dt.timedelta(days=number)

    def rows() -> Iterator[Row]:
        yield 1, ["date", *names]
        yield 2, [day.isoformat(), *values]

    moment = noon(day) + dt.timedelta(hours=14)
    ingest(world.database, "day", "day", now=moment, table=Table(rows, "csv"))


def of_a_day(world: World, names: list[str], number: int, value: float) -> tuple[int, int]:
    """How many statements a day of figures takes to load, and to judge."""
    with statements(world.database) as loaded:
        load(world, names, number, [value + 3 * at for at, _ in enumerate(names)])
    with statements(world.database) as judged:
        found = world.look(LAST + dt.timedelta(days=number))
    assert found.watches == len(names) * len(KINDS)
    return len(loaded), len(judged)


def test_a_day_takes_a_few_statements_and_not_some_for_each_kpi_or_alert(world: World):
    names = [f"k{each}" for each in range(26)]
    add(world, names, "site")
    world.look(LAST)
    for number, value in ((1, 990.0), (2, 200.0), (3, 1010.0)):
        loaded, judged = of_a_day(world, names, number, value)
        assert loaded <= 20
        assert judged <= 45
        if number == 2:
            assert len(world.active()) == len(names)


def test_what_was_seen_together_is_stored_as_if_one_by_one(world: World):
    names = [f"k{each}" for each in range(3)]
    add(world, names, "site")
    world.look(LAST)
    opened = world.day(1, **dict.fromkeys(names, 200.0)).alerts
    assert len(opened) == 3
    world.day(2, k0=20.0, k1=1000.0, k2=150.0)
    with world.database.reading() as session:
        for alert in opened:
            events = store.history(session, alert.id)
            assert [each.version for each in events] == list(range(1, len(events) + 1))
            assert store.get(session, alert.id).version == len(events)


@pytest.mark.parametrize(("minutes", "seen"), [(5, 1), (15, 0)])
def test_figures_that_were_committed_late_are_seen_after_the_last_look(world: World, minutes: int, seen: int):
    for name in ("early", "late"):
        world.kpi(name)
        world.figures(name, steady())
        world.watch(name)
    world.look(LAST)
    assert world.look(LAST).kpis == 0
    day = LAST + dt.timedelta(days=1)
    recorded = noon(LAST) + dt.timedelta(hours=14) - dt.timedelta(minutes=minutes)
    with world.database.session() as session:
        kpis.record(session, [Observation(kpi="late", at=day, value=100.0)], now=recorded)
    assert world.look(day).kpis == seen
