"""Posting and changing messages: chat.postMessage, postEphemeral, update, delete, getPermalink."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import BOT_USER, Body, Channel, Message
from ..validation import check_message
from .registry import method

CONTENT = ("text", "blocks", "attachments", "markdown_text", "metadata", "thread_ts", "reply_broadcast", "ts")


def content(sandbox: Sandbox, args: Arguments, *, update: bool = False) -> Body:
    """The checked content of a message call."""
    payload: Body = {name: args.values[name] for name in CONTENT if name in args}
    for name, error in (
        ("blocks", "invalid_blocks_format"),
        ("attachments", "invalid_attachments"),
        ("metadata", "invalid_metadata_format"),
    ):
        if name in payload:
            payload[name] = args.nested(name, error)
            if payload[name] is None:
                del payload[name]
    if "reply_broadcast" in payload:
        payload["reply_broadcast"] = args.flag("reply_broadcast")
    metadata = payload.get("metadata")
    if metadata is not None and not (
        isinstance(metadata, dict) and metadata.get("event_type") and isinstance(metadata.get("event_payload"), dict)
    ):
        raise SlackError("invalid_metadata_format")
    return check_message(payload, sandbox.recorder, update=update)


def shown_blocks(sandbox: Sandbox, payload: Body) -> list[Body]:
    """The blocks of a message, markdown_text turned into one; pictures of its own files get an address."""
    if payload.get("markdown_text"):
        return [{"type": "markdown", "text": payload["markdown_text"]}]
    blocks: list[Body] = payload.get("blocks") or []
    for block in blocks:
        for image in (block, block.get("accessory") or {}):
            reference = image.get("slack_file") if image.get("type") == "image" else None
            if reference and reference.get("id"):
                sandbox.files.get(reference["id"])
    return blocks


def place(sandbox: Sandbox, args: Arguments) -> Channel:
    """The channel to post to, where the bot must be a member unless it may write anywhere public."""
    channel = sandbox.workspace.channel(args.need("channel", "channel_not_found"))
    anywhere = sandbox.app.scopes is not None and "chat:write.public" in sandbox.app.scopes
    if BOT_USER not in channel.members and not anywhere:
        raise SlackError("not_in_channel")
    return channel


@method("chat.postMessage", "chat:write")
def post_message(sandbox: Sandbox, args: Arguments) -> Body:
    """Post as the bot; the app hears its own message as an event, as in a real workspace."""
    channel = place(sandbox, args)
    payload = content(sandbox, args)
    message = post_as_bot(sandbox, channel, payload, thread_ts=args.text("thread_ts") or None)
    return {"channel": channel.id, "ts": message.ts, "message": dict(message.body)}


def post_as_bot(
    sandbox: Sandbox,
    channel: Channel,
    payload: Body,
    *,
    thread_ts: str | None = None,
    only_for: str | None = None,
    **more: Any,
) -> Message:
    """Put a checked message into a channel, end the waiting note there, and send the events."""
    broadcast = bool(thread_ts and payload.get("reply_broadcast"))
    message = sandbox.workspace.post(
        channel,
        BOT_USER,
        payload.get("text") or payload.get("markdown_text") or "",
        blocks=shown_blocks(sandbox, payload),
        thread_ts=thread_ts,
        only_for=only_for,
        attachments=payload.get("attachments"),
        subtype="thread_broadcast" if broadcast else None,
        **more,
    )
    message.metadata = payload.get("metadata")
    if only_for is None and (channel.id, thread_ts or "") in sandbox.workspace.statuses:
        del sandbox.workspace.statuses[channel.id, thread_ts or ""]
        sandbox.workspace.tell("status", channel=channel.id, thread_ts=thread_ts or "", status="")
    sandbox.events.posted(message)
    return message


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(sandbox: Sandbox, args: Arguments) -> Body:
    """Show a message to one person only."""
    channel = place(sandbox, args)
    reader = args.need("user", "user_not_found")
    if reader not in channel.members:
        raise SlackError("user_not_in_channel")
    message = post_as_bot(
        sandbox, channel, content(sandbox, args), thread_ts=args.text("thread_ts") or None, only_for=reader
    )
    return {"message_ts": message.ts}


@method("chat.update", "chat:write")
def update(sandbox: Sandbox, args: Arguments) -> Body:
    """Change a message of the bot's; text without blocks takes the blocks away."""
    channel = sandbox.workspace.channel(args.need("channel", "channel_not_found"))
    message = sandbox.workspace.message(channel.id, args.need("ts", "message_not_found"))
    if not message.by_bot:
        raise SlackError("cant_update_message")
    if message.streaming:
        raise SlackError("streaming_state_conflict")
    payload = content(sandbox, args, update=True)
    rewrite(sandbox, message, payload)
    return {"channel": channel.id, "ts": message.ts, "text": message.body["text"], "message": dict(message.body)}


def rewrite(sandbox: Sandbox, message: Message, payload: Body) -> None:
    """Put checked content in the place of what a message said."""
    previous = dict(message.body)
    message.body["text"] = payload.get("text") or payload.get("markdown_text") or ""
    blocks = shown_blocks(sandbox, payload)
    message.body.pop("blocks", None)
    if blocks:
        message.body["blocks"] = sandbox.workspace.with_ids(blocks)
    else:
        message.body["edited"] = {"user": message.body["user"], "ts": sandbox.workspace.clock.stamp()}
    if payload.get("metadata") is not None:
        message.metadata = payload["metadata"]
    sandbox.workspace.show(message)
    sandbox.events.changed(message, previous)


@method("chat.delete", "chat:write")
def delete(sandbox: Sandbox, args: Arguments) -> Body:
    """Take a message of the bot's away."""
    channel = sandbox.workspace.channel(args.need("channel", "channel_not_found"))
    message = sandbox.workspace.message(channel.id, args.need("ts", "message_not_found"))
    if not message.by_bot:
        raise SlackError("cant_delete_message")
    sandbox.workspace.remove(message)
    sandbox.events.deleted(message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink")
def permalink(sandbox: Sandbox, args: Arguments) -> Body:
    """An address that opens the page at the message."""
    channel = sandbox.workspace.channel(args.need("channel", "channel_not_found"))
    message = sandbox.workspace.message(channel.id, args.need("message_ts", "message_not_found"))
    return {
        "channel": channel.id,
        "permalink": f"{sandbox.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}",
    }
