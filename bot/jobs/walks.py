"""Durable work of the features by name: one workflow that finds the feature's own function and walks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dbos import DBOS

from bot import features
from bot.jobs.durable import durable

if TYPE_CHECKING:
    from bot.context import Context

_context: list[Context] = []


def serve(context: Context) -> None:
    """Let the walks of this process be done with ``context``; before the engine is launched."""
    _context[:] = [context]


@durable("unison.walk")
async def walk(name: str, values: Mapping[str, Any]) -> None:
    """Walk ``FEATURE.NAME``: ``WALKS["NAME"](context, values)`` of the feature's ``walks.py``.

    What the walk does to the world it does in steps (``context.step``): a step that is done is not done again when
    the process dies and the walk is taken up, and one that fails for a reason that passes is tried again.
    """
    context = _context[0]
    feature, _, own = name.partition(".")
    with context.jobs.work(str(DBOS.workflow_id)):
        await features.parts("walks")[feature].WALKS[own](context, values)
