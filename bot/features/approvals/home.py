"""Approvals in a person's App Home: what waits for them."""

from __future__ import annotations

from bot.blocks import Block
from bot.context import Body, Context
from bot.features.approvals import reading
from bot.features.approvals.views.lists import home_section
from bot.readers import Reader

ORDER = 10


async def section(context: Context, body: Body, reader: Reader) -> list[Block]:
    """The approvals whose decision is the person's; nothing when there are none."""
    waiting = await context.read(reading.waiting, reader.user, context.now(), context.tasks.zone(reader))
    return home_section(waiting, reader.language)
