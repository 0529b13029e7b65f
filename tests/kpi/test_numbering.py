"""Series by number: one number for one series, and the figures of older databases keep theirs."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from kpi import store
from kpi.model import Observation, dimension_key
from kpi.numbering import store as numbering
from kpi.tables import KpiRow
from storage import migrate
from storage.session import Database
from tests.kpi.planting import plant

NOW = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
CITY = {"city": "上海"}


def test_a_series_has_one_number_and_keeps_it(database: Database) -> None:
    plant(database, "visits", "sales")
    lines = {("visits", "day", ""): {}, ("visits", "hour", ""): {}, ("visits", "day", dimension_key(CITY)): CITY}
    with database.session() as session:
        first = numbering.numbers(session, lines)
        again = numbering.numbers(session, {**lines, ("sales", "day", ""): {}})
        assert numbering.number(session, ("visits", "hour", "")) == first["visits", "hour", ""]
        assert numbering.number(session, ("sales", "hour", "")) is None
    assert len(set(again.values())) == 4
    assert {line: again[line] for line in first} == first


def test_figures_of_an_older_database_are_numbered_and_can_go_back(database: Database) -> None:
    plant(database, "visits", "sales")
    with database.session() as session:
        for value, at in ((1.0, NOW), (2.0, NOW + dt.timedelta(days=1))):
            figures = [
                Observation(kpi="visits", at=dt.date(2026, 3, 1), value=value),
                Observation(kpi="visits", at=dt.date(2026, 3, 1), value=5 + value, dimensions=CITY),
                Observation(kpi="sales", at=dt.datetime(2026, 3, 1, 7, tzinfo=dt.UTC), value=3.0),
            ]
            store.record(session, figures, now=at)
    before = stored(database)
    migrate.downgrade(database.engine, "0047")
    with database.engine.connect() as connection:
        query = "SELECT kpi, grain, dimension_key, revision, value FROM observations ORDER BY kpi, value"
        assert [tuple(row) for row in connection.execute(sa.text(query))] == [
            ("sales", "hour", "", 1, 3.0),
            ("visits", "day", "", 1, 1.0),
            ("visits", "day", "", 2, 2.0),
            ("visits", "day", dimension_key(CITY), 1, 6.0),
            ("visits", "day", dimension_key(CITY), 2, 7.0),
        ]
    migrate.upgrade(database.engine)
    assert stored(database) == before


def stored(database: Database) -> list[tuple[Observation, ...]]:
    with database.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(KpiRow)) == 2
        return [
            store.series(session, "visits"),
            store.history(session, "visits", dt.date(2026, 3, 1), dimensions=CITY),
            store.series(session, "sales", grain="hour"),
        ]
