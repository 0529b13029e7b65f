"""Approvals in a person's App Home: what waits for them."""

from __future__ import annotations

from bot.blocks import Block
from bot.context import Body, Context
from bot.features.approvals import reading
from bot.features.approvals.views.lists import HOME, home_section
from bot.readers import Reader

ORDER = 10


async def section(context: Context, body: Body, reader: Reader) -> list[Block]:
    """The approvals whose decision is the person's; nothing when there are none."""
    zone = context.tasks.zone(reader)
    waiting = await context.read(reading.waiting, reader.user, context.now(), zone, HOME)
    return home_section(waiting, reader.language)
