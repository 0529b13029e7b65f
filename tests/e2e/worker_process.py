"""A process of the bot that only works: rounds, reminders and durable work, without a connection for events.

Started by tests as ``python -m tests.e2e.worker_process CLOCK`` with the bot's settings in the environment; ``CLOCK``
is a file that says what time it is. It looks at what is due ten times a second and loads no language models.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from bot.bootstrap import bootstrap, configure_logging
from bot.jobs import rounds
from bot.jobs.worker import LanguageProcess
from bot.settings import load
from bot.working import working
from tests.e2e.bot_rig import hurried


class NoLanguage(LanguageProcess):
    """Checks nothing, since nobody hands anything in."""

    def __init__(self) -> None:
        """Needs no settings."""

    def start(self) -> bool:
        """There is nothing to load."""
        return False

    async def learn(self, version: Any) -> None:
        """There is nothing to learn."""

    async def loaded(self, seconds: float | None = None) -> bool:
        """It is as loaded as it gets."""
        return True


async def main(clock: Path) -> None:
    """Work until killed."""
    settings = load()
    configure_logging("ERROR")
    rounds.EVERY = 0.1
    context = bootstrap(
        settings, language=NoLanguage(), now=lambda: dt.datetime.fromisoformat(clock.read_text()), limiter=hurried()
    )
    async with working(context):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
