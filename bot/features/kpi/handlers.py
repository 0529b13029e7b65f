"""The command of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.context import Body, Context
from bot.features import command

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

COMMAND = "/kpi"


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the command."""
    command.register(app, context, COMMAND, _bare)


async def _bare(context: Context, body: Body, line: str) -> None:
    await command.tell_help(context, body, COMMAND, unknown=line)
