"""What a person has to publish, on their Home tab."""

from __future__ import annotations

import datetime as dt

from bot.blocks import Block, button
from bot.blocks import context as small
from bot.blocks import section as part
from bot.context import Body, Context
from bot.features.calendar.views.card import value_of
from bot.features.tasks.when import due_and_relative
from bot.i18n import text as t
from bot.readers import Reader
from bot.wording import mrkdwn
from campaigns.calendar import store

ORDER = 30
DAYS = 7
SHOWN = 5


async def section(context: Context, body: Body, reader: Reader) -> list[Block]:
    """The person's content that is late or goes out within a week, each with its window."""
    now, zone = context.now(), context.tasks.zone(reader)
    found = await context.read(store.of_owner, reader.user, until=now + dt.timedelta(days=DAYS))
    if not found:
        return []
    blocks: list[Block] = [part(f"*{t('calendar.home', reader.language, n=len(found))}*")]
    for item in found[:SHOWN]:
        when = due_and_relative(item.publish, reader.language, zone=zone, now=now) if item.publish else ""
        show = button(t("calendar.button.show", reader.language), "calendar.show", value_of(item))
        blocks.append(part(f"*{mrkdwn(item.title[:150])}*\n{when}", accessory=show))
    if len(found) > SHOWN:
        blocks.append(small(t("task.list.more", reader.language, n=len(found) - SHOWN)))
    return blocks
