"""Monday morning."""

from __future__ import annotations

from bot.context import Context
from bot.features.digests.sending import due


async def go_round(context: Context) -> None:
    """Send the week of every campaign whose Monday morning it is, once."""
    for values in await context.read(due, context.now(), context.tasks.habits):
        await context.walk("digests.weekly", values, key=f"digests:{values['campaign']}:{values['week']}")
