"""A database with one goal and some KPIs, and files written for one test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpi import store
from kpi.model import Goal, Kpi, Name
from kpi.sources.ingest.model import Report
from kpi.sources.ingest.run import ingest
from storage.session import Database

NOW = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
KPIS = (
    ("visits", "Visits", "访问量", "users"),
    ("sales", "Sales", "销售额", "CNY"),
    ("conversion", "Conversion", "转化率", "%"),
)


def add_kpis(database: Database) -> None:
    with database.session() as session:
        store.add_goal(
            session,
            Goal(
                id="growth",
                name=Name("Growth", "增长"),
                kind="performance",
                level="top",
                metric="visits",
                unit="users",
                baseline=1.0,
                target=2.0,
                owner="U1",
                start=dt.date(2026, 1, 1),
                end=dt.date(2026, 12, 31),
            ),
        )
        for slug, english, chinese, unit in KPIS:
            store.add_kpi(session, Kpi(id=slug, name=Name(english, chinese), unit=unit, direction="up", goal="growth"))


@pytest.fixture
def measured(database: Database) -> Database:
    """The database of the test with goal and KPIs."""
    add_kpis(database)
    return database


@pytest.fixture
def put(measured: Database, tmp_path: Path) -> Callable[..., Report]:
    """Write text or bytes to a file and ingest it: ``put("file.csv", text, now=…, choices=…)``."""

    def load(name: str, content: str | bytes | Path, *, source: str = "shop", **more: Any) -> Report:
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        elif isinstance(content, bytes):
            path.write_bytes(content)
        return ingest(measured, str(path), source, **({"now": NOW} | more))

    return load


@pytest.fixture
def stored(measured: Database) -> Callable[..., list[tuple[Any, float]]]:
    """The figures of a KPI as stored: ``stored("visits", grain="hour", dimensions=…)``."""

    def read(kpi: str, **wanted: Any) -> list[tuple[Any, float]]:
        with measured.reading() as session:
            return [(each.at, each.value) for each in store.series(session, kpi, **wanted)]

    return read
