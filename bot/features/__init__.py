"""The features of the bot, found by looking: a folder with ``handlers.py`` is one.

A feature that answers to plain messages beside the checker has a ``taker.py`` with ``ORDER`` (the lowest is asked
first) and ``take(context, event, body, text)``, which takes a message in hand, durably, and says whether it did.
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

    from bot.context import Context


def names() -> list[str]:
    """Every feature that has handlers, in alphabetical order."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    return [name for name in found if importlib.util.find_spec(f"{__name__}.{name}.handlers")]


def register_all(app: AsyncApp, context: Context) -> None:
    """Let every feature register its handlers."""
    for name in names():
        importlib.import_module(f"{__name__}.{name}.handlers").register(app, context)


@cache
def takers() -> tuple[ModuleType, ...]:
    """Every feature's taker, in the order they are asked."""
    found = [f"{__name__}.{name}.taker" for name in names()]
    modules = [importlib.import_module(name) for name in found if importlib.util.find_spec(name)]
    return tuple(sorted(modules, key=lambda module: (module.ORDER, module.__name__)))


async def taken(context: Context, event: Mapping[str, Any], body: Mapping[str, Any], text: str) -> bool:
    """Whether a feature took a person's message in hand; otherwise it is copy, or nothing. ``text`` is as typed,
    without the mention of the bot."""
    for taker in takers():
        if await taker.take(context, event, body, text):
            return True
    return False
