"""The content calendar: looked at, changed, taken out and put in as a table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.bench import work_seed as seed
from bot.bench.work_row import At, Rows, Steps
from campaigns import spreadsheets
from campaigns.calendar import files, store, table
from campaigns.calendar.store_loading import preview

ROWS = Rows()


async def _calendar(at: At, action: str = "") -> str:
    """Look at a campaign's calendar; who does."""
    user, campaign = at.user(), at.campaign()
    await at.bot.command(user, "/campaign", f"calendar {campaign}", channel=at.channel(campaign))
    return user


async def _open(at: At, user: str) -> None:
    """Choose an item from the calendar's card."""
    number = at.chance.randrange(at.size.items)
    await at.bot.press(user, "calendar.open", selected_option={"value": seed.item(number)})


async def _item(at: At, action: str) -> str:
    """Open an item with which that can be done; who does."""
    while True:
        at.bot.forget()
        user = await _calendar(at)
        await _open(at, user)
        if at.bot.offers(action):
            return user


def _row(
    where: Callable[[At, str], Awaitable[str]], name: str, action: str, form: dict[str, Any] | None = None
) -> None:
    """A row for a button of the calendar or of an item, or for the form it opens."""

    async def steps(at: At) -> Steps:
        user = await where(at, action)
        if form is None:
            yield
            await at.bot.press(user, action)
        else:
            await at.bot.press(user, action)
            yield
            await at.bot.hand_in(user, **form)

    ROWS.row(f"calendar: {name}")(steps)


@ROWS.row("calendar: an item opened")
async def _item_opened(at: At) -> Steps:
    user = await _calendar(at)
    yield
    await _open(at, user)


@ROWS.row("calendar: an item searched")
async def _searched(at: At) -> Steps:
    user = await _calendar(at)
    yield
    await at.bot.search(user, "calendar.open", "内容")


_row(_calendar, "item planned by form", "calendar.add", {"title": "新内容", "channel": "ad", "day": "2026-04-01"})
_row(_item, "item moved by form", "calendar.edit", {"day": "2026-04-03"})
_row(_item, "item handed over", "calendar.hand_over", {"owner": "U00013"})
_row(_item, "item published", "calendar.publish")
_row(_item, "approved copy, form opened", "calendar.link")
_row(_calendar, "picture drawn again", "calendar.picture")
_row(_calendar, "CSV", "calendar.export.csv")
_row(_calendar, "XLSX", "calendar.export.xlsx")
_row(_calendar, "rules opened", "calendar.rules")


@ROWS.row("calendar: a rule made")
async def _rule(at: At) -> Steps:
    user, campaign = at.user(), at.campaign()
    await at.bot.command(user, "/campaign", f"rules {campaign}", channel=at.channel(campaign))
    await at.bot.press(user, "calendar.rule.new")
    yield
    await at.bot.hand_in(user, when_channel="ad", then_channel="email", days="2")


@ROWS.row("calendar: a table of 250 items compared")
async def _table(at: At) -> Steps:
    campaign, context = at.campaign(), at.bot.context
    data = spreadsheets.write_csv(table.rows_of(await context.read(store.of_campaign, campaign, limit=5000), "zh"))
    known = table.Known(campaign=campaign, zone=seed.ZONE)
    yield
    items = table.read(files.read(data), known)
    await context.read(preview, items)
