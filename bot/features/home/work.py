"""A message that asks how the work stands is answered from the work, to the person who asked alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import context as said_beside
from bot.context import Body, Context
from bot.features.calendar.reading import in_force, names_of
from bot.features.campaigns import showing
from bot.features.digests.sending import message as week_of
from bot.features.home.views_work import is_copy_row, nothing_message, persons_message, work_message
from bot.features.home.work_asked import Asked, asked_of
from bot.features.home.work_named import Named, named
from bot.features.meetings.roster import names_of as people_of
from bot.i18n import text as t
from campaigns import store as campaigns_store
from campaigns.calendar import store as calendar
from campaigns.overview import store as overviews
from campaigns.tasks import store_lists
from campaigns.tasks.model import Task


async def answered(context: Context, event: Mapping[str, Any], body: Body, text: str) -> bool:
    """Whether ``text`` asks after the work. What copy may say too is a question only where something is called so."""
    for asked in asked_of(text):
        if not asked.thing:
            context.soon(body, _show_all(context, body))
            return True
        if asked.doing:
            if user := (await people_of(context)).user_of(asked.thing):
                context.soon(body, _show_person(context, body, user))
                return True
            continue
        found = await context.read(named, asked.thing, nearly=asked.surely)
        if found or asked.surely:
            context.soon(body, _show(context, event, body, text, asked, found))
            return True
    return False


async def _show_all(context: Context, body: Body) -> None:
    """The week of the one campaign that is the person's, or that runs; of several their list."""
    reader = await context.reader(body)

    def mine(session: Session) -> list[str]:
        own = overviews.of_person(session, reader.user)
        return [each.id for each in own or campaigns_store.campaigns(session) if each.active]

    found = await context.read(mine)
    if len(found) == 1:
        await _show_week(context, body, found[0])
    else:
        await showing.show_mine(context, body)


async def _show_week(context: Context, body: Body, campaign: str) -> None:
    _, words, blocks = await week_of(context, campaign, await context.reader(body))
    await context.answer(body, text=words, blocks=blocks)


async def _show(context: Context, event: Mapping[str, Any], body: Body, text: str, asked: Asked, found: Named) -> None:
    if found.campaign:
        await _show_week(context, body, found.campaign.id)
    else:
        await show_found(context, event, body, text, asked.thing, found)


async def show_found(
    context: Context,
    event: Mapping[str, Any],
    body: Body,
    text: str,
    thing: str,
    found: Named,
    *,
    to_change: bool = False,
) -> None:
    """Show the tasks and the content that ``text`` calls ``thing``; ``to_change``: it wants them otherwise."""
    reader, now = await context.reader(body), context.now()
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)

    def blockers(session: Session) -> dict[str, tuple[Task, ...]]:
        return {each.id: store_lists.blockers(session, each) for each in found.tasks if each.active and each.needs}

    if found:
        words, blocks = work_message(
            thing,
            found,
            blockers=await context.read(blockers),
            channels=names_of(guideline, reader.language).channels,
            language=reader.language,
            zone=context.tasks.zone(reader),
            now=now,
        )
    else:
        words, blocks = nothing_message(thing, reader.language)
    if found and to_change:
        blocks.append(said_beside(t("work.to_change", reader.language)))
    # What only one person sees cannot lose its button when that is pressed.
    if event.get("channel_type") == "im":
        thread = event.get("thread_ts") or event["ts"]
        blocks.append(is_copy_row(text, ts=event["ts"], thread=thread, user=reader.user, language=reader.language))
    await context.answer(body, text=words, blocks=blocks)


async def _show_person(context: Context, body: Body, user: str) -> None:
    reader = await context.reader(body)
    tasks, content = await context.read(store_lists.owned, user), await context.read(calendar.of_owner, user)
    zone, now = context.tasks.zone(reader), context.now()
    words, blocks = persons_message(user, tasks, content, language=reader.language, zone=zone, now=now)
    await context.answer(body, text=words, blocks=blocks)
