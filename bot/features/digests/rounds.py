"""The first working morning of the week."""

from __future__ import annotations

from bot.context import Context
from bot.features.digests.sending import due


async def go_round(context: Context) -> None:
    """Send the week of every campaign whose week begins this morning, once."""
    for values in await context.read(due, context.now(), context.tasks.habits):
        await context.walk("digests.weekly", values, key=f"digests:{values['campaign']}:{values['week']}")
