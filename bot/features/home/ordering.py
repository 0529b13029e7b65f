"""A message that orders something about the work is answered with what does it, never checked as copy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot.context import Body, Context
from bot.features.approvals.words import show_approvals
from bot.features.campaigns import showing
from bot.features.home.orders import Order, ordered
from bot.features.home.views_orders import Message, away_list, away_offer, hours_offer
from bot.features.home.views_work import is_copy_row, persons_message
from bot.features.home.work import show_found
from bot.features.home.work_named import Named, named
from bot.features.meetings.asking import list_series
from bot.features.meetings.roster import names_of
from bot.readers import Reader
from campaigns.calendar import store as calendar
from campaigns.due.model import DueSettings
from campaigns.due.reader import read_due
from campaigns.reminders.store_people import leaves, recipient
from campaigns.tasks import store_lists

SOON = dt.timedelta(days=14)
"""Whose days away are told where no days were named."""
_BETWEEN = re.compile(r"\s+(?:to|until|till|through)\s+|\s*[–-]\s*|到|至")


async def obeyed(context: Context, event: Mapping[str, Any], body: Body, text: str) -> bool:
    """Whether ``text`` orders something that is answered here. Nothing is changed before somebody presses a button."""
    for order in ordered(text):
        if (name := order.of or order.who) and (await names_of(context)).user_of(name) is None:
            continue  # 把复杂的工作交给极光 X is copy: nobody is called 复杂
        if order.kind not in ("move", "stop") or order.about != "work":
            context.soon(body, _show(context, event, body, text, order))
            return True
        found = await context.read(named, order.thing, nearly=order.surely)
        if found or order.surely:
            context.soon(body, _thing(context, event, body, text, order, found))
            return True
    return False


async def _thing(context: Context, event: Mapping[str, Any], body: Body, text: str, order: Order, found: Named) -> None:
    if found.campaign:
        await showing.show(context, body, found.campaign.id)
    else:
        await show_found(context, event, body, text, order.thing, found, to_change=True)


async def _show(context: Context, event: Mapping[str, Any], body: Body, text: str, order: Order) -> None:
    if order.about == "meetings":
        await list_series(context, body, "")
        return
    if order.about == "approvals":
        await show_approvals(context, body)
        return
    reader = await context.reader(body)
    words, blocks = await _answer(context, reader, text, order)
    if event.get("channel_type") == "im":
        thread = event.get("thread_ts") or event["ts"]
        blocks.append(is_copy_row(text, ts=event["ts"], thread=thread, user=reader.user, language=reader.language))
    await context.answer(body, text=words, blocks=blocks)


async def _answer(context: Context, reader: Reader, text: str, order: Order) -> Message:
    zone = context.tasks.zone(reader)
    now = context.now().astimezone(ZoneInfo(zone))
    today = now.date()
    if order.kind == "hours":
        return hours_offer(reader.language)
    if order.kind == "hand_over":
        return await _hand_over(context, reader, order)
    country = (await context.read(recipient, reader.user, context.tasks.habits)).country
    days = days_in(text, now, DueSettings(country=country))
    if order.kind == "away":
        return away_offer(days, reader.language, today=today)
    who = (await names_of(context)).user_of(order.who) if order.who else None
    span = days or (today, today + SOON)
    found = await context.read(leaves, *(span if who is None or days else (today, dt.date.max)))
    return away_list(found, span if days or not who else None, who, reader.language, today=today)


async def _hand_over(context: Context, reader: Reader, order: Order) -> Message:
    """The open work of whoever it is of, and the button that gives it to somebody else."""
    names = await names_of(context)
    of = (names.user_of(order.of) if order.of else None) or reader.user
    to = names.user_of(order.to) if order.to else None
    tasks, content = await context.read(store_lists.owned, of), await context.read(calendar.of_owner, of)
    zone, now = context.tasks.zone(reader), context.now()
    return persons_message(of, tasks, content, to=to or "", language=reader.language, zone=zone, now=now)


def days_in(text: str, now: dt.datetime, settings: DueSettings) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that ``text`` names, None where it names none; ``now`` has the speaker's zone."""
    due = read_due(text, now=now, settings=settings)
    if due is not None:
        first, last = due.period or (due.when, due.when)
        return _day(first), _day(last)
    parts = [read_due(part, now=now, settings=settings) for part in _BETWEEN.split(text, maxsplit=1)]
    if len(parts) < 2 or parts[0] is None or parts[1] is None:
        return None
    first, last = _day(parts[0].when), _day(parts[1].when)
    # From Friday to Tuesday: the Tuesday after it.
    return first, last if last >= first else last + dt.timedelta(days=7)


def _day(moment: dt.date | dt.datetime) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
