"""The features of the bot, found by looking: a folder with ``handlers.py`` is one.

Beside its handlers a feature may have these parts, each found by its name:

``taker.py``
    Answers to plain messages before they are taken for copy: ``ORDER`` (the lowest is asked first) and
    ``take(context, event, body, text)``, which takes a message in hand, durably, and says whether it did. One with
    ``FILES`` set is also asked about messages with files (``event["files"]``).
``words.py``
    ``WORDS``: its words of a slash command that several features share (see ``bot.features.command``).
``walks.py``
    ``WALKS``: its durable work by name (see ``bot.jobs.walks``).
``rounds.py``
    ``go_round(context)``: looks at what has come due by the clock (see ``bot.jobs.rounds``).
``home.py``
    ``ORDER`` and ``section(context, body, reader)``: its blocks in a person's App Home; none when it has
    nothing to say.
``agenda.py``
    ``sources(context)``: what it puts on the agendas of meetings (see ``bot.features.meetings.state``).
``routes.py``
    ``routes(context)``: what it answers over HTTP besides Slack (see ``bot.web``).
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from starlette.routing import BaseRoute

    from bot.context import Context


def names() -> list[str]:
    """Every feature that has handlers, in alphabetical order."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    return [name for name in found if importlib.util.find_spec(f"{__name__}.{name}.handlers")]


@cache
def parts(part: str) -> Mapping[str, ModuleType]:
    """The module called ``part`` of every feature that has one, by the feature's name; in ORDER where they have one."""
    found = {name: f"{__name__}.{name}.{part}" for name in names()}
    modules = {name: importlib.import_module(path) for name, path in found.items() if importlib.util.find_spec(path)}
    return dict(sorted(modules.items(), key=lambda each: (getattr(each[1], "ORDER", 0), each[0])))


def register_all(app: AsyncApp, context: Context) -> None:
    """Let every feature register its handlers."""
    for module in parts("handlers").values():
        module.register(app, context)


def routes(context: Context) -> list[BaseRoute]:
    """What the features answer over HTTP besides Slack."""
    return [route for module in parts("routes").values() for route in module.routes(context)]


async def taken(context: Context, event: Mapping[str, Any], body: Mapping[str, Any], text: str) -> bool:
    """Whether a feature took a person's message in hand; otherwise it is copy, or nothing. ``text`` is as typed,
    without the mention of the bot."""
    for taker in parts("taker").values():
        if event.get("files") and not getattr(taker, "FILES", False):
            continue
        if await taker.take(context, event, body, text):
            return True
    return False
