"""What of sources goes by the clock: files in the folder, pulls that are due."""

from __future__ import annotations

from bot.context import Context
from bot.features.sources import folder, pulling


async def go_round(context: Context) -> None:
    """Look at the folder and at the sources."""
    await folder.go_round(context)
    await pulling.go_round(context)
