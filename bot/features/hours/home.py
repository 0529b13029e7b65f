"""A person's hours, on their Home tab."""

from __future__ import annotations

from bot.blocks import Block, button
from bot.blocks import section as part
from bot.context import Body, Context
from bot.features.hours.reading import told
from bot.features.hours.views import summary
from bot.i18n import text as t
from bot.readers import Reader

ORDER = 90


async def section(context: Context, body: Body, reader: Reader) -> list[Block]:
    """One line, and the button that changes it."""
    said = await context.read(told, reader.user, context.now(), context.tasks.habits)
    change = button(t("hours.button", reader.language), "hours.ask")
    return [part(f"*{t('hours.title', reader.language)}*\n{summary(said, reader.language)}", accessory=change)]
