"""Answers that grow while they are written: chat.startStream, appendStream, stopStream."""

from __future__ import annotations

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import Body, Message
from ..validation import MARKDOWN_TEXT, check_message
from .chat import place, post_as_bot
from .registry import method


@method("chat.startStream", "chat:write")
def start(sandbox: Sandbox, args: Arguments) -> Body:
    """Begin a streaming message in a thread."""
    channel = place(sandbox, args)
    if not channel.is_im and not ("recipient_user_id" in args and "recipient_team_id" in args):
        raise SlackError(
            "missing_recipient_user_id" if "recipient_user_id" not in args else "missing_recipient_team_id"
        )
    text = _piece(args)
    message = post_as_bot(sandbox, channel, {"markdown_text": text}, thread_ts=args.need("thread_ts"))
    message.streaming = True
    sandbox.workspace.show(message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.appendStream", "chat:write")
def append(sandbox: Sandbox, args: Arguments) -> Body:
    """Add to a streaming message."""
    message = _streaming(sandbox, args)
    _grow(sandbox, message, _piece(args))
    return {"channel": message.channel, "ts": message.ts}


@method("chat.stopStream", "chat:write")
def stop(sandbox: Sandbox, args: Arguments) -> Body:
    """End a streaming message, with last words, closing blocks and metadata."""
    message = _streaming(sandbox, args)
    previous = dict(message.body)
    _grow(sandbox, message, _piece(args))
    blocks = args.nested("blocks", "invalid_blocks_format")
    if blocks:
        check_message({"text": message.body["text"] or " . ", "blocks": blocks}, sandbox.recorder)
        message.body["blocks"] = [*message.body.get("blocks", []), *sandbox.workspace.with_ids(blocks)]
    message.metadata = args.nested("metadata") or message.metadata
    message.streaming = False
    sandbox.workspace.show(message)
    sandbox.events.changed(message, previous)
    return {"channel": message.channel, "ts": message.ts, "message": dict(message.body)}


def _streaming(sandbox: Sandbox, args: Arguments) -> Message:
    message = sandbox.workspace.message(args.need("channel", "channel_not_found"), args.need("ts", "message_not_found"))
    if not message.by_bot:
        raise SlackError("message_not_owned_by_app")
    if not message.streaming:
        raise SlackError("message_not_in_streaming_state")
    return message


def _piece(args: Arguments) -> str:
    chunks = args.nested("chunks", "invalid_chunks") or []
    if not isinstance(chunks, list):
        raise SlackError("invalid_chunks")
    words = [chunk.get("text", "") for chunk in chunks if chunk.get("type") == "markdown_text"]
    return args.text("markdown_text") + "".join(words)


def _grow(sandbox: Sandbox, message: Message, piece: str) -> None:
    if not piece:
        return
    text = message.body["text"] + piece
    if len(text) > MARKDOWN_TEXT:
        raise SlackError("msg_too_long")
    message.body["text"] = text
    message.body["blocks"] = sandbox.workspace.with_ids([{"type": "markdown", "text": text}])
    sandbox.workspace.show(message)
