"""How fast the bot acknowledges while it works: events over a real socket to a bot in a process of its own.

Slack's part, the sandbox, runs in this process. A time runs from just before an event is written to the socket until
its acknowledgement is read, so what the sandbox takes for both counts against the bot and never for it.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from bot.bench import texts
from bot.bootstrap import utc_now
from bot.sandbox import SandboxServer, people
from bot.sandbox.start import PROXIES, manifest, publish_demo
from bot.settings import load

DIRECT = (("U0WRITER", "D0WRITER"), ("U0OWNER", "D0OWNER"), ("U0COORD", "D0COORD"))
"""People of the sandbox and their conversation with the bot; cards are paced per conversation, so all three write."""

PATIENCE = 300.0
"""Seconds until a bot that does not answer is given up on."""

LOOK = 0.1
"""Seconds between two looks at the answers; more often, they would take the time that the sandbox needs."""


@dataclass(frozen=True, slots=True)
class BotBench:
    """What ``unison bench bot`` prints. Acknowledgement times in milliseconds, ``last_answer`` in seconds.

    ``echoes`` are the bot's own posts, which Slack sends back to it as events while it is at work.
    """

    messages: int
    ack_p50: float
    ack_p95: float
    ack_p99: float
    ack_max: float
    echoes: int
    echo_p99: float
    last_answer: float


def run(events: int, rounds: int) -> BotBench:
    """Send ``events`` messages of about 60 words at once, ``rounds`` times; each round waits for all answers."""
    with tempfile.TemporaryDirectory(prefix="unison-bench-") as folder:
        return asyncio.run(_measure(events, rounds, Path(folder)))


async def _measure(events: int, rounds: int, folder: Path) -> BotBench:
    server = SandboxServer(manifest=manifest())
    await server.start()
    environment = _environment(server, folder)
    publish_demo(load(environment), utc_now())
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "from bot.cli import main; main()", "run", env={**os.environ, **environment}
    )
    try:
        await _until(server.sandbox.socket.alive, bot)
        copies = texts.make("en", events * rounds + 1, size=60)
        # The first answer waits for the language models; it is not what is measured.
        await _answered(server, [copies[0]], bot)
        warm = set(server.sandbox.delivery.sent)
        slowest = 0.0
        for number in range(rounds):
            began = time.monotonic()
            await _answered(server, copies[1 + number * events : 1 + (number + 1) * events], bot)
            slowest = max(slowest, time.monotonic() - began)
        attempts = [each for each in server.sandbox.delivery.attempts if each["event_id"] not in warm]
    finally:
        bot.terminate()
        await bot.wait()
        await server.stop()
    said, echoed = _waited(server, attempts, by_bot=False), _waited(server, attempts, by_bot=True)
    cuts = statistics.quantiles(said, n=100)
    return BotBench(
        messages=len(said),
        ack_p50=cuts[49],
        ack_p95=cuts[94],
        ack_p99=cuts[98],
        ack_max=said[-1],
        echoes=len(echoed),
        echo_p99=statistics.quantiles(echoed, n=100)[98],
        last_answer=slowest,
    )


def _waited(server: SandboxServer, attempts: list[dict[str, Any]], *, by_bot: bool) -> list[float]:
    """How long each message event waited, in milliseconds, shortest first; all of them must be acknowledged."""
    events = server.sandbox.delivery.sent
    waited = []
    for attempt in attempts:
        event = events[attempt["event_id"]]["event"]
        if event["type"] == "message" and bool(event.get("bot_id")) is by_bot:
            if not attempt["acked"]:
                raise RuntimeError(
                    "an event was not acknowledged; start the bot with `unison sandbox` and look at its log"
                )
            waited.append(attempt["seconds"] * 1000)
    return sorted(waited)


async def _answered(server: SandboxServer, copies: list[str], bot: asyncio.subprocess.Process) -> None:
    """Send every text as a direct message and wait until each has its card."""
    writers = cycle(DIRECT)
    sent = {people.say(server.sandbox, *next(writers), text).ts for text in copies}
    await _until(lambda: sent <= set(_cards(server)), bot)


def _cards(server: SandboxServer) -> Iterator[str]:
    """The threads that hold a finished card: one with buttons."""
    for _, channel in DIRECT:
        for message in server.sandbox.workspace.channel(channel).messages.values():
            if message.by_bot and any(b.get("type") == "actions" for b in message.body.get("blocks") or ()):
                yield str(message.body.get("thread_ts"))


async def _until(found: Any, bot: asyncio.subprocess.Process) -> None:
    end = time.monotonic() + PATIENCE
    while not found():
        if bot.returncode is not None or time.monotonic() > end:
            raise RuntimeError("the bot stopped or does not answer; start it with `unison sandbox` and look at its log")
        await asyncio.sleep(LOOK)


def _environment(server: SandboxServer, folder: Path) -> dict[str, str]:
    secrets = server.secrets
    return {
        **dict.fromkeys(PROXIES, ""),
        "UNISON_DATA_DIR": str(folder),
        "UNISON_SLACK_API_URL": server.api_url,
        "UNISON_LOG_LEVEL": "error",
        "SLACK_BOT_TOKEN": secrets.bot_token,
        "SLACK_APP_TOKEN": secrets.app_token,
        "SLACK_SIGNING_SECRET": secrets.signing_secret,
    }
