"""The ways to meetings: the shortcuts of a message, the private agenda and lists, and the listeners of the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.blocks import cut
from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.meetings import asking, clicks, reviewing, submitting
from bot.features.tasks.filling import title_of
from bot.i18n import text as t
from bot.incoming import text_of
from bot.interaction import value_in

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to shortcuts, buttons and forms."""

    @app.shortcut({"type": "message_action", "callback_id": "add_to_agenda"})
    async def add_to_agenda(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _from_message(context, body))

    @app.shortcut({"type": "message_action", "callback_id": "find_actions"})
    async def find_actions(ack: AsyncAck, body: Body) -> None:
        await _find_actions(context, body)
        await ack()

    @app.action("meeting.new")
    async def new(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.new_series(context, body, ""))

    @app.action("meeting.edit")
    async def edit(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.edit_series(context, body))

    @app.action(re.compile(r"meeting\.show\.\d+"))
    async def show(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.show_other(context, body))

    @app.action("meeting.window")
    async def window(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.show_window(context, body))

    @app.action("meeting.add")
    async def add(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.open_add(context, body, meeting=value_in(body)["m"]))

    @app.action("meeting.post")
    async def post(ack: AsyncAck, body: Body) -> None:
        meeting, who = value_in(body)["m"], asked(body)
        claim = f"agenda:{meeting}:{body['actions'][0]['action_ts']}"
        values = {"meeting": meeting, "claim": claim, "by": who.user, "team": who.team}
        await context.walk("meetings.post", values, key=claim)
        await ack()
        context.soon(body, _instead(context, body, "meeting.posting"))

    @app.action("meeting.skip")
    async def skip(ack: AsyncAck, body: Body) -> None:
        meeting = value_in(body)["m"]
        await context.walk("meetings.skipped", {"meeting": meeting}, key=f"skip:{meeting}")
        await ack()
        context.soon(body, _instead(context, body, "meeting.skipping"))

    clicks.register(app, context)
    submitting.register(app, context)
    reviewing.register(app, context)


async def _from_message(context: Context, body: Body) -> None:
    text = text_of(body["message"])
    if not text:
        raise Refusal("errors.no_text_there")
    title, _ = title_of(text)
    await asking.open_add(context, body, title=cut(title, 300))


async def _find_actions(context: Context, body: Body) -> None:
    message, who = body["message"], asked(body)
    text, files = text_of(message), message.get("files") or []
    if not text and not files:
        context.soon(body, context.tell(Refusal("errors.no_text_there"), body))
        return
    values: dict[str, Any] = {
        "team": who.team,
        "user": who.user,
        "channel": who.channel,
        "thread": message.get("thread_ts") or message["ts"],
        "ts": message["ts"],
    }
    # A file is what the few words beside it speak of.
    values |= {"file": dict(files[0])} if files else {"text": text}
    await context.walk("meetings.notes", values, key=f"notes:{body['trigger_id']}")


async def _instead(context: Context, body: Body, key: str) -> None:
    reader = await context.reader(body)
    await context.gateway.respond(body["response_url"], text=t(key, reader.language), replace_original=True)
