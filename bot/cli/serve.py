"""`unison run` and `unison sandbox`: the bot itself, in a real workspace or in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.fail import clear_errors


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("run")(run)
    app.command("sandbox")(sandbox)


def run() -> None:
    """Start the bot: in your workspace when the Slack tokens are set, in the sandbox when they are not."""
    from bot.settings import load

    with clear_errors("en"):
        settings = load()
        if settings.connected:
            import asyncio

            from bot.bootstrap import configure_logging
            from bot.run import run as run_bot

            configure_logging(settings.log_level)
            asyncio.run(run_bot(settings))
        else:
            from bot.sandbox.start import serve as serve_sandbox

            serve_sandbox(settings)


def sandbox(
    port: Annotated[int | None, typer.Option(help="Port on the loopback interface; 0 picks a free one.")] = None,
    guide: Annotated[Path | None, typer.Option(help="Try this guideline folder in place of the demo brand.")] = None,
) -> None:
    """Start the bot in the sandbox: a Slack-like page in your browser, with a demo brand; no account is needed."""
    from bot.sandbox.start import serve
    from bot.settings import load

    with clear_errors("en"):
        settings = load()
        serve(settings if port is None else settings.with_(sandbox_port=port), guide)
