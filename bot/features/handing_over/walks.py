"""The handing over itself, once and whole: every piece, its cards, and who has to know."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.calendar.items import follow
from bot.features.handing_over.views import Message, done, given
from bot.features.tasks.doing import REFRESH, tell
from bot.features.tasks.request import Told
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem
from campaigns.errors import CampaignError
from campaigns.tasks import store
from campaigns.tasks.actions import Reassign
from campaigns.tasks.model import Task

Values = Mapping[str, Any]


async def hand(context: Context, values: Values) -> None:
    """Walk: ``tasks`` and ``content`` of ``of`` become ``to``'s, as ``by`` said and for their ``reason``."""
    moved = await context.step("hand", _hand, context, dict(values))
    await context.step("cards", _cards, context, dict(values), moved)
    if moved["tasks"] or moved["content"]:
        if values["to"] != values["by"]:
            await context.step("new", _tell_new, context, dict(values), moved)
        if values["of"] not in (values["by"], values["to"]):
            await context.step("old", _tell, context, dict(values), moved, values["of"])
    await context.step("said", _tell, context, dict(values), moved, values["by"])


async def _hand(context: Context, values: dict[str, Any]) -> dict[str, list[str]]:
    """What became the new owner's; the rest was done, handed on or taken away meanwhile."""
    now = context.now()

    def write(session: Session) -> dict[str, list[str]]:
        action = Reassign(values["reason"], to=values["to"])
        moved: dict[str, list[str]] = {"tasks": [], "content": []}
        # A bot that was stopped in here comes again: what is the new owner's by this very step counts as moved.
        for name in values["tasks"]:
            with suppress(CampaignError):
                if store.get(session, name).owner in (values["of"], values["to"]):
                    key = f"{values['key']}:{name}"
                    done = store.change(session, name, action, by=values["by"], now=now, event_id=key)
                    moved["tasks"] += [name] if done.event else []
        for name in values["content"]:
            with suppress(CampaignError):
                if calendar.get(session, name).owner in (values["of"], values["to"]):
                    calendar.change(session, name, now=now, owner=values["to"])
                    moved["content"].append(name)
        return moved

    return await context.write(write)


async def _cards(context: Context, values: dict[str, Any], moved: dict[str, list[str]]) -> None:
    """Bring the cards of everything that moved up to date; the new owner hears of it all in one message."""
    for name in moved["tasks"]:
        key = f"{values['key']}:{name}:cards"
        await tell(context, Told(key=key, task=name, team=values["team"], by=values["by"], action=REFRESH))
    calendars = {item.campaign: item for item in (await _work(context, moved))[1]}
    for item in calendars.values():
        await follow(context, item)


async def _tell_new(context: Context, values: dict[str, Any], moved: dict[str, list[str]]) -> None:
    reader = await context.readers.reader(values["team"], values["to"])
    tasks, content = await _work(context, moved)
    message = given(
        tasks,
        content,
        by=values["by"],
        of=values["of"],
        reason=values["reason"],
        language=reader.language,
        zone=context.tasks.zone(reader),
        now=context.now(),
    )
    await _post(context, values, values["to"], message, reader.language)


async def _tell(context: Context, values: dict[str, Any], moved: dict[str, list[str]], user: str) -> None:
    reader = await context.readers.reader(values["team"], user)
    count = len(moved["tasks"]) + len(moved["content"])
    kept = len(values["tasks"]) + len(values["content"]) - count
    who = {name: values[name] for name in ("by", "of", "to", "reason")}
    message = done(count, kept, reader=user, language=reader.language, **who)
    await _post(context, values, user, message, reader.language)


async def _work(context: Context, moved: dict[str, list[str]]) -> tuple[tuple[Task, ...], tuple[ContentItem, ...]]:
    def read(session: Session) -> tuple[tuple[Task, ...], tuple[ContentItem, ...]]:
        tasks = tuple(store.get(session, name) for name in moved["tasks"])
        return tasks, tuple(calendar.get(session, name) for name in moved["content"])

    return await context.read(read)


async def _post(context: Context, values: dict[str, Any], user: str, message: Message, language: str) -> None:
    words, blocks = message
    channel, key = await context.tasks.direct(user), f"{values['key']}:told:{user}"
    await context.post_once(channel, text=words, blocks=blocks, key=key, language=language)


WALKS = {"hand": hand}
