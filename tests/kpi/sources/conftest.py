"""A database with one goal and some KPIs, and files written for one test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpi import store
from kpi.sources.ingest.model import Report
from kpi.sources.ingest.run import ingest
from storage.session import Database
from tests.kpi.planting import plant

NOW = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def measured(database: Database) -> Database:
    """The database of the test with goal and KPIs."""
    plant(database)
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
