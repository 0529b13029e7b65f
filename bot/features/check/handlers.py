"""The ways in: every message, mention, command, shortcut, form and file that hands in copy."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from bot import features
from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.check import buttons, forms
from bot.features.check.edits import Edits
from bot.features.guide.views import help_message
from bot.features.home.views import onboarding
from bot.files import extensions
from bot.i18n import text as t
from bot.incoming import as_typed, reads_as_copy, text_of, without_mention
from bot.jobs.request import HandedIn
from bot.jobs.workflows import submit
from bot.small_talk import talk

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

Event = dict[str, Any]

MESSAGES_OF_PEOPLE = (None, "file_share", "thread_broadcast")
"""Subtypes of messages that a person wrote; joins, bots and the rest have others."""

OF_A_FILE = ("id", "name", "title", "size", "url_private", "url_private_download")
"""What of a file as Slack describes it is kept to fetch it."""

HEAD_START = 1.0
"""Seconds that the first answer to a person waits for the words of welcome, which stand before it."""

LOOK_ABOVE = re.compile(
    r"(?:(?:please|can you|could you|would you) )*(?:check|review|proofread|look(?: at)?)(?: (?:this|it|that))?"
    r"(?: please)?"
    r"|(?:请|麻烦|能|可以|能不能)*(?:帮忙|帮我)?(?:检查|看看|看|审核|校对)(?:一下)?(?:这个|这段|这条|上面的?)?(?:吗)?",
    re.IGNORECASE,
)
"""A mention that holds no copy of its own but points at the message above it."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to every way in."""
    edits = Edits(context)

    @app.event("message")
    async def message(event: Event, body: Body) -> None:
        if event.get("channel_type") != "im":
            return
        if _by_a_person(event):
            await _direct_message(context, event, body)
        elif (ts := _deleted(event)) is not None:
            await _put_away(context, event, ts)
        elif event.get("subtype") == "message_changed":
            await _edited(edits, event, body)

    @app.event("app_mention")
    async def mention(event: Event, body: Body) -> None:
        if _by_a_person(event):
            await _mention(context, event, body)

    @app.shortcut({"type": "message_action", "callback_id": "check_message"})
    async def check_message(ack: AsyncAck, body: Body) -> None:
        await _message_shortcut(context, body)
        await ack()

    forms.register(app, context)
    buttons.register(app, context)


def _by_a_person(event: Event) -> bool:
    return not event.get("bot_id") and event.get("subtype") in MESSAGES_OF_PEOPLE and bool(event.get("user"))


def _of_words(files: list[Event]) -> list[Event]:
    """The files that copy is read from. Beside only others, such as a picture, the message itself is the copy."""
    return [file for file in files if str(file.get("name") or "").lower().endswith(tuple(extensions()))]


async def _direct_message(context: Context, event: Event, body: Body) -> None:
    text, files, who = text_of(event), event.get("files") or [], asked(body)
    copy = reads_as_copy(text)
    first = await context.first_meeting(who.team, who.user)
    if first:
        words = _introduce(context, event, body, answered=bool(copy or files))
        await asyncio.wait({context.soon(body, words)}, timeout=HEAD_START)
    if await features.taken(context, event, body, text):
        return
    if copy and not _of_words(files):
        await hand_in(context, arrived(event, body, key=str(body["event_id"]), source="dm", text=text))
    for file in files:
        await hand_in(context, arrived(event, body, key=of_file(body, file), source="file", file=file))
    await _compared(context, event, body, files, thread=event.get("thread_ts"))
    if not (first or copy or files):
        context.soon(body, _chat(context, event, body, text))


async def _chat(context: Context, event: Event, body: Body, text: str) -> None:
    words, blocks = _to_talk(text, (await context.reader(body)).language)
    await context.gateway.post(event["channel"], text=words, blocks=blocks, thread_ts=event.get("thread_ts"))


async def _compared(context: Context, event: Event, body: Body, files: list[Event], *, thread: str | None) -> None:
    """Pieces that arrive together are also held against each other."""
    if len(files) < 2:
        return
    who, key = asked(body), f"{body['event_id']}:compare"
    kept = [{name: file[name] for name in OF_A_FILE if file.get(name) is not None} for file in files]
    values = {"key": key, "user": who.user, "team": who.team, "channel": event["channel"], "thread": thread}
    await context.walk("compare.run", {**values, "files": kept}, key=key)


def _deleted(event: Event) -> str | None:
    """The message that a person deleted. Where a thread hangs on it, Slack first leaves a tombstone in its place, and
    tells of the deletion when the last reply is gone."""
    if event.get("subtype") == "message_deleted":
        return str(event["deleted_ts"])
    now = event.get("message") or {}
    return str(now["ts"]) if event.get("subtype") == "message_changed" and now.get("subtype") == "tombstone" else None


async def _put_away(context: Context, event: Event, ts: str) -> None:
    """The card of deleted copy goes; whatever else was deleted had none."""
    before = event.get("previous_message") or {}
    if _by_a_person(before) and (before.get("files") or reads_as_copy(text_of(before))):
        values = {"channel": event["channel"], "ts": ts}
        await context.walk("check.deleted", values, key=f"check:deleted:{event['channel']}:{ts}")


async def _edited(edits: Edits, event: Event, body: Body) -> None:
    """Copy that its writer edits in place is checked again, and its card changes in place."""
    message, before = event["message"], event.get("previous_message") or {}
    text = text_of(message)
    # Slack also reports an edit when it unfolds a link.
    if not _by_a_person(message) or text == text_of(before) or _of_words(message.get("files") or []):
        return
    if text:
        await edits.follow(body, text, was_copy=reads_as_copy(text_of(before)))


async def _introduce(context: Context, event: Event, body: Body, *, answered: bool) -> None:
    """Says who this is, to a person's first message; ``answered``: what the message asks for is under way."""
    reader = await context.reader(body)
    guideline = await context.guideline_in_force()
    words, blocks = onboarding(reader.language, guideline=guideline, name=reader.name, answered=answered)
    await context.gateway.post(event["channel"], text=words, blocks=blocks)


def _to_talk(text: str, language: str) -> tuple[str, list[Event] | None]:
    """What small talk is answered with; whatever is not understood gets help."""
    kind = talk(text) or "help"
    return help_message(language) if kind == "help" else (t(f"help.{kind}", language), None)


async def _mention(context: Context, event: Event, body: Body) -> None:
    authorizations = body.get("authorizations") or [{}]
    bot_user = str(authorizations[0].get("user_id") or "")
    text = as_typed(without_mention(str(event.get("text") or ""), bot_user))
    files, thread = event.get("files") or [], event.get("thread_ts")
    pointing = not text or LOOK_ABOVE.fullmatch(text.rstrip("。.!！?？：:"))
    if files and await features.taken(context, event, body, text):
        return
    for file in files:
        await hand_in(context, arrived(event, body, key=of_file(body, file), source="file", file=file))
    if files:
        if reads_as_copy(text) and not pointing and not _of_words(files):
            await hand_in(context, arrived(event, body, key=str(body["event_id"]), source="mention", text=text))
        await _compared(context, event, body, files, thread=thread or event["ts"])
        return
    if not pointing and talk(text) is not None:
        context.soon(body, _talk(context, event, body, text))
    elif await features.taken(context, event, body, text):
        return
    elif not pointing:
        await hand_in(context, arrived(event, body, key=str(body["event_id"]), source="mention", text=text))
    elif thread and thread != event["ts"]:
        parent = {"channel": event["channel"], "ts": thread}
        await hand_in(context, arrived(event, body, key=str(body["event_id"]), source="mention", parent=parent))
    else:
        context.soon(body, context.tell(Refusal("errors.no_parent"), body))


async def _talk(context: Context, event: Event, body: Body, text: str) -> None:
    """A mention that only talks is answered, and nobody else sees it."""
    words, blocks = _to_talk(text, (await context.reader(body)).language)
    thread = event.get("thread_ts")
    await context.gateway.ephemeral(event["channel"], event["user"], text=words, blocks=blocks, thread_ts=thread)


async def _message_shortcut(context: Context, body: Body) -> None:
    handed = from_message(body)
    if handed is None:
        context.soon(body, context.tell(Refusal("errors.no_text_there"), body))
        return
    await hand_in(context, handed)


def from_message(body: Body) -> HandedIn | None:
    """The piece in the message whose shortcut was used; None when there is neither text nor file."""
    message, who = body["message"], asked(body)
    text, files = text_of(message), message.get("files") or []
    if not text and not files:
        return None
    return HandedIn(
        key=f"shortcut:{body['trigger_id']}",
        source="shortcut",
        team=who.team,
        author=who.user,
        text=text,
        file=None if text else files[0],
        origin_channel=who.channel,
        origin_ts=message["ts"],
        origin_thread=message.get("thread_ts"),
        channel=who.channel,
        thread=message.get("thread_ts") or message["ts"],
        response_url=who.response_url,
    )


async def hand_in(context: Context, handed: HandedIn) -> None:
    """Record the piece durably; its walk goes on by itself."""
    await context.jobs.start(submit, handed.to_dict(), key=handed.key)


def arrived(event: Event, body: Body, **more: Any) -> HandedIn:
    """A piece that arrived in a message; it is answered in the thread under it."""
    who = asked(body)
    return HandedIn(
        team=who.team,
        author=who.user,
        origin_channel=event["channel"],
        origin_ts=event["ts"],
        origin_thread=event.get("thread_ts"),
        channel=event["channel"],
        thread=event.get("thread_ts") or event["ts"],
        **more,
    )


def of_file(body: Body, file: Event) -> str:
    """The key of a file that arrived in a message."""
    return f"{body['event_id']}:{file['id']}"
