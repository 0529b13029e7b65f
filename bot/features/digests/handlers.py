"""The button of a digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.context import Body, Context
from bot.features.digests.sending import show_calendar

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to it."""

    @app.action("digests.calendar")
    async def calendar(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, show_calendar(context, body))
