"""Runs the bot until it is told to stop: connects to Slack, then loads what is heavy, then takes up unfinished work."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.app import build_app
from bot.bootstrap import bootstrap, built, configure_logging
from bot.context import Context
from bot.settings import Settings, SettingsError, load
from bot.web import beside, serve
from bot.working import working

log = logging.getLogger(__name__)


@asynccontextmanager
async def connected(context: Context) -> AsyncIterator[None]:
    """The bot in Socket Mode, for as long as the block lasts."""
    token = context.settings.slack_app_token
    if token is None:
        raise SettingsError("SLACK_APP_TOKEN is not set; socket mode needs a token that starts with xapp-.")
    # The engine must be there before the first event can arrive.
    async with working(context), beside(context):
        handler = AsyncSocketModeHandler(build_app(context), token.get_secret_value())
        built()
        await handler.connect_async()
        log.info("connected to Slack")
        try:
            yield
        finally:
            await handler.close_async()


def main() -> None:
    """Run with the settings of the environment."""
    settings = load()
    configure_logging(settings.log_level)
    asyncio.run(run(settings))


async def run(settings: Settings) -> None:
    """Run in the mode that is set until SIGINT or SIGTERM."""
    if settings.mode == "http":
        await serve(bootstrap(settings))
        return
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # platforms without signal handlers stop by KeyboardInterrupt
            loop.add_signal_handler(each, stop.set)
    async with connected(bootstrap(settings)):
        await stop.wait()
        log.info("stopping")


if __name__ == "__main__":
    main()
