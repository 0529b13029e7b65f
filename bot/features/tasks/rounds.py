"""What of tasks goes by the clock: reminders and the digest of a person's morning."""

from __future__ import annotations

from bot.context import Context

ORDER = -1
"""Before what the other features do, which can wait for a moment longer than a person."""


async def go_round(context: Context) -> None:
    """Say what is due."""
    await context.reminders.tick()
