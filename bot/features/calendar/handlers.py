"""Everything that people click and fill in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.context import Context
from bot.features.calendar import feeds, importing, items, rules, showing, submitting

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the cards, windows and forms."""
    for room in (showing, items, submitting, importing, rules, feeds):
        room.register(app, context)
