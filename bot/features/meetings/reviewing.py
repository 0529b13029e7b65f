"""The confirm card of action items: edited, dropped, given an owner, and made into tasks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.meetings import notes
from bot.features.meetings.views.review import item_form
from bot.features.tasks.filling import due_of
from bot.features.tasks.views.forms import Fields
from bot.forms import FieldRefused, refuse
from bot.interaction import about_of, entered, value_in
from campaigns.meetings.cards import store as cards
from campaigns.meetings.cards.store import ReviewItem

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the card and its form."""

    @app.action(re.compile(r"note\.owner\.\d+"))
    async def owner(ack: AsyncAck, body: Body) -> None:
        chosen = body["actions"][0]
        _, review, number = chosen["block_id"].split(":")
        item = await _item(context, review, int(number))
        await context.write(cards.change_items, review, replace(item, owner=chosen["selected_user"]))
        await _show(context, ack, body, review)

    @app.action(re.compile(r"note\.drop\.\d+"))
    async def drop(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        item = await _item(context, value["r"], value["n"])
        await context.write(cards.change_items, value["r"], replace(item, state="dropped"))
        await _show(context, ack, body, value["r"])

    @app.action("note.drop_all")
    async def drop_all(ack: AsyncAck, body: Body) -> None:
        review = await context.read(cards.reviewed, value_in(body)["r"])
        await context.write(cards.change_items, review.id, *(replace(each, state="dropped") for each in review.open))
        await _show(context, ack, body, review.id)

    @app.action(re.compile(r"note\.turn\.(next|previous)"))
    async def turn(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        await context.write(cards.turn_review, value["r"], int(value["page"]))
        await _show(context, ack, body, value["r"])

    @app.action("note.make")
    async def make(ack: AsyncAck, body: Body) -> None:
        review, who = value_in(body)["r"], asked(body)
        made = await context.write(notes.make, review, by=who.user, now=context.now())
        kept = await context.read(cards.reviewed, review)
        place = [kept.channel, kept.thread] if kept.thread else None
        values = {"review": review, "tasks": made, "by": who.user, "team": who.team, "place": place}
        await context.walk("meetings.made", values, key=_key(body))
        await ack()
        if not made:
            context.soon(body, context.tell(Refusal("meeting.review.spent"), body))

    @app.action(re.compile(r"note\.edit\.\d+"))
    async def edit(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open(context, body))

    @app.view_submission("note_edit")
    async def edited(ack: AsyncAck, body: Body) -> None:
        await _edited(context, ack, body)


def _key(body: Body) -> str:
    clicked = body["actions"][0]
    return f"note:{asked(body).user}:{clicked['action_id']}:{clicked['action_ts']}"


async def _item(context: Context, review: str, number: int) -> ReviewItem:
    kept = await context.read(cards.reviewed, review)
    return next(each for each in kept.items if each.number == number)


async def _show(context: Context, ack: AsyncAck, body: Body, review: str) -> None:
    await context.walk("meetings.review", {"review": review}, key=_key(body))
    await ack()


async def _open(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    item = await _item(context, value["r"], value["n"])
    zone = item.due.zone if item.due else context.tasks.zone(reader)
    try:
        known = context.guidelines.current().guideline.channels
    except Refusal:
        known = ()
    view = item_form(
        item,
        language=reader.language,
        metadata=json.dumps({**value, "zone": zone}),
        channels=[(each.id, each.name.best(reader.language)) for each in known],
        zone=zone,
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _edited(context: Context, ack: AsyncAck, body: Body) -> None:
    told = entered(body)
    about = about_of(body)
    title = " ".join(str(told["title"] or "").split())
    try:
        if not title:
            raise FieldRefused("title", "task.form.no_title")
        due = due_of(Fields(day=told["day"], time=told["time"]), about["zone"])
    except FieldRefused as refused:
        await refuse(context, ack, body, refused)
        return
    item = await _item(context, about["r"], about["n"])
    changed = replace(item, title=title, owner=told["owner"], due=due, channel=told.get("channel") or item.channel)
    await context.write(cards.change_items, about["r"], changed)
    await context.walk("meetings.review", {"review": about["r"]}, key=f"note:form:{body['view']['id']}")
    await ack()
