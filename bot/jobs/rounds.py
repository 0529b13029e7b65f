"""The round: every feature is asked, again and again, what has come due by the clock."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot import features

if TYPE_CHECKING:
    from bot.context import Context

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between two rounds."""


async def run(context: Context) -> None:
    """Go round until cancelled."""
    while True:
        # First of all the bot connects; whatever is due can wait for half a minute.
        await asyncio.sleep(EVERY)
        await go(context)


async def go(context: Context) -> None:
    """Let every feature do what is due now. Several processes may go round at the same time: what must happen once
    is a walk with a key (``context.walk``)."""
    for name, module in features.parts("rounds").items():
        try:
            await module.go_round(context)
        except Exception:  # the edge: whatever is wrong now, the next round comes
            log.exception("the round of %s failed; the next one follows", name)
