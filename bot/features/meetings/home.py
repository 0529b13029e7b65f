"""My next meetings on the Home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.meetings import state
from bot.features.meetings.views.lists import home_section

if TYPE_CHECKING:
    from bot.blocks import Block
    from bot.context import Body, Context
    from bot.readers import Reader

ORDER = 20


async def section(context: Context, body: Body, reader: Reader) -> list[Block]:
    """The next three, each with its agenda; nothing for a person without meetings."""
    now = context.now()
    coming = await context.read(state.mine, now, reader.user)
    return home_section(coming, language=reader.language, zone=context.tasks.zone(reader), now=now)
