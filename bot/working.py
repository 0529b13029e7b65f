"""What works behind every way in: the engine, the language process and the rounds, for as long as the bot runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.context import Context
from bot.errors import Refusal
from bot.jobs import rounds
from bot.jobs.worker import LanguageUnavailable

log = logging.getLogger(__name__)


@asynccontextmanager
async def working(context: Context) -> AsyncIterator[None]:
    """The engine and the language process, for as long as the block lasts."""
    context.jobs.launch()
    own_language = context.language.start()
    behind = [asyncio.create_task(each) for each in (_warm(context), rounds.run(context))]
    try:
        yield
    finally:
        for task in behind:
            task.cancel()
        await asyncio.gather(*behind, return_exceptions=True)
        await context.settled()
        await context.jobs.stop()
        if own_language:
            await asyncio.to_thread(context.language.stop)
        context.database.dispose()


async def _warm(context: Context) -> None:
    """Load the language models and the guideline in force while nobody waits for them."""
    try:
        await context.language.learn(await asyncio.to_thread(context.guidelines.current))
    except Refusal:
        await context.language.loaded()
        log.warning("there is no guideline to check against yet: unison guide import FOLDER")
    except LanguageUnavailable:
        log.exception("the language models could not be loaded")
    else:
        log.info("language models and guideline are loaded")
