"""The buttons of an agenda that is worked through: each does one thing, and everybody sees it in the one message."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.features.meetings import adding, state
from bot.features.meetings.closing import close_or_ask
from bot.features.meetings.state import Board
from bot.features.meetings.views.forms import day_after, decide_form
from bot.features.tasks.doing import act
from bot.features.tasks.filling import open_new
from bot.features.tasks.views.forms import Fields
from bot.interaction import value_in
from campaigns.errors import CampaignError
from campaigns.meetings import store, store_agenda
from campaigns.meetings.cards import store as cards
from campaigns.meetings.model import AgendaItem
from campaigns.moments import wall_of
from campaigns.tasks.actions import Finish, Reopen

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons."""

    @app.action("meeting.start")
    async def start(ack: AsyncAck, body: Body) -> None:
        def begin(session: Session) -> None:
            store.start(session, value_in(body)["m"])
            state.prepare(session, context, value_in(body)["m"])

        await _do(context, ack, body, begin)

    @app.action(re.compile(r"meeting\.turn\.(next|previous)"))
    async def turn(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        await _do(context, ack, body, lambda session: cards.turn_card(session, value["m"], int(value["page"])))

    @app.action("meeting.item.done")
    async def done(ack: AsyncAck, body: Body) -> None:
        item = await context.read(store_agenda.item, value_in(body)["item"])
        settled = await _do(context, ack, body, lambda session: store_agenda.done(session, item.id))
        if settled and item.kind == "task":
            # Of a task, done is done: it need not be said in two places. One that is closed already stays closed.
            await act(context, body, item.ref, Finish(), expected=None, key=_key(body))

    @app.action("meeting.item.carry")
    async def carry(ack: AsyncAck, body: Body) -> None:
        await _do(context, ack, body, lambda session: store_agenda.carry(session, value_in(body)["item"]))

    @app.action("meeting.item.undo")
    async def undo(ack: AsyncAck, body: Body) -> None:
        item = await context.read(store_agenda.item, value_in(body)["item"])
        reopened = await _do(context, ack, body, lambda session: store_agenda.reopen(session, item.id))
        if reopened and item.kind == "task" and item.outcome == "done":
            await act(context, body, item.ref, Reopen(), expected=None, key=_key(body))

    @app.action("meeting.item.decide")
    async def decide(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_decide(context, body))

    @app.action("meeting.item.task")
    async def task(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_task(context, body))

    @app.action("meeting.close")
    async def close(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, close_or_ask(context, body, value_in(body)["m"]))

    @app.action("meeting.take_back")
    async def take_back(ack: AsyncAck, body: Body) -> None:
        item = value_in(body)["item"]
        if await _do(context, ack, body, lambda session: store_agenda.take_back(session, item)):
            context.soon(body, _taken_back(context, body))

    @app.action(re.compile(r"meeting\.choose\.\d+"))
    async def choose(ack: AsyncAck, body: Body) -> None:
        value, who = value_in(body), asked(body)
        container = body.get("container") or {}
        values = {
            "team": who.team,
            "user": who.user,
            "channel": who.channel,
            "series": value["s"],
            "what": value["t"],
            "key": value["k"],
            "place": [who.channel, container.get("message_ts") or body["message"]["ts"]],
        }
        await context.walk("meetings.add", values, key=f"{value['k']}:chosen")
        await ack()


def _key(body: Body) -> str:
    clicked = body["actions"][0]
    return f"meeting:{asked(body).user}:{clicked['action_id']}:{clicked['action_ts']}"


async def _do(context: Context, ack: AsyncAck, body: Body, change: Callable[[Session], Any]) -> bool:
    """Make the change and set going that everybody sees it; whether it was made.

    Where it cannot be made the message is brought up to date all the same: whoever clicked was shown something else.
    """
    refused: CampaignError | None = None
    try:
        await context.write(change)
    except CampaignError as error:
        refused = error
    await context.walk("meetings.changed", {"meeting": value_in(body)["m"]}, key=_key(body))
    await ack()
    if refused is not None:
        context.soon(body, context.tell(refused, body))
    return refused is None


async def _open_decide(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    board, item = await _point(context, value["m"], value["item"])
    view = decide_form(
        item,
        language=reader.language,
        metadata=json.dumps({"m": value["m"], "item": value["item"]}),
        day=_proposed(board, item, context.now()),
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _open_task(context: Context, body: Body) -> None:
    value = value_in(body)
    board, item = await _point(context, value["m"], value["item"])
    card = board.card
    place = [card.channel, card.ts] if card and card.ts else None
    link = await context.tasks.link(card.channel, card.ts) if card and card.ts else None
    fields = Fields(
        title=item.title,
        owner=item.owner or asked(body).user,
        day=_proposed(board, item, context.now()),
        campaign=board.series.campaign,
    )
    about = {
        "id": store_agenda.task_id(item.id),
        "origin": ["meeting", value["m"], link],
        "place": place,
        "item": item.id,
        "m": value["m"],
        "zone": board.series.first.zone,
    }
    await open_new(context, body, fields, about, callback="meeting_task")


def _proposed(board: Board, item: AgendaItem, now: dt.datetime) -> str | None:
    """The day a form begins with: the item's own, unless it is past."""
    today = wall_of(now, board.series.first.zone).date()
    if item.due is None or item.due.at[:10] < today.isoformat():
        return None
    return day_after(item.due, today)


async def _point(context: Context, meeting: str, item: str) -> tuple[Board, AgendaItem]:
    return await context.read(state.board, meeting), await context.read(store_agenda.item, item)


async def _taken_back(context: Context, body: Body) -> None:
    reader = await context.reader(body)
    await adding.taken_back(context, body, reader.language)
