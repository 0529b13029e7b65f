"""Files of the app: files.getUploadURLExternal, completeUploadExternal, info."""

from __future__ import annotations

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import BOT_USER, Body
from .chat import content, place, post_as_bot
from .registry import method


@method("files.getUploadURLExternal", "files:write")
def upload_url(sandbox: Sandbox, args: Arguments) -> Body:
    """Where to send the bytes of a new file."""
    name, length = args.need("filename"), args.number("length", 0)
    file = sandbox.files.announce(name, length, BOT_USER, args.text("alt_txt"))
    return {"upload_url": f"{sandbox.base_url}/sandbox/upload/{file.id}", "file_id": file.id}


@method("files.completeUploadExternal", "files:write")
def complete(sandbox: Sandbox, args: Arguments) -> Body:
    """Finish uploads and, with a channel, share them there in one message."""
    wanted = args.nested("files")
    if not isinstance(wanted, list) or not wanted:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: files"])
    target = args.text("channel_id") or args.text("channels").split(",")[0]
    if target and target not in sandbox.workspace.channels:
        # A file goes to a conversation; unlike chat.postMessage this method knows no person's id and no name.
        raise SlackError("channel_not_found")
    channel = place(sandbox, Arguments({"channel": target})) if target else None
    files = [sandbox.files.complete(str(item.get("id")), item.get("title") or "") for item in wanted]
    if channel is not None:
        for file in files:
            sandbox.files.shared(file, channel.id)
        payload: Body = {"text": args.text("initial_comment")}
        if "blocks" in args:
            payload = content(sandbox, Arguments({"text": payload["text"] or files[0].title, **args.values}))
        message = post_as_bot(
            sandbox,
            channel,
            payload,
            thread_ts=args.text("thread_ts") or None,
            files=[sandbox.files.describe(file) for file in files],
            upload=True,
        )
        for file in files:
            file.shares.append((channel.id, message.ts))
    return {"files": [sandbox.files.describe(file) for file in files]}


@method("files.info", "files:read")
def info(sandbox: Sandbox, args: Arguments) -> Body:
    """One file, or a canvas, which Slack counts among them."""
    canvas = sandbox.canvases.find(args.text("file"))
    if canvas is not None:
        return {"file": sandbox.canvases.describe(canvas), "comments": []}
    file = sandbox.files.get(args.need("file", "file_not_found"))
    if not file.done:
        raise SlackError("file_not_found")
    described = {**sandbox.files.describe(file), "shares": sandbox.files.shares(file)}
    return {"file": described, "comments": [], "response_metadata": {"next_cursor": ""}}
