"""A point that somebody wants to talk about, from a sentence, a message or a form, onto the agenda they mean."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import Block, cut
from bot.context import Body, Context, asked
from bot.features.meetings import desk, saying, state
from bot.features.meetings.state import Coming
from bot.features.meetings.views.forms import Choice
from bot.features.meetings.views.lists import added_message, which_message
from bot.features.meetings.views.words import time_words
from bot.gateway.errors import SlackRefused
from bot.i18n import text as t
from campaigns.meetings import store, store_agenda
from campaigns.meetings.model import Meeting, Series

log = logging.getLogger(__name__)


async def add(context: Context, values: Mapping[str, Any]) -> None:
    """Walk: put ``what`` on the agenda of the series ``series``, or of the one that ``which`` or the place means.

    ``key`` makes it one point however often; the answer goes to ``channel`` and ``thread``, in the speaker's language.
    """
    told = await context.step("add", _add, context, dict(values))
    if told.get("meeting"):
        await context.step("show", desk.show, context, told["meeting"])
    await context.step("answer", _answer, context, dict(values), told)


async def _add(context: Context, values: dict[str, Any]) -> dict[str, Any]:
    def put(session: Session) -> dict[str, Any]:
        now = context.now()
        if values.get("series"):
            coming = [(store.next_meeting(session, values["series"], now), store.series(session, values["series"]))]
        else:
            coming = chosen(state.meant(session, now, channel=values["channel"], user=values["user"]), values)
        if len(coming) != 1:
            return {"meetings": [meeting.id for meeting, _ in coming]}
        meeting, _ = coming[0]
        item = store_agenda.add_item(session, meeting.id, values["what"], by=values["user"], event_id=values["key"])
        return {"meeting": meeting.id, "item": item.id}

    return await context.write(put)


def chosen(coming: Sequence[Coming], values: Mapping[str, Any]) -> list[Coming]:
    """The meetings that can be meant: those the words name, if they name any."""
    which = values.get("which") or ""
    named = [each for each in coming if which and saying.names(which, each[1].title)]
    return named or list(coming)


async def _answer(context: Context, values: dict[str, Any], told: dict[str, Any]) -> None:
    reader = await context.readers.reader(values["team"], values["user"])
    words, blocks = await answer(context, values, told, reader.language)
    key = f"{values['key']}:added"
    try:
        if values.get("place"):
            channel, ts = values["place"]
            await context.gateway.update(channel, ts, text=words, blocks=blocks)
        else:
            await context.post_once(
                values["channel"], text=words, blocks=blocks, key=key, thread_ts=values.get("thread")
            )
    except SlackRefused as refused:
        log.info("cannot answer in %s (%s); answering in a direct message", values["channel"], refused)
        await context.post_once(await context.tasks.direct(values["user"]), text=words, blocks=blocks, key=key)


async def answer(
    context: Context, values: Mapping[str, Any], told: Mapping[str, Any], language: str
) -> tuple[str, list[Block] | None]:
    """What the person who wanted the point hears of it."""
    now = context.now()
    if told.get("meeting"):
        board = await context.read(state.board, told["meeting"])
        return added_message(board, told["item"], values["what"], language=language, now=now)
    if not told["meetings"]:
        return t("meeting.none_here", language), None
    boards = [await context.read(state.board, each) for each in told["meetings"]]
    choices = [choice(board.meeting, board.series, language, now) for board in boards]
    return which_message(values["what"], choices, language=language, key=values["key"])


def choice(meeting: Meeting, series: Series, language: str, now: dt.datetime, zone: str | None = None) -> Choice:
    """A series as something to choose: by its name and its next time."""
    when = time_words(meeting, language, zone=zone or meeting.at.zone, now=now)
    return series.id, cut(f"{series.title} ({when})", 75)


async def taken_back(context: Context, body: Body, language: str) -> None:
    """Say, in the place of the answer, that the point is off the agenda again."""
    container = body.get("container") or {}
    words = t("meeting.taken_back", language)
    await context.gateway.update(str(asked(body).channel), container["message_ts"], text=words)
