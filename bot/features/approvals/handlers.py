"""The ways to ask for approval, the buttons of its card, and the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.approvals import asking, clicks, flow, submitting

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

    from bot.context import Context


def register(app: AsyncApp, context: Context) -> None:
    """Listen to all of it."""
    asking.register(app, context)
    clicks.register(app, context)
    submitting.register(app, context)
    flow.register(app, context)
