"""A message that asks for one's tasks, approvals or figures gets the list that the command gives."""

from __future__ import annotations

from typing import Any

from bot.context import Body, Context
from bot.features.approvals.words import show_approvals
from bot.features.home.asking import asked_for
from bot.features.kpi.asking import show_overview
from bot.features.tasks.handlers import show_tasks

ORDER = 4


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message asks for such a list. In a channel only the person who asked sees it."""
    wanted = asked_for(text)
    if wanted is None:
        return False
    if wanted == "tasks":
        context.soon(body, show_tasks(context, body))
    elif wanted == "approvals":
        context.soon(body, show_approvals(context, body))
    else:
        context.soon(body, show_overview(context, body, ""))
    return True
