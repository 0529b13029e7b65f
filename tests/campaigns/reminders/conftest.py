"""People, calendars, tasks and a worker for tests of reminders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from campaigns.due.calendar import Calendar
from campaigns.model import Due
from campaigns.reminders import store
from campaigns.reminders.model import Delivery, Habits, Recipient
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from storage.session import Database

Make = Callable[..., Task]
MORNING = dt.datetime(2026, 3, 11, 1, tzinfo=dt.UTC)
"""Wednesday 11 March, nine in Shanghai: the morning before the due date of the tests' tasks."""
HOUR = dt.timedelta(hours=1)
HABITS = Habits(language="zh", zone="Asia/Shanghai", country="CN")


@pytest.fixture
def habits() -> Habits:
    """The team's: Shanghai, Chinese holidays, nine to seven."""
    return HABITS


@pytest.fixture
def calendars() -> Callable[[str | None], Calendar]:
    """Real calendars of public holidays, with make-up days."""
    return Calendar


@pytest.fixture
def person() -> Callable[..., Recipient]:
    """Makes a person with the team's habits, unless said otherwise."""

    def make(**more: object) -> Recipient:
        given = {
            "user": "U1",
            "language": "zh",
            "zone": "Asia/Shanghai",
            "country": "CN",
            "opens": dt.time(9),
            "closes": dt.time(19),
        }
        return Recipient(**(given | more))  # type: ignore[arg-type]

    return make


@pytest.fixture
def task() -> Callable[..., Task]:
    """Makes a task of U1; its due date is text such as 2026-03-12 or 2026-03-12T18:00, in ``zone``."""

    def make(name: str, due: str | None = None, *, zone: str = "Asia/Shanghai", **more: object) -> Task:
        when = due and Due(at=due, zone=zone, granularity="minute" if "T" in due else "day")
        created = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        given = {"id": name, "title": "白皮书初稿", "owner": "U1", "created_at": created, "due": when or None}
        return Task(**(given | more))  # type: ignore[arg-type]

    return make


class Outbox:
    """A worker: plans, claims and (unless told otherwise) posts."""

    def __init__(self, database: Database, habits: Habits) -> None:
        self.database, self.habits = database, habits

    def plan(self, now: dt.datetime) -> None:
        with self.database.session() as session:
            while store.plan_changed(session, now, 50, habits=self.habits, calendars=Calendar) == 50:
                pass

    def claim(self, now: dt.datetime, limit: int = 100) -> tuple[Delivery, ...]:
        with self.database.session() as session:
            return store.claim_due_reminders(session, now, limit, habits=self.habits, calendars=Calendar)

    def sent(self, delivery: Delivery, now: dt.datetime) -> bool:
        with self.database.session() as session:
            return store.mark_sent(session, delivery.id, now)

    def work(self, now: dt.datetime) -> list[Delivery]:
        """One turn of a worker that succeeds."""
        self.plan(now)
        claimed = self.claim(now)
        assert all(self.sent(delivery, now) for delivery in claimed)
        return list(claimed)

    def add(self, *added: Task) -> None:
        with self.database.session() as session:
            for one in added:
                tasks.add(session, one)

    def change(self, name: str, action: object, now: dt.datetime) -> None:
        with self.database.session() as session:
            tasks.change(session, name, action, by="U9", now=now)  # type: ignore[arg-type]


@pytest.fixture
def outbox(database: Database, habits: Habits) -> Outbox:
    return Outbox(database, habits)


def words(delivery: Delivery) -> list[tuple[str, str]]:
    return sorted((reminder.kind, task.id) for reminder, task in delivery.reminders)


def hours(start: dt.datetime, count: int, step: dt.timedelta = HOUR) -> Iterator[dt.datetime]:
    return (start + number * step for number in range(count))
