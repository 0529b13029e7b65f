"""The message of a meeting: posted once, brought up to date in place, and what is said when a meeting ends."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import Block, actions, button, section
from bot.context import Context
from bot.features.meetings import state
from bot.features.meetings.state import Board
from bot.features.meetings.views.agenda import agenda_message
from bot.features.meetings.views.minutes import minutes_message, skipped_message
from bot.gateway.errors import MessageGone, SlackRefused
from bot.i18n import text as t
from campaigns.meetings import store
from campaigns.meetings.cards import store as cards
from campaigns.meetings.errors import MeetingOver, UnknownMeeting
from guidelines.model import Language

log = logging.getLogger(__name__)

Values = Mapping[str, Any]


async def language_of(context: Context, board: Board) -> Language:
    """The language of what everybody in the channel reads."""
    return await context.read(state.language_of, board.series, context.tasks.habits)


async def post(context: Context, values: Values) -> None:
    """Walk: post the agenda of ``meeting`` in its channel, once whoever asks. ``by`` is who asked, or empty."""
    refused = await context.step("post", _post, context, dict(values))
    if refused:
        await context.step("tell", _cannot_post, context, dict(values))


async def _post(context: Context, values: dict[str, Any]) -> bool:
    """Whether Slack refused."""
    meeting, claim = values["meeting"], values["claim"]
    board = await context.write(state.prepared, context, meeting)
    channel = board.series.channel
    if channel is None or board.meeting.status not in ("planned", "running"):
        return False
    if not await context.write(cards.claim_card, meeting, channel, claim):
        return False
    language = await language_of(context, board)
    text, blocks = agenda_message(board, language=language, now=context.now())
    try:
        posted = await context.post_once(channel, text=text, blocks=blocks, key=f"agenda:{meeting}", language=language)
    except SlackRefused as refused:
        log.warning("the agenda of %s cannot be posted: %s", meeting, refused)
        await context.write(cards.release_card, meeting, claim)
        return True
    await context.write(cards.place_card, meeting, posted.channel, posted.ts)
    # Whoever added a point meanwhile could not change a message that was not known yet.
    await show(context, meeting, shown=blocks)
    return False


async def _cannot_post(context: Context, values: dict[str, Any]) -> None:
    board = await context.read(state.board, values["meeting"])
    user = values.get("by") or next(iter(board.series.participants), None)
    if not user:
        return
    reader = await context.readers.reader(values.get("team", ""), user)
    where = f"<#{board.series.channel}>"
    words = t("meeting.cannot_post", reader.language, title=board.series.title, channel=where)
    again = button(t("meeting.button.post", reader.language), "meeting.post", {"m": board.meeting.id}, style="primary")
    blocks = [section(words), actions([again], block_id="meeting-again")]
    try:
        channel = await context.tasks.direct(user)
        await context.post_once(channel, text=words, blocks=blocks, key=f"{values['claim']}:refused")
    except SlackRefused as refused:
        log.warning("%s cannot be told either: %s", user, refused)


async def show(context: Context, meeting: str, *, shown: list[Block] | None = None) -> None:
    """Bring the message up to date; again when more happened meanwhile, since another may have been faster.

    ``shown`` is what it says already.
    """
    while True:
        try:
            board = await context.read(state.board, meeting)
        except UnknownMeeting:
            return
        card = board.card
        if card is None or card.ts is None:
            return
        language = await language_of(context, board)
        text, blocks = agenda_message(board, language=language, now=context.now())
        if blocks == shown:
            return
        shown = blocks
        try:
            await context.gateway.update(card.channel, card.ts, text=text, blocks=blocks, language=language)
        except MessageGone:
            await context.write(cards.forget_card, meeting)
            return
        except SlackRefused as refused:
            log.warning("the agenda of %s cannot be changed: %s", meeting, refused)
            return


async def changed(context: Context, values: Values) -> None:
    """Walk: something changed about ``meeting``; everybody sees it."""
    await context.step("show", show, context, values["meeting"])


async def closed(context: Context, values: Values) -> None:
    """Walk: ``meeting`` was closed by ``by``, or is now, since nobody did; the message and its thread say so."""
    if not values.get("by"):
        await context.step("close", _close, context, values["meeting"])
    await context.step("show", show, context, values["meeting"])
    await context.step("summary", _summary, context, dict(values))


async def _close(context: Context, meeting: str) -> None:
    def close(session: Session) -> None:
        try:
            store.close(session, meeting, context.now())
        except MeetingOver:
            log.info("meeting %s was cancelled before it was closed", meeting)

    await context.write(close)


async def _summary(context: Context, values: dict[str, Any]) -> None:
    board = await context.read(state.board, values["meeting"])
    card = board.card
    if card is None or card.ts is None or board.meeting.status != "closed":
        return
    language = await language_of(context, board)
    text, blocks = minutes_message(board, language=language, now=context.now(), by=values.get("by") or "")
    key = f"minutes:{board.meeting.id}"
    try:
        await context.post_once(card.channel, text=text, blocks=blocks, key=key, thread_ts=card.ts, language=language)
    except SlackRefused as refused:
        log.warning("the minutes of %s cannot be posted: %s", board.meeting.id, refused)


async def skipped(context: Context, values: Values) -> None:
    """Walk: ``meeting`` does not take place: of itself on a public ``holiday``, or because somebody said so."""
    if await context.step("skip", _skip, context, dict(values)):
        await context.step("show", show, context, values["meeting"])
        await context.step("say", _say_skipped, context, dict(values))


async def _skip(context: Context, values: dict[str, Any]) -> bool:
    def cancel(session: Session) -> bool:
        try:
            store.cancel(session, values["meeting"], context.now())
        except MeetingOver as over:
            return over.status == "cancelled"
        return True

    return await context.write(cancel)


async def _say_skipped(context: Context, values: dict[str, Any]) -> None:
    board = await context.read(state.board, values["meeting"])
    if board.series.channel is None:
        return
    language = await language_of(context, board)
    words, blocks = skipped_message(board, language=language, now=context.now(), holiday=bool(values.get("holiday")))
    thread = board.card.ts if board.card else None
    key = f"skipped:{board.meeting.id}"
    try:
        await context.post_once(
            board.series.channel, text=words, blocks=blocks, key=key, thread_ts=thread, language=language
        )
    except SlackRefused as refused:
        log.warning("that meeting %s is skipped cannot be said: %s", board.meeting.id, refused)
