"""People and calendars for tests of reminders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from campaigns.due.calendar import Calendar
from campaigns.model import Due
from campaigns.reminders.model import Habits, Recipient
from campaigns.tasks.model import Task

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
