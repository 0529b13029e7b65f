"""A campaign with a few tasks, for tests of the rooms around tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from campaigns.model import Due
from campaigns.tasks.model import Task

NOW = dt.datetime(2026, 3, 12, 1, 30, tzinfo=dt.UTC)


@pytest.fixture
def now() -> dt.datetime:
    """Thursday 12 March 2026, half past nine in Shanghai."""
    return NOW


@pytest.fixture
def task() -> Callable[..., Task]:
    """Makes a task; ``due`` may be text such as 2026-03-12 or 2026-03-12T18:00, in Shanghai."""

    def make(name: str, due: str | Due | None = None, **more: object) -> Task:
        if isinstance(due, str):
            due = Due(at=due, zone="Asia/Shanghai", granularity="minute" if "T" in due else "day")
        given = {"id": name, "title": "白皮书初稿", "owner": "U1", "created_at": NOW, "due": due}
        return Task(**(given | more))  # type: ignore[arg-type]

    return make
