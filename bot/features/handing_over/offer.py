"""The button that opens the form, for whatever shows somebody's work."""

from __future__ import annotations

from bot.blocks import Block, button
from bot.i18n import text as t


def offer(language: str, *, of: str = "", to: str = "", why: str = "", style: str | None = None) -> Block:
    """Hand over the open work of ``of`` (empty: of whoever presses it); the form begins with ``to`` and ``why``."""
    return button(t("handing.button", language), "handing.open", {"of": of, "to": to, "why": why}, style=style)
