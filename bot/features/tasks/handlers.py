"""The ways to make a task: the confirm card's buttons, the command, the shortcut, a finding; and the lists."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.check.handlers import hand_in
from bot.features.check.views.finding import sentence
from bot.features.handing_over.handlers import open_form
from bot.features.meetings.roster import names_of
from bot.features.tasks import clicks, reading, submitting
from bot.features.tasks.called import might_call
from bot.features.tasks.doing import create, tell
from bot.features.tasks.draft import Draft
from bot.features.tasks.filling import open_draft, open_new, title_of
from bot.features.tasks.request import Asked
from bot.features.tasks.understand import understand
from bot.features.tasks.views.forms import Fields
from bot.features.tasks.views.lists import help_message, task_list
from bot.features.tasks.workflows import task_asked
from bot.i18n import text as t
from bot.incoming import as_typed, text_of
from bot.interaction import value_in
from bot.jobs.request import HandedIn
from campaigns.cards import store as cards

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

LIST = frozenset({"list", "mine", "my tasks", "列表", "我的", "我的任务", "清单"})
HELP = frozenset({"help", "?", "？", "帮助"})
NEW = frozenset({"", "new", "新建"})
HAND = re.compile(r"(?:hand[ -]?over|handover|交接|移交)(?:\s+(?P<of>\S.*))?", re.IGNORECASE)
OFFERED = 20
"""Tasks offered to wait for."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to every way in, to the card and to the forms."""

    @app.command("/task")
    async def task(ack: AsyncAck, body: Body) -> None:
        text = as_typed(str(body.get("text") or "")).strip()
        if text.lower() in NEW:
            context.soon(body, open_new(context, body, Fields(owner=asked(body).user), {"id": _id(body["trigger_id"])}))
        elif text.lower() in HELP:
            context.soon(body, _help(context, body))
        elif text.lower() in LIST:
            context.soon(body, show_tasks(context, body))
        elif hand := HAND.fullmatch(text):
            context.soon(body, _hand_over(context, body, hand["of"]))
        else:
            await _ask(context, body, text)
        await ack()

    @app.shortcut({"type": "message_action", "callback_id": "make_task"})
    async def make_task(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _from_message(context, body))

    @app.action("task.new")
    async def new(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_new(context, body, Fields(owner=asked(body).user), {"id": _id(body["trigger_id"])}))

    @app.action("task.from_finding")
    async def from_finding(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _from_finding(context, body))

    @app.action("task.create")
    async def created(ack: AsyncAck, body: Body) -> None:
        draft, who = Draft.from_json(value_in(body)), asked(body)
        task = await asyncio.to_thread(create, context, draft.task(by=who.user, now=context.now()))
        about = {**_confirm(body), "place": draft.place}
        await tell(context, submitting.made(task, about, team=who.team, by=who.user))
        await ack()

    @app.action(re.compile(r"task\.other\.\d+"))
    async def other(ack: AsyncAck, body: Body) -> None:
        await ack()
        number = int(body["actions"][0]["action_id"].rsplit(".", 1)[1])
        context.soon(body, _other(context, body, Draft.from_json(value_in(body)).with_reading(number)))

    @app.action("task.edit_draft")
    async def edit_draft(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_draft(context, body, Draft.from_json(value_in(body)), _confirm(body)))

    @app.action("task.drop")
    async def drop(ack: AsyncAck, body: Body) -> None:
        await ack()
        title = Draft.from_json(value_in(body)).title
        context.soon(body, _instead(context, body, "task.confirm.dropped", title=title))

    @app.action("task.is_copy")
    async def is_copy(ack: AsyncAck, body: Body) -> None:
        await hand_in(context, _copy(body))
        await ack()
        context.soon(body, _instead(context, body, "task.confirm.copy"))

    @app.options("task.needs")
    async def needs(ack: AsyncAck, body: Body) -> None:
        here = json.loads((body.get("view") or {}).get("private_metadata") or "{}").get("task")
        found = await context.tasks.read(cards.search, str(body.get("value") or ""), OFFERED)
        offered = [
            {"text": {"type": "plain_text", "text": each.title[:75]}, "value": each.id}
            for each in found
            if each.id != here
        ]
        await ack(options=offered)

    clicks.register(app, context)
    submitting.register(app, context)


def _id(seed: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, seed).hex


async def _ask(context: Context, body: Body, text: str) -> None:
    who = asked(body)
    request = Asked(
        key=f"command:{body['trigger_id']}",
        team=who.team,
        user=who.user,
        text=text,
        at=context.now().isoformat(),
        response_url=who.response_url,
        surely=True,
    )
    if might_call(text, surely=True):
        await context.walk("tasks.called", {"asked": request.to_dict()}, key=f"called:{request.key}")
    else:
        await context.jobs.start(task_asked, request.to_dict(), key=request.key)


async def _hand_over(context: Context, body: Body, name: str | None) -> None:
    """The form for the work of whoever is named or mentioned, or for one's own."""
    of = (await names_of(context)).user_of(name) if name else ""
    if of is None:
        raise Refusal("handing.nobody", name=str(name)[:60])
    await open_form(context, body, of=of)


async def _help(context: Context, body: Body) -> None:
    reader = await context.reader(body)
    words, blocks = help_message(reader.language)
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks)


async def show_tasks(context: Context, body: Body) -> None:
    """Show the person's tasks: what is late, due today and next."""
    reader, now = await context.reader(body), context.now()
    zone = context.tasks.zone(reader)
    parts = await context.tasks.read(reading.parts, reader.user, now, zone)
    words, blocks = task_list(parts, language=reader.language, now=now, zone=zone)
    await context.answer(body, text=words, blocks=blocks)


async def _from_message(context: Context, body: Body) -> None:
    message, who = body["message"], asked(body)
    text, channel, ts = text_of(message), str(who.channel), message["ts"]
    if not text:
        raise Refusal("errors.no_text_there")
    reader, link = await asyncio.gather(context.reader(body), context.tasks.link(channel, ts))
    now = context.now().astimezone(ZoneInfo(context.tasks.zone(reader)))
    title, details = title_of(text)
    read = understand(title, now=now, surely=True) if not details else None
    due = read.due if read else None
    fields = Fields(
        title=read.title if read else title,
        details=details,
        owner=(read.owner if read else None) or who.user,
        contributors=read.contributors if read else (),
        day=due.iso[:10] if due else None,
        time=due.iso[11:] or None if due else None,
        recurrence=read.recurrence if read else None,
    )
    about = {
        "id": _id(f"shortcut:{body['trigger_id']}"),
        "origin": ["message", f"{channel}:{ts}", link],
        "place": [channel, message.get("thread_ts") or ts],
        **({"zone": due.zone} if due else {}),
    }
    await open_new(context, body, fields, about)


async def _from_finding(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    checked = await asyncio.to_thread(context.desk.answers.checked, value["submission"], value["revision"])
    finding = next((each for each in checked.report.findings if each.id == value["finding"]), None)
    if finding is None:
        raise Refusal("campaigns.unknown_revision")
    card = (checked.submission.card_channel, checked.submission.card_ts)
    link = await context.tasks.link(card[0], card[1]) if card[0] and card[1] else None
    at_fault = checked.text[finding.span.start : finding.span.end] if finding.span else ""
    about = {
        "id": _id(f"finding:{body['trigger_id']}"),
        "origin": ["finding", f"{value['submission']}:{value['revision']}:{value['finding']}", link],
    }
    fields = Fields(
        title=sentence(finding, reader.language)[:300],
        details=f"“{at_fault[:1000]}”" if at_fault else "",
        owner=checked.submission.author,
        channel=checked.submission.channel,
    )
    await open_new(context, body, fields, about, push=True)


async def _other(context: Context, body: Body, draft: Draft) -> None:
    reader = await context.reader(body)
    copy = next(
        (
            json.loads(each["value"]).get("x")
            for block in (body.get("message") or {}).get("blocks", ())
            for each in block.get("elements", ())
            if each.get("action_id") == "task.is_copy"
        ),
        None,
    )
    words, blocks = await context.tasks.confirm(draft, reader, copy=copy)
    await _replace(context, body, words, blocks)


async def _instead(context: Context, body: Body, key: str, **params: str) -> None:
    reader = await context.reader(body)
    await _replace(context, body, t(key, reader.language, **params), None)


async def _replace(context: Context, body: Body, words: str, blocks: list[dict[str, Any]] | None) -> None:
    """Put something in the place of the confirm card."""
    confirm = _confirm(body)
    if "response_url" in confirm:
        await context.gateway.respond(confirm["response_url"], text=words, blocks=blocks, replace_original=True)
    else:
        await context.gateway.update(*confirm["confirm"], text=words, blocks=blocks)


def _confirm(body: Body) -> dict[str, Any]:
    """Where the confirm card stands: a message, or a private one that only its address changes."""
    container = body.get("container") or {}
    if container.get("is_ephemeral"):
        return {"response_url": body["response_url"]}
    return {"confirm": [str(asked(body).channel), container.get("message_ts") or body["message"]["ts"]]}


def _copy(body: Body) -> HandedIn:
    """What was taken for a task, as copy."""
    value, who = value_in(body), asked(body)
    draft = Draft.from_json(value)
    channel, ts = draft.origin.ref.split(":") if draft.origin else (who.channel, None)
    return HandedIn(
        key=f"task:{draft.id}:copy",
        source="dm" if str(channel).startswith("D") else "mention",
        team=who.team,
        author=who.user,
        text=value["x"],
        origin_channel=channel,
        origin_ts=ts,
        channel=channel,
        thread=draft.place[1] if draft.place else ts,
    )
