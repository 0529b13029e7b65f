"""The engine of durable work, with real processes that are really killed."""

from __future__ import annotations

import asyncio
import logging
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from dbos import DBOS

from bot.jobs.durable import durable, name_of, named
from bot.jobs.engine import Jobs
from bot.settings import SettingsError
from storage.session import Database

PATIENCE = 120.0
"""Seconds until a wait gives up; only a failing test takes that long, on however busy a machine."""

PROCESS = """
import asyncio, sys
from pathlib import Path
from dbos import DBOS
from bot.jobs.durable import durable
from bot.jobs.engine import Jobs

folder, stuck = Path(sys.argv[1]), sys.argv[2] == "stuck"

@DBOS.step()
async def first() -> str:
    with (folder / "first").open("a") as file:
        file.write("x")
    return "from the first step"

@DBOS.step()
async def second(said: str) -> None:
    (folder / "second-begun").touch()
    if stuck:
        await asyncio.sleep(600)
    with (folder / "answer").open("a") as file:
        file.write(said)

@durable("test.work")
async def work() -> None:
    await second(await first())

async def main() -> None:
    jobs = Jobs(f"sqlite:///{folder}/jobs.db")
    jobs.launch()
    if stuck:
        await jobs.start(work, key="Ev1")
    await jobs.outcome("Ev1")
    await jobs.stop()

asyncio.run(main())
"""


def _run(folder: Path, mode: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PROCESS, str(folder), mode], stdout=subprocess.PIPE)


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        assert time.monotonic() < deadline, f"{path.name} never came"
        time.sleep(0.02)


def test_work_killed_in_its_second_step_is_finished_by_the_next_process_without_repeating_the_first(tmp_path: Path):
    killed = _run(tmp_path, "stuck")
    _wait_for(tmp_path / "second-begun")
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    assert not (tmp_path / "answer").exists()

    output, _ = _run(tmp_path, "free").communicate(timeout=PATIENCE)
    assert (tmp_path / "answer").read_text() == "from the first step"
    assert (tmp_path / "first").read_text() == "x"
    assert output == b"", "the engine keeps quiet"


calls: list[str] = []


@DBOS.step()
async def note(said: str) -> None:
    calls.append(said)


@durable("test.engine.say")
async def say(said: str) -> str:
    await note(said)
    return said.upper()


@pytest.fixture
async def jobs(database: Database, tmp_path: Path) -> AsyncIterator[Jobs]:
    """The engine on SQLite, in a file beside the application's, and on PostgreSQL, in the same database."""
    calls.clear()
    engine = Jobs(database.url if database.kind == "postgresql" else f"sqlite:///{tmp_path}/jobs.db")
    engine.launch()
    yield engine
    await engine.stop()


async def test_the_same_key_twice_is_done_once(jobs: Jobs):
    await jobs.start(say, "hello", key="Ev1")
    await jobs.start(say, "hello again", key="Ev1")
    assert await jobs.outcome("Ev1") == "HELLO"
    await jobs.start(say, "hello a third time", key="Ev1")
    assert calls == ["hello"]


async def test_fifty_arrivals_at_once_are_all_done(jobs: Jobs):
    await asyncio.gather(*(jobs.start(say, f"{n}", key=f"Ev{n}") for n in range(50)))
    assert sorted([await jobs.outcome(f"Ev{n}") for n in range(50)]) == sorted(f"{n}" for n in range(50))


async def test_work_in_hand_gives_way_to_arrivals(jobs: Jobs):
    order: list[str] = []

    async def working() -> None:
        async with jobs.hands():
            order.append("work")

    jobs._quiet.clear()
    task = asyncio.create_task(working())
    await asyncio.sleep(0.05)
    order.append("arrival recorded")
    jobs._quiet.set()
    await task
    assert order == ["arrival recorded", "work"]


@pytest.mark.parametrize("turns", range(5))
async def test_what_gives_way_hears_of_a_stop_at_the_very_moment_that_it_may_go_on(jobs: Jobs, turns: int):
    async def working() -> None:
        async with jobs.hands():
            await asyncio.Event().wait()

    jobs._quiet.clear()
    task = asyncio.create_task(working())
    await asyncio.sleep(0.05)
    jobs._quiet.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    done, _ = await asyncio.wait([task], timeout=PATIENCE)
    assert done
    assert task.cancelled()


async def test_the_engine_says_nothing_in_the_log_of_a_healthy_day(jobs: Jobs, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO):
        await jobs.start(say, "hello", key="Ev1")
        await jobs.outcome("Ev1")
    assert [record for record in caplog.records if record.name == "dbos"] == []


taken_up: list[bool] = []


@durable("test.engine.ask")
async def ask() -> None:
    await Jobs.step(ENGINE[0], "look", look)


async def look() -> None:
    taken_up.append(ENGINE[0].taken_up())


ENGINE: list[Jobs] = []


async def test_work_that_arrives_a_second_time_does_not_count_as_begun_here(jobs: Jobs):
    ENGINE[:], taken_up[:] = [jobs], []
    await jobs.start(ask, key="Ev1")
    await jobs.outcome("Ev1")
    assert taken_up == [False]
    jobs._started_here.clear()
    await jobs.start(ask, key="Ev1")
    assert jobs._started_here == set()


async def test_after_a_stop_the_loop_has_threads_again(tmp_path: Path):
    engine = Jobs(f"sqlite:///{tmp_path}/jobs.db")
    engine.launch()
    await engine.start(say, "hello", key="Ev1")
    await engine.stop()
    assert await asyncio.to_thread(len, "four") == 4


async def test_two_processes_do_not_share_a_data_folder(tmp_path: Path):
    first, second = (Jobs(f"sqlite:///{tmp_path}/jobs.db") for _ in range(2))
    first.launch()
    with pytest.raises(SettingsError, match="Another Unison is running"):
        second.launch()
    await first.stop()
    second.launch()
    await second.stop()


def test_a_workflow_is_found_by_the_name_under_which_it_waits():
    assert named(name_of(say)) is say
    assert named("test.of a newer program") is None
    with pytest.raises(KeyError):
        name_of(look)
