"""How fast campaign work answers a person: every word of the commands, Home and the buttons, over many tasks.

Measured is the bot's and the database's time, from Slack's request to the last thing the bot tells Slack, with every
card that follows; on SQLite and on PostgreSQL. What Slack and the network take is not in it.
"""

from __future__ import annotations

import asyncio
import gc
import random
import statistics
import tempfile
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from bot.bench import work_clock, work_seed
from bot.bench.databases import own_postgresql
from bot.bench.work_row import At
from bot.bench.work_rows import ROWS
from bot.bench.work_seed import NOW, ZONE, Size
from bot.bench.work_slack import connected
from bot.bootstrap import built
from bot.settings import load
from storage import migrate
from storage.session import Database

GOAL = 300
"""Milliseconds that a command and Home may take of the server."""
WARM_ROUNDS = 1
"""Rounds before those that count, for caches that a running bot has warm."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one thing took, in milliseconds, commit included; ``cpu`` is this process's own share of the median.

    ``goal`` says whether a person waits for it: what the clock does is shown and held to nothing.
    """

    name: str
    p50: float
    p95: float
    worst: float
    cpu: float
    goal: bool = True


@dataclass(frozen=True, slots=True)
class DatabaseBench:
    """One database's timings; ``seed`` is how many seconds filling it took."""

    kind: str
    seed: float
    timings: tuple[Timing, ...]


@dataclass(frozen=True, slots=True)
class WorkBench:
    """What ``unison bench work`` prints; ``missing`` names databases that could not be measured."""

    tasks: int
    items: int
    people: int
    databases: tuple[DatabaseBench, ...]
    missing: tuple[str, ...]
    goal: int = GOAL
    """Milliseconds within which each p95 should be."""


def run(
    tasks: int = 50_000, items: int = 5_000, people: int = 500, rounds: int = 10, postgresql: str | None = None
) -> WorkBench:
    """Fill a new database of each kind and time everything that people do ``rounds`` times.

    ``postgresql`` is the address of an empty database; without it a server of its own is started where the development
    dependencies are installed.
    """
    if tasks < work_seed.STEP or people < work_seed.STEP or items < 1 or rounds < 2:
        raise ValueError(f"measure with at least {work_seed.STEP} tasks and people, an item, and two rounds")
    size = Size(tasks=tasks, items=items, people=people)
    measured: list[DatabaseBench] = []
    missing: list[str] = []
    with tempfile.TemporaryDirectory(prefix="unison-bench-", ignore_cleanup_errors=True) as folder:
        measured.append(measure(f"sqlite:///{Path(folder) / 'work.sqlite3'}", size, rounds, folder))
        with nullcontext(postgresql) if postgresql else own_postgresql() as address:
            if address is None:
                missing.append("postgresql")
            else:
                measured.append(measure(address, size, rounds, folder))
    return WorkBench(tasks, items, people, tuple(measured), tuple(missing))


def measure(address: str, size: Size, rounds: int, folder: str) -> DatabaseBench:
    """Fill an empty database and time everything in it; ``folder`` is for what a bot keeps beside it."""
    database = Database(address)
    try:
        migrate.upgrade(database.engine)
        began = time.perf_counter()
        work_seed.fill(database, size)
        seed = time.perf_counter() - began
        kind = database.kind
    finally:
        database.dispose()
    return DatabaseBench(kind, seed, tuple(asyncio.run(_timings(address, size, rounds, folder))))


async def _timings(address: str, size: Size, rounds: int, folder: str) -> list[Timing]:
    settings = load(
        {
            "UNISON_DATABASE_URL": address,
            "UNISON_DATA_DIR": folder,
            "UNISON_HOLIDAYS": "CN",
            "UNISON_TIME_ZONE": ZONE,
            "UNISON_LANGUAGE": "zh",
            "UNISON_PUBLIC_URL": "https://unison.example",
            "SLACK_BOT_TOKEN": "xoxb-bench",
        }
    )
    made: list[Timing] = []
    async with connected(settings, lambda: NOW) as bot:
        built()
        at = At(bot, size, random.Random(7))
        for rows, goal in ((ROWS, True), (work_clock.ROWS, False)):
            for name, steps in rows:
                taken: list[tuple[float, float]] = []
                for number in range(WARM_ROUNDS + rounds):
                    bot.forget()
                    work = steps(at)
                    await anext(work)
                    gc.collect(0)
                    began, busy = time.perf_counter(), time.process_time()
                    async for _ in work:
                        raise RuntimeError(f"{name} goes on after its end")
                    if number >= WARM_ROUNDS:
                        taken.append((time.perf_counter() - began, time.process_time() - busy))
                made.append(_timing(name, taken, goal))
    return made


def _timing(name: str, taken: list[tuple[float, float]], goal: bool) -> Timing:
    wall, busy = [each * 1000 for each, _ in taken], [each * 1000 for _, each in taken]
    cuts = statistics.quantiles(wall, n=20, method="inclusive")
    return Timing(name, statistics.median(wall), cuts[18], max(wall), statistics.median(busy), goal)
