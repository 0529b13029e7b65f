"""Canvases: canvases.create and canvases.access.set."""

from __future__ import annotations

from typing import Any

from ..arguments import Arguments
from ..canvases import LEVELS
from ..core import Sandbox
from ..errors import SlackError
from ..state import Body
from .chat import place
from .registry import method


@method("canvases.create", "canvases:write")
def create(sandbox: Sandbox, args: Arguments) -> Body:
    """A canvas of the app's own; with a channel it becomes a tab there, which its members may write in."""
    content = args.nested("document_content") or {"type": "markdown", "markdown": ""}
    if not isinstance(content, dict) or content.get("type") != "markdown":
        raise SlackError("invalid_arguments", ["[ERROR] document_content is {type: markdown, markdown: ...}"])
    tabbed = place(sandbox, Arguments({"channel": args.text("channel_id")})) if "channel_id" in args else None
    canvas = sandbox.canvases.create(args.text("title"), str(content.get("markdown") or ""))
    if tabbed is not None:
        canvas.given[tabbed.id] = "write"
    return {"canvas_id": canvas.id}


@method("canvases.access.set", "canvases:write")
def give(sandbox: Sandbox, args: Arguments) -> Body:
    """Give a canvas to channels or to people whom its link was sent to: never to a direct conversation by its id."""
    canvas = sandbox.canvases.find(args.need("canvas_id", "canvas_not_found"))
    if canvas is None:
        raise SlackError("canvas_not_found")
    level, channels, people = args.need("access_level"), _ids(args, "channel_ids"), _ids(args, "user_ids")
    if level not in LEVELS or (level == "owner" and channels):
        raise SlackError("invalid_arguments", [f"[ERROR] access_level is no {level}"])
    if bool(channels) == bool(people):
        raise SlackError("invalid_parameters")
    for each in channels:
        if each not in sandbox.workspace.channels or sandbox.workspace.channels[each].is_im:
            raise SlackError("channel_not_found")
    for each in people:
        sent = sandbox.workspace.im(each).messages.values()
        if not any(sandbox.canvases.address(canvas) in str(message.body) for message in sent):
            raise SlackError("failed_to_update_user_ids")
    canvas.given |= dict.fromkeys((*channels, *people), level)
    return {}


def _ids(args: Arguments, name: str) -> list[str]:
    """A list of ids, as JSON or with commas between them."""
    given: Any = args.values.get(name) or []
    if isinstance(given, str):
        given = args.nested(name) if given.lstrip().startswith("[") else given.split(",")
    return [str(each).strip() for each in given]
