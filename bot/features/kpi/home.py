"""My goals and the alerts that are mine, on the Home tab."""

from __future__ import annotations

import asyncio

from bot.blocks import Block
from bot.context import Body, Context
from bot.features.kpi import reading
from bot.features.kpi.desk import link_of, today
from bot.features.kpi.views.lists import HOME_ALERTS, home_section
from bot.readers import Reader

ORDER = 25


async def section(context: Context, body: Body, reader: Reader) -> list[Block]:
    """The goals the person answers for and their open alerts; nothing where there are neither."""
    goals, alerts = await context.read(reading.mine, reader.user, today(context))
    links = await asyncio.gather(*(link_of(context, alert) for alert, _ in alerts[:HOME_ALERTS]))
    return home_section(goals, alerts, links, reader.language)
