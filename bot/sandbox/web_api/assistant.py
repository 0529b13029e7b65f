"""The assistant's manners in a thread: assistant.threads.setStatus, setSuggestedPrompts, setTitle."""

from __future__ import annotations

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import Body, Channel
from .registry import method

SCOPES = ("assistant:write", "chat:write")


def _channel(sandbox: Sandbox, args: Arguments) -> Channel:
    channel = sandbox.workspace.channels.get(args.need("channel_id", "channel_not_found"))
    if channel is None:
        raise SlackError("channel_not_found")
    return channel


@method("assistant.threads.setStatus", *SCOPES)
def set_status(sandbox: Sandbox, args: Arguments) -> Body:
    """Show "is checking …" beside the bot until it posts; an empty status ends it."""
    channel, thread, status = _channel(sandbox, args), args.text("thread_ts"), args.text("status")
    if status:
        sandbox.workspace.statuses[channel.id, thread] = {"status": status}
    else:
        sandbox.workspace.statuses.pop((channel.id, thread), None)
    sandbox.workspace.tell("status", channel=channel.id, thread_ts=thread, status=status)
    return {}


@method("assistant.threads.setSuggestedPrompts", *SCOPES)
def set_suggested_prompts(sandbox: Sandbox, args: Arguments) -> Body:
    """Offer at most four texts to send."""
    channel, prompts = _channel(sandbox, args), args.nested("prompts")
    complete = isinstance(prompts, list) and all(item.get("title") and item.get("message") for item in prompts)
    if not complete or not 0 < len(prompts) <= 4:
        raise SlackError("invalid_arguments", ["[ERROR] 1 to 4 prompts, each with title and message"])
    offer: Body = {"title": args.text("title"), "prompts": prompts}
    channel.prompts[args.text("thread_ts")] = offer
    sandbox.workspace.tell("prompts", channel=channel.id, thread_ts=args.text("thread_ts"), **offer)
    return {}


@method("assistant.threads.setTitle", *SCOPES)
def set_title(sandbox: Sandbox, args: Arguments) -> Body:
    """Name a thread."""
    channel = _channel(sandbox, args)
    channel.titles[args.need("thread_ts")] = args.need("title")
    sandbox.workspace.tell("title", channel=channel.id, thread_ts=args.text("thread_ts"), title=args.text("title"))
    return {}
