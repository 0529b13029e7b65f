"""What follows from every entry of an approval's record, durably: cards as they stand, and everybody told once."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import Block
from bot.context import Context
from bot.features.approvals import reading
from bot.features.approvals.doing import shown
from bot.features.approvals.nudging import nudges
from bot.features.approvals.reading import BATCH, SUBJECT, Shown
from bot.features.approvals.telling import Say, headline, line, says, waits_for
from bot.features.approvals.views.card import approval_card
from bot.features.approvals.views.lists import batch_card, note, reminder, thread_note
from bot.gateway.errors import MessageGone, SlackRefused
from bot.gateway.gateway import Posted
from campaigns.approvals import store
from campaigns.approvals.errors import UnknownApproval
from campaigns.cards import store as cards
from campaigns.cards.store import Standing
from guidelines.model import Language

log = logging.getLogger(__name__)

Message = tuple[str, list[Block]]
Values = Mapping[str, Any]

_turns: dict[str, asyncio.Lock] = {}
_waiting: set[str] = set()
"""Batches whose cards are about to be brought up to date."""


async def entry(context: Context, values: Values) -> None:
    """The walk of entry ``number`` of the record of ``approval``."""
    approval, number = values["approval"], int(values["number"])
    await context.step("cards", _latest_cards, context, approval, number)
    for place, each in enumerate(await context.step("plan", _plan, context, approval, number)):
        await context.step(f"say {place}", _say, context, approval, number, Say.from_dict(each))


async def batch(context: Context, values: Values) -> None:
    """The walk that shows texts asked for together to one of their reviewers."""
    await context.step("card", _batch_card, context, values["batch"], values["user"])


async def refresh(context: Context, values: Values) -> None:
    """The walk that only brings the cards of an approval up to date."""
    await context.step("cards", _every_card, context, values["approval"])


async def refresh_batch(context: Context, values: Values) -> None:
    """The walk that only brings the cards of a batch up to date."""
    await context.step("cards", _every_batch_card, context, values["batch"])


async def remind(context: Context, values: Values) -> None:
    """The walk of a person's one reminder of a day."""
    await context.step("say", _remind, context, values["user"], f"approvals:remind:{values['user']}:{values['day']}")


WALKS = {"entry": entry, "batch": batch, "refresh": refresh, "refresh_batch": refresh_batch, "remind": remind}


async def _plan(context: Context, approval: str, number: int) -> list[dict[str, Any]]:
    each = await shown(context, approval)
    planned = says(each, number)
    if each.approval.batch is not None:
        # A batch has one card a reviewer, which another walk posts; what comes again or by name is said by itself.
        planned = [say for say in planned if say.what != "reviewer" or say.why != "approval.ask.stage"]
    return [say.to_dict() for say in planned]


async def _say(context: Context, approval: str, number: int, say: Say) -> None:
    each = await shown(context, approval)
    event = each.history[number - 1]
    key = f"approval:{approval}:{number}:{say.what}:{say.to}"
    if say.what == "card":
        await _first_card(context, each, key)
        return
    if say.what == "line":
        where = await _thread(context, each)
        if where is not None:
            channel, thread, language = where
            message = thread_note(each, line(each, event, say.why, language), language)
            await _posted(context, channel, thread, message, key)
        return
    if say.to not in each.deciders:
        return  # decided meanwhile
    language = (await context.readers.reader(each.submission.team_id, say.to)).language
    told = headline(each, event, say.why, language)
    known = [card for card in await context.read(cards.standing, SUBJECT, approval) if card.reader == say.to]
    if known or (each.approval.batch is not None and event.kind != "delegate"):
        message = note(told, each, language)
    else:
        message = approval_card(each, language=language, headline=told, reader=say.to)
    channel_of = await _direct(context, say.to)
    posted = await _posted(context, channel_of, None, message, key) if channel_of else None
    if posted is not None and not known:
        await _stands(context, each, posted, language, reader=say.to)


async def _first_card(context: Context, each: Shown, key: str) -> None:
    """In the thread of the text, or where that is closed to the bot, with whoever asked."""
    language: Language = each.submission.language
    message = approval_card(each, language=language)
    where = _thread_of(each)
    posted = await _posted(context, *where, message, key) if where else None
    if posted is None:
        asker = await context.readers.reader(each.submission.team_id, each.approval.requested_by)
        language = asker.language
        direct = await _direct(context, asker.user)
        message = approval_card(each, language=language)
        posted = await _posted(context, direct, None, message, key) if direct else None
    if posted is not None:
        await _stands(context, each, posted, language)


def _thread_of(each: Shown) -> tuple[str, str | None] | None:
    """Conversation and thread in which the text is discussed."""
    submission = each.submission
    if submission.origin_channel and submission.origin_ts:
        return submission.origin_channel, submission.origin_thread_ts or submission.origin_ts
    if submission.card_channel and submission.card_ts:
        return submission.card_channel, submission.card_ts
    return None


async def _thread(context: Context, each: Shown) -> tuple[str, str | None, Language] | None:
    """Where the card stands that everybody sees, and its language."""
    open_to_all = [card for card in await context.read(cards.standing, SUBJECT, each.approval.id) if not card.reader]
    if not open_to_all:
        return None
    card = open_to_all[0]
    thread = _thread_of(each)
    return card.channel, thread[1] if thread and thread[0] == card.channel else None, card.language


async def _latest_cards(context: Context, approval: str, number: int) -> None:
    """Slack takes few updates a minute: where a later entry is there, its own walk brings the cards up to date."""
    if await context.read(store.version, approval) <= number:
        await _every_card(context, approval)


async def _every_card(context: Context, approval: str) -> None:
    """Bring every card up to date; again when the approval changed meanwhile, since another may have been faster."""
    version = None
    try:
        while version != await context.read(store.version, approval):
            each = await shown(context, approval)
            version = each.approval.version
            for card in await context.read(cards.standing, SUBJECT, approval):
                told = waits_for(each, card.reader, card.language)
                message = approval_card(each, language=card.language, headline=told, reader=card.reader or None)
                await _update(context, card, message)
            if each.approval.batch is not None:
                await _every_batch_card(context, each.approval.batch)
    except UnknownApproval:
        return


async def _every_batch_card(context: Context, batch: str) -> None:
    """Bring every card of a batch up to date; of several changes at the same time the last one does it for all."""
    if batch in _waiting:
        return  # it has not read yet, and will read this change too
    _waiting.add(batch)
    async with _turns.setdefault(batch, asyncio.Lock()):
        _waiting.discard(batch)
        await _update_batch(context, batch)
    if batch not in _waiting:
        _turns.pop(batch, None)


async def _update_batch(context: Context, batch: str) -> None:
    standing, found = await context.read(_batch, batch, context.now())
    for card in standing:
        message = batch_card(found, batch=batch, reader=card.reader, language=card.language)
        await _update(context, card, message)


def _batch(session: Session, batch: str, now: dt.datetime) -> tuple[tuple[Standing, ...], list[Shown]]:
    """Where the cards of a batch stand, and what they all show."""
    return cards.standing(session, BATCH, batch), reading.of_batch(session, batch, now)


async def _batch_card(context: Context, batch: str, user: str) -> None:
    found = await context.read(reading.of_batch, batch, context.now())
    if not any(user in each.deciders for each in found):
        return
    language = (await context.readers.reader(found[0].submission.team_id, user)).language
    message = batch_card(found, batch=batch, reader=user, language=language)
    channel = await _direct(context, user)
    posted = await _posted(context, channel, None, message, f"approval:batch:{batch}:{user}") if channel else None
    if posted is None:
        return
    card = Standing(channel=posted.channel, ts=posted.ts, subject=BATCH, about=batch, language=language, reader=user)
    await context.write(cards.stand, card)
    await _every_batch_card(context, batch)


async def _remind(context: Context, user: str, key: str) -> None:
    found = (await context.read(nudges, context.now(), context.tasks.habits)).get(user)
    if found is None:
        return
    person, items = found
    channel = await _direct(context, user)
    if channel:
        await _posted(context, channel, None, reminder(items, person.language), key)


async def _stands(context: Context, each: Shown, posted: Posted, language: Language, *, reader: str = "") -> None:
    """Remember the card; whoever acted before it was known has changed an approval that it does not show."""
    card = Standing(
        channel=posted.channel,
        ts=posted.ts,
        subject=SUBJECT,
        about=each.approval.id,
        language=language,
        reader=reader,
    )
    await context.write(cards.stand, card)
    if await context.read(store.version, each.approval.id) != each.approval.version:
        await _every_card(context, each.approval.id)


async def _update(context: Context, card: Standing, message: Message) -> None:
    words, blocks = message
    try:
        await context.gateway.update(card.channel, card.ts, text=words, blocks=blocks, language=card.language)
    except MessageGone:
        await context.write(cards.fell, card)
    except SlackRefused as refused:
        log.warning("a card of %s %s cannot be changed: %s", card.subject, card.about, refused)


async def _direct(context: Context, user: str) -> str | None:
    try:
        return await context.tasks.direct(user)
    except SlackRefused as refused:
        log.warning("%s cannot be told: %s", user, refused)
        return None


async def _posted(context: Context, channel: str, thread: str | None, message: Message, key: str) -> Posted | None:
    words, blocks = message
    try:
        return await context.post_once(channel, text=words, blocks=blocks, key=key, thread_ts=thread)
    except SlackRefused as refused:
        log.warning("cannot post in %s: %s", channel, refused)
        return None
