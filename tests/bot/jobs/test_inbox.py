"""The inbox: on disk before it is acknowledged, begun once, and taken up by the next process after a kill."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from dbos import DBOS

from bot.jobs import engine
from bot.jobs.durable import durable
from bot.jobs.engine import Jobs
from bot.jobs.inbox import Arrival, Inbox
from storage.session import Database

PATIENCE = 120.0


def address(database: Database, folder: Path) -> str:
    """Where the engine's state lives: a file beside the application's in SQLite, the same database in PostgreSQL."""
    return database.url if database.kind == "postgresql" else f"sqlite:///{folder}/jobs.db"


def arrival(number: int) -> Arrival:
    return Arrival(f"Ev{number:02}", "work", ({"number": number, "pair": (1, 2)},))


@pytest.fixture
async def inbox(database: Database, tmp_path: Path) -> AsyncIterator[Inbox]:
    made = Inbox(address(database, tmp_path), "main")
    made.open()
    yield made
    await made.close()


async def test_fifty_arrivals_at_once_are_recorded_in_a_few_transactions_and_given_in_their_order(inbox: Inbox):
    commits: list[object] = []
    sa.event.listen(inbox._engine, "commit", commits.append)
    await asyncio.gather(*(inbox.record(arrival(n)) for n in range(50)))
    assert len(commits) <= 3
    assert [await inbox.next() for _ in range(50)] == [arrival(n) for n in range(50)]


async def test_a_key_that_waits_already_is_given_once_and_as_it_came_first(inbox: Inbox):
    await inbox.record(Arrival("Ev", "work", ("first",)))
    await asyncio.gather(
        inbox.record(Arrival("Ev", "work", ("second",))), inbox.record(Arrival("Ev", "work", ("third",)))
    )
    assert await inbox.next() == Arrival("Ev", "work", ("first",))
    assert inbox.empty


async def test_the_next_process_of_the_same_name_finds_what_was_not_begun(inbox: Inbox, database: Database, tmp_path):
    for number in range(3):
        await inbox.record(arrival(number))
    inbox.forget(["Ev01"])
    await inbox.close()
    other, next_one = Inbox(address(database, tmp_path), "other"), Inbox(address(database, tmp_path), "main")
    other.open()
    next_one.open()
    assert other.empty
    assert [await next_one.next() for _ in range(2)] == [arrival(0), arrival(2)]
    assert next_one.empty
    await other.close()
    await next_one.close()


async def test_two_processes_that_get_the_same_events_at_once_record_each_of_them_once(database: Database, tmp_path):
    both = [Inbox(address(database, tmp_path), name) for name in ("one", "two")]
    for each in both:
        each.open()
    for start in range(0, 100, 10):
        forward = [both[0].record(arrival(n)) for n in range(start, start + 10)]
        backward = [both[1].record(arrival(n)) for n in reversed(range(start, start + 10))]
        await asyncio.gather(*forward, *backward)
    for each in both:
        await each.close()
    left = [Inbox(address(database, tmp_path), name) for name in ("one", "two")]
    found = []
    for each in left:
        each.open()
        while not each.empty:
            found.append(await each.next())
        await each.close()
    assert sorted(one.key for one in found) == [arrival(n).key for n in range(100)]


async def test_what_cannot_be_recorded_is_said_to_whoever_would_acknowledge_and_the_next_is_recorded(inbox: Inbox):
    with inbox._engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE " + _table(inbox) + " RENAME TO hidden"))
    failed = await asyncio.gather(*(inbox.record(arrival(n)) for n in range(3)), return_exceptions=True)
    assert all(isinstance(each, sa.exc.DatabaseError) for each in failed)
    assert inbox.empty
    with inbox._engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE " + _table(inbox, "hidden") + " RENAME TO arrivals"))
    await inbox.record(arrival(1))
    assert await inbox.next() == arrival(1)


def _table(inbox: Inbox, name: str = "arrivals") -> str:
    return name if inbox._engine.dialect.name == "sqlite" else f"unison_jobs.{name}"


async def test_an_arrival_whose_listener_was_cancelled_is_begun_all_the_same_if_it_was_recorded(inbox: Inbox):
    waiting = asyncio.create_task(inbox.record(arrival(1)))
    await asyncio.sleep(0)
    waiting.cancel()
    assert await asyncio.wait_for(inbox.next(), PATIENCE) == arrival(1)


done: list[str] = []


@durable("test.inbox.say")
async def say(said: str) -> str:
    done.append(said)
    return said.upper()


@pytest.fixture
async def jobs(database: Database, tmp_path: Path) -> AsyncIterator[Jobs]:
    done.clear()
    running = Jobs(address(database, tmp_path))
    running.launch()
    yield running
    await running.stop()


async def test_work_that_cannot_begin_yet_is_begun_later(jobs: Jobs, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "RETRY_SECONDS", 0.01)
    begin, refused = DBOS.start_workflow_async, []

    async def refusing(*arguments: object) -> object:
        if len(refused) < 2:
            refused.append(arguments)
            raise OSError("disk full")
        return await begin(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(DBOS, "start_workflow_async", refusing)
    await jobs.start(say, "hello", key="Ev1")
    await jobs.start(say, "world", key="Ev2")
    assert [await jobs.outcome(key) for key in ("Ev1", "Ev2")] == ["HELLO", "WORLD"]
    assert sorted(done) == ["hello", "world"]


async def test_work_of_another_release_stays_for_a_program_that_knows_it(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    done.clear()
    before = Inbox(address(database, tmp_path), "main")
    before.open()
    await before.record(Arrival("Ev1", "test.inbox.unknown", ("hello",)))
    await before.record(Arrival("Ev2", "test.inbox.say", ("hello",)))
    await before.close()
    running = Jobs(address(database, tmp_path))
    running.launch()
    assert await running.outcome("Ev2") == "HELLO"
    await running.stop()
    assert "Ev1 waits for a program that knows the work test.inbox.unknown" in caplog.text
    after = Inbox(address(database, tmp_path), "main")
    after.open()
    assert (await after.next()).key == "Ev1"
    assert after.empty
    await after.close()


PROCESS = """
import asyncio, sys
from pathlib import Path
from bot.jobs.durable import durable
from bot.jobs.engine import Jobs
from bot.jobs.inbox import Inbox

url, folder, mode = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
stuck = []

async def note(name, said):
    with (folder / name).open("a") as file:
        file.write(said + " ")
    if mode == "stuck in its second step" and name == "second":
        stuck.append(said)
        if len(stuck) == 2:  # both first steps are recorded by now
            print("there", flush=True)
        await asyncio.sleep(600)

@durable("test.kill")
async def work(said: str) -> None:
    await jobs.step("first", note, "first", said)
    await jobs.step("second", note, "second", said)

async def main() -> None:
    global jobs
    jobs = Jobs(url)
    if mode == "recorded and not begun":
        jobs._give_way = lambda: asyncio.sleep(600)
    if mode == "stuck in its second step":
        Inbox.forget = lambda inbox, keys: None
    jobs.launch()
    if mode == "next":
        await asyncio.gather(*(jobs.outcome(key) for key in ("Ev1", "Ev2")))
        await jobs.stop()
        return
    await asyncio.gather(*(jobs.start(work, said, key=key) for key, said in (("Ev1", "one"), ("Ev2", "two"))))
    if mode == "recorded and not begun":
        print("there", flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.mark.parametrize("mode", ["recorded and not begun", "stuck in its second step"])
def test_a_killed_process_leaves_nothing_that_the_next_does_not_take_up(database: Database, tmp_path: Path, mode: str):
    command = [sys.executable, "-c", PROCESS, address(database, tmp_path), str(tmp_path)]
    with subprocess.Popen([*command, mode], stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"there\n"
        killed.send_signal(signal.SIGKILL)
    finished = subprocess.run([*command, "next"], capture_output=True, timeout=PATIENCE, check=True)
    assert finished.stdout == finished.stderr == b"", "the engine keeps quiet"
    assert sorted((tmp_path / "first").read_text().split()) == ["one", "two"], "a step that was done is not done again"
    assert set((tmp_path / "second").read_text().split()) == {"one", "two"}
    left = Inbox(address(database, tmp_path), "main")
    left.open()
    assert left.empty
    left._engine.dispose()
