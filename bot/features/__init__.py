"""The features of the bot, found by looking: a folder with ``handlers.py`` is one."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from typing import TYPE_CHECKING

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
