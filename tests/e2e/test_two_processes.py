"""Two processes of the bot on one PostgreSQL: what the clock brings is said once, also when one of them is killed."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from campaigns import store as campaigns_store
from campaigns.model import Campaign, Due
from campaigns.people import remember_person
from campaigns.reminders.store import LEASE
from campaigns.tasks import store
from campaigns.tasks.model import Task
from campaigns.tasks.tables import TaskRow
from storage.session import Database
from tests.e2e.bot_rig import manifest, settings_for
from tests.e2e.sandbox_rig import SandboxRig

SHANGHAI = "Asia/Shanghai"
PEOPLE = ("U0WRITER", "U0OWNER", "U0COORD")
TIMES = ("10:00", "10:20", "12:00")
CHANNEL = "C0LAUNCH"
ROOT = Path(__file__).parents[2]


def _at(day: int, time: str) -> dt.datetime:
    """A moment of November 2026 by clocks in Shanghai; the 20th is a Friday."""
    return dt.datetime.fromisoformat(f"2026-11-{day:02}T{time}:00+08:00").astimezone(dt.UTC)


def _fill(database: Database) -> None:
    """A campaign at home in a channel, and for each of three people a task due on Friday and three due on Monday."""
    with database.session() as session:
        campaigns_store.add_campaign(
            session,
            Campaign(
                id="launch",
                brand="orlume",
                name="X9 上市",
                goal="8,000",
                owner="U0COORD",
                status="running",
                home_channel=CHANNEL,
            ),
        )
        for user in PEOPLE:
            remember_person(session, "T0", user, now=_at(20, "13:00"), language="zh", time_zone=SHANGHAI)
            for name, at in (("late", "2026-11-20T13:30"), *((time, f"2026-11-23T{time}") for time in TIMES)):
                due = Due(at=at, zone=SHANGHAI, granularity="minute")
                title = f"{user} {name}"
                made = Task(id=title, title=title, owner=user, created_at=_at(20, "13:00"), campaign="launch", due=due)
                store.add(session, made)


class Workers:
    """The processes, by name."""

    def __init__(self, rig: SandboxRig, database: Database, folder: Path) -> None:
        self._rig, self._database, self._folder = rig, database, folder
        self._clock = folder / "clock"
        self._running: dict[str, asyncio.subprocess.Process] = {}

    def set(self, now: dt.datetime) -> None:
        """Say what time it is, in one stroke: a process never reads half a moment."""
        new = self._folder / "clock.new"
        new.write_text(now.isoformat())
        new.replace(self._clock)

    async def start(self, name: str) -> None:
        """Start a process; under a name that was there before it finds the work that one left behind."""
        settings = settings_for(self._rig, self._folder / name)
        environment = {
            **os.environ,
            "UNISON_DATA_DIR": str(settings.data_dir),
            "UNISON_DATABASE_URL": self._database.url,
            "UNISON_INSTANCE": name,
            "UNISON_TIME_ZONE": SHANGHAI,
            "UNISON_HOLIDAYS": "CN",
            "UNISON_SLACK_API_URL": str(settings.slack_api_url),
            "SLACK_BOT_TOKEN": self._rig.server.secrets.bot_token,
            "SLACK_APP_TOKEN": self._rig.server.secrets.app_token,
        }
        command = (sys.executable, "-m", "tests.e2e.worker_process", str(self._clock))
        self._running[name] = await asyncio.create_subprocess_exec(*command, env=environment, cwd=ROOT)

    async def kill(self, name: str) -> None:
        """End a process as a power cut does."""
        process = self._running.pop(name)
        process.send_signal(signal.SIGKILL)
        await process.wait()

    async def end(self) -> None:
        """End them all."""
        for name in list(self._running):
            await self.kill(name)


@asynccontextmanager
async def workers(rig: SandboxRig, database: Database, folder: Path) -> AsyncIterator[Workers]:
    """No process runs yet; those that are started are ended with the block."""
    made = Workers(rig, database, folder)
    try:
        yield made
    finally:
        await made.end()


def _planned(database: Database) -> bool:
    """Whether the reminders of every task are planned."""
    with database.reading() as session:
        return not session.scalars(select(TaskRow.id).where(TaskRow.replan)).all()


def _said(rig: SandboxRig, channel: str) -> list[str]:
    return [str(each.body) for each in rig.messages(channel) if each.by_bot]


def _keys(rig: SandboxRig) -> Counter[str]:
    """How often each message was posted, by the key that it carries."""
    every = [message for channel in rig.workspace.channels.values() for message in channel.messages.values()]
    found = ((each.body.get("metadata") or {}).get("event_payload") or {} for each in every if each.by_bot)
    return Counter(str(payload["key"]) for payload in found if "key" in payload)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_one_is_killed_in_the_middle_and_everything_is_said_once(tmp_path: Path, database: Database):
    _fill(database)
    async with SandboxRig(manifest=manifest()) as rig, workers(rig, database, tmp_path) as process:
        direct = {user: rig.person(user).im for user in PEOPLE}

        def digests(user: str) -> int:
            return sum("今日任务" in each for each in _said(rig, direct[user]))

        def reminded(user: str, name: str) -> int:
            """How often a message was about that task alone, or about it among few, and no digest."""
            return sum(f"{user} {name}" in each and "今日任务" not in each for each in _said(rig, direct[user]))

        process.set(_at(20, "13:00"))
        await process.start("a")
        await rig.until(lambda: _planned(database))
        process.set(_at(20, "13:31"))
        await rig.until(lambda: all(_said(rig, channel) for channel in direct.values()))
        # Monday morning: what is posted first arrives, and nobody hears of it; the process tries to find out.
        rig.sandbox.faults.plan("chat.postMessage", "lost", count=2)
        rig.sandbox.faults.plan("conversations.history", "server_error", count=10_000)
        before = len(rig.calls("chat.postMessage"))
        process.set(_at(23, "09:05"))
        await rig.until(lambda: len(rig.calls("chat.postMessage")) >= before + 2)
        await process.start("b")
        await process.kill("a")
        rig.sandbox.faults.clear()
        # The other takes over once the claims of the dead one have run out; the dead one comes back.
        process.set(_at(23, "09:05") + LEASE + dt.timedelta(minutes=1))
        await rig.until(lambda: all(digests(user) for user in PEOPLE))
        await process.start("a")
        await rig.until(lambda: any("X9 上市" in each and "本周" in each for each in _said(rig, CHANNEL)))
        for time in TIMES:
            process.set(_at(23, time) + dt.timedelta(minutes=1))
            await rig.until(lambda time=time: all(reminded(user, time) for user in PEOPLE))
        assert {user: digests(user) for user in PEOPLE} == dict.fromkeys(PEOPLE, 1)
        assert {(user, time): reminded(user, time) for user in PEOPLE for time in TIMES} == {
            (user, time): 1 for user in PEOPLE for time in TIMES
        }
        assert sum("本周" in each for each in _said(rig, CHANNEL)) == 1
        assert {key for key, times in _keys(rig).items() if times > 1} == set()
        assert rig.complaints == []
