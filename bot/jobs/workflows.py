"""The durable workflows by name. The engine finds them here after a restart and hands them to the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.jobs.desk import Desk
from bot.jobs.durable import durable

_desk: list[Desk] = []


def serve(desk: Desk) -> None:
    """Let the workflows of this process be done by ``desk``; before the engine is launched."""
    _desk[:] = [desk]


@durable("unison.submit")
async def submit(handed: Mapping[str, Any]) -> None:
    """A piece of copy, from its arrival to its answer (``HandedIn`` as a dictionary)."""
    await _desk[0].submit(handed)


@durable("unison.revise")
async def revise(revised: Mapping[str, Any]) -> None:
    """A new state of a piece of copy (``Revised`` as a dictionary)."""
    await _desk[0].revise(revised)
