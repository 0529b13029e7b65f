"""The buttons of a task's card and of its windows."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING

from bot.blocks import Block
from bot.context import Body, Context, asked
from bot.features.tasks.doing import act, after, show_window
from bot.features.tasks.filling import open_edit
from bot.features.tasks.views.forms import reassign_form, words_form
from bot.interaction import value_in
from campaigns.moments import DAY, moment_of, wall_of
from campaigns.reminders.model import Recipient
from campaigns.reminders.store_people import recipient
from campaigns.tasks import store
from campaigns.tasks.actions import Action, Finish, Reopen, Snooze, Start, Tick

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons."""

    async def do(ack: AsyncAck, body: Body, task: str, version: int, action: Action) -> None:
        clicked = body["actions"][0]
        key = f"click:{asked(body).user}:{clicked['action_id']}:{clicked['action_ts']}"
        outcome = await act(context, body, task, action, expected=version, key=key)
        await ack()
        context.soon(body, after(context, body, outcome))

    @app.action("task.start")
    async def start(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        await do(ack, body, value["task"], value["v"], Start())

    @app.action("task.done")
    async def done(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        await do(ack, body, value["task"], value["v"], Finish())

    @app.action("task.reopen")
    async def reopen(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        await do(ack, body, value["task"], value["v"], Reopen())

    @app.action(re.compile(r"task\.tick\.\d+"))
    async def tick(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        await do(ack, body, value["task"], value["v"], Tick(item=value["step"], done=value["done"]))

    @app.action("task.snooze")
    async def snooze(ack: AsyncAck, body: Body) -> None:
        task, version, name = body["actions"][0]["selected_option"]["value"].split(":")
        owner = (await context.tasks.read(store.get, task)).owner
        person = await context.tasks.read(recipient, owner, context.tasks.habits)
        await do(ack, body, task, int(version), Snooze(until=snoozed_until(name, person, context.now())))

    @app.action("task.reassign")
    async def reassign(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_form(context, body, "task_reassign"))

    @app.action("task.comment")
    async def comment(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_form(context, body, "task_comment"))

    @app.action("task.cancel")
    async def cancel(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_form(context, body, "task_cancel"))

    @app.action("task.edit")
    async def edit(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_edit(context, body, value_in(body)["task"]))

    @app.action("task.more")
    async def more(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, show_window(context, body, kind="more", task=value_in(body)["task"]))

    @app.action("task.open")
    async def open_card(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, show_window(context, body, kind="card", task=value_in(body)["task"]))


def snoozed_until(name: str, person: Recipient, now: dt.datetime) -> dt.datetime:
    """The morning of ``tomorrow``, of next ``monday`` or of the day in a ``week``, by the person's hours and zone."""
    today = wall_of(now, person.zone).date()
    days = {"tomorrow": 1, "monday": 7 - today.weekday(), "week": 7}[name]
    return moment_of(dt.datetime.combine(today + days * DAY, person.opens), person.zone)


async def _open_form(context: Context, body: Body, callback: str) -> None:
    value, reader = value_in(body), await context.reader(body)
    task = await context.tasks.read(store.get, value["task"])
    metadata = json.dumps({"task": task.id, "v": value["v"]})
    view: Block
    if callback == "task_reassign":
        view = reassign_form(language=reader.language, metadata=metadata)
    else:
        view = words_form(callback, language=reader.language, metadata=metadata)
    inside = (body.get("view") or {}).get("type") == "modal"
    show = context.gateway.push_view if inside else context.gateway.open_view
    await show(body["trigger_id"], view, language=reader.language)
