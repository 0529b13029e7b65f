"""Channels, threads and reactions: the conversations.* and reactions.* methods."""

from __future__ import annotations

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import BOT_USER, Body, Channel, Message
from .registry import method

READ = ("channels:read", "im:read")
HISTORY = ("channels:history", "im:history")


def page(items: list[Body], args: Arguments, default: int) -> tuple[list[Body], str]:
    """One page of a list and the cursor of the next."""
    limit, start = args.number("limit", default), args.text("cursor", "0") or "0"
    if limit < 1:
        raise SlackError("invalid_limit")
    if not start.isdigit():
        raise SlackError("invalid_cursor")
    end = int(start) + limit
    return items[int(start) : end], str(end) if end < len(items) else ""


@method("conversations.list", *READ)
def everything(sandbox: Sandbox, args: Arguments) -> Body:
    """The channels, and the direct conversations when `types` asks for them."""
    types = set(args.text("types", "public_channel").replace(" ", "").split(","))
    found = [
        sandbox.workspace.channel_object(channel)
        for channel in sandbox.workspace.channels.values()
        if ("im" if channel.is_im else "public_channel") in types
    ]
    channels, cursor = page(found, args, 100)
    return {"channels": channels, "response_metadata": {"next_cursor": cursor}}


@method("conversations.info", *READ)
def info(sandbox: Sandbox, args: Arguments) -> Body:
    """One channel."""
    return {"channel": sandbox.workspace.channel_object(_by_id(sandbox, args))}


@method("conversations.members", *READ)
def members(sandbox: Sandbox, args: Arguments) -> Body:
    """The ids of the people in a channel."""
    return {"members": _by_id(sandbox, args).members, "response_metadata": {"next_cursor": ""}}


@method("conversations.open", "im:write")
def open_im(sandbox: Sandbox, args: Arguments) -> Body:
    """The direct conversation with one person."""
    if "channel" in args:
        return {"channel": {"id": _by_id(sandbox, args).id}}
    users = [user for user in args.need("users", "users_list_not_supplied").split(",") if user]
    if len(users) != 1:
        raise SlackError("method_not_supported_for_channel_type")
    channel = sandbox.workspace.im(users[0])
    found = sandbox.workspace.channel_object(channel) if args.flag("return_im") else {"id": channel.id}
    return {"channel": found, "no_op": True, "already_open": True}


@method("conversations.join", "channels:join")
def join(sandbox: Sandbox, args: Arguments) -> Body:
    """Make the bot a member of a public channel."""
    channel = _by_id(sandbox, args)
    if channel.is_im:
        raise SlackError("method_not_supported_for_channel_type")
    if BOT_USER not in channel.members:
        channel.members.append(BOT_USER)
        sandbox.events.joined(channel, BOT_USER)
        sandbox.workspace.tell("channels")
    return {"channel": sandbox.workspace.channel_object(channel)}


@method("conversations.history", *HISTORY)
def history(sandbox: Sandbox, args: Arguments) -> Body:
    """The messages of a channel, newest first, replies left out unless broadcast."""
    channel = _readable(sandbox, args)
    found = [
        message
        for message in channel.messages.values()
        if message.only_for is None
        and (message.body.get("thread_ts") in (None, message.ts) or message.body.get("subtype") == "thread_broadcast")
        and _within(message, args)
    ]
    messages, cursor = page([_seen(message, args) for message in reversed(found)], args, 100)
    return {
        "messages": messages,
        "has_more": bool(cursor),
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }


@method("conversations.replies", *HISTORY)
def replies(sandbox: Sandbox, args: Arguments) -> Body:
    """A thread, oldest first, its parent at the head; any message of the thread names it."""
    channel = _readable(sandbox, args)
    named = channel.messages.get(args.need("ts"))
    if named is None or named.only_for:
        raise SlackError("thread_not_found")
    root = str(named.body.get("thread_ts", named.ts))
    thread = [message for message in channel.thread(root) if _within(message, args)]
    if root in channel.messages:
        thread.insert(0, channel.messages[root])
    messages, cursor = page([_seen(message, args) for message in thread], args, 1000)
    return {"messages": messages, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


@method("reactions.add", "reactions:write")
def add_reaction(sandbox: Sandbox, args: Arguments) -> Body:
    """Set the bot's reaction on a message."""
    return react(sandbox, args, added=True)


@method("reactions.remove", "reactions:write")
def remove_reaction(sandbox: Sandbox, args: Arguments) -> Body:
    """Take the bot's reaction back."""
    return react(sandbox, args, added=False)


def react(sandbox: Sandbox, args: Arguments, *, added: bool, user: str = BOT_USER) -> Body:
    """Set or take back a reaction; `already_reacted` or `no_reaction` when there is nothing to do."""
    message = sandbox.workspace.message(args.need("channel", "channel_not_found"), args.need("timestamp", "no_item"))
    name = args.need("name", "invalid_name").strip(":")
    reactions = message.body.setdefault("reactions", [])
    entry = next((item for item in reactions if item["name"] == name), None)
    if added == bool(entry and user in entry["users"]):
        raise SlackError("already_reacted" if added else "no_reaction")
    if added and entry is None:
        entry = {"name": name, "users": [], "count": 0}
        reactions.append(entry)
    if entry is not None:
        entry["users"] = [*entry["users"], user] if added else [other for other in entry["users"] if other != user]
        entry["count"] = len(entry["users"])
        if not entry["users"]:
            reactions.remove(entry)
    if not reactions:
        del message.body["reactions"]
    sandbox.workspace.show(message)
    sandbox.events.reaction(name, message, user, added=added)
    return {}


def _by_id(sandbox: Sandbox, args: Arguments) -> Channel:
    found = sandbox.workspace.channels.get(args.need("channel", "channel_not_found"))
    if found is None:
        raise SlackError("channel_not_found")
    return found


def _readable(sandbox: Sandbox, args: Arguments) -> Channel:
    channel = _by_id(sandbox, args)
    if BOT_USER not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _within(message: Message, args: Arguments) -> bool:
    inclusive = args.flag("inclusive")
    oldest, latest = args.text("oldest"), args.text("latest")
    stamp = float(message.ts)
    if oldest and (stamp < float(oldest) or (stamp == float(oldest) and not inclusive)):
        return False
    return not (latest and (stamp > float(latest) or (stamp == float(latest) and not inclusive)))


def _seen(message: Message, args: Arguments) -> Body:
    if message.metadata and args.flag("include_all_metadata"):
        return {**message.body, "metadata": message.metadata}
    return dict(message.body)
