"""What of the calendar goes by the clock: whether what has to follow did."""

from __future__ import annotations

from bot.context import Context
from bot.features.calendar.rules import look


async def go_round(context: Context) -> None:
    """Tell of rules that were broken since the last look."""
    await look(context)
