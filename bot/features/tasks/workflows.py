"""The durable workflows of tasks by name. The engine finds them here after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.features.tasks.desk import TaskDesk
from bot.jobs.durable import durable

_desk: list[TaskDesk] = []


def serve(desk: TaskDesk) -> None:
    """Let the workflows of this process be done by ``desk``; before the engine is launched."""
    _desk[:] = [desk]


@durable("unison.task_asked")
async def task_asked(asked: Mapping[str, Any]) -> None:
    """A sentence that asks for a task, to its confirm card (``Asked`` as a dictionary)."""
    await _desk[0].asked(asked)


@durable("unison.task_told")
async def task_told(told: Mapping[str, Any]) -> None:
    """What became of a task, to every card and person (``Told`` as a dictionary)."""
    await _desk[0].told(told)
