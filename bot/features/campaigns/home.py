"""My campaigns on the Home tab."""

from __future__ import annotations

from bot.blocks import Block
from bot.context import Body, Context
from bot.features.campaigns import reading
from bot.features.campaigns.views.lists import home_section
from bot.readers import Reader
from campaigns.moments import wall_of

ORDER = 20


async def section(context: Context, body: Body, reader: Reader) -> list[Block]:
    """The person's campaigns with their phase and what is late."""
    now = context.now()
    lines = await context.read(reading.mine, reader, now)
    return home_section(lines, reader.language, today=wall_of(now, context.tasks.zone(reader)).date())
