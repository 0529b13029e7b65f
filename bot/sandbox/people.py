"""What a person does in conversations: write, edit, delete, react, share a file, invite the app, look at Home."""

from __future__ import annotations

from typing import Any

from .arguments import Arguments
from .composing import as_slack_text, rich_text
from .core import Sandbox
from .errors import SlackError
from .state import BOT_USER, Message
from .validation import POST_TEXT
from .web_api.conversations import react


def say(sandbox: Sandbox, person: str, channel: str, typed: str, *, thread_ts: str | None = None) -> Message:
    """Post what a person typed; mentions, links and emoji become what Slack makes of them."""
    if not typed.strip():
        raise SlackError("no_text")
    if len(typed) > POST_TEXT:
        raise SlackError("msg_too_long")
    place = _place(sandbox, person, channel)
    text = as_slack_text(sandbox.workspace, typed)
    message = sandbox.workspace.post(
        place,
        person,
        text,
        blocks=rich_text(text),
        thread_ts=thread_ts,
        client_msg_id=sandbox.workspace.new_id("cm"),
    )
    sandbox.events.posted(message)
    return message


def share(
    sandbox: Sandbox,
    person: str,
    channel: str,
    uploads: list[tuple[str, bytes]],
    *,
    typed: str = "",
    thread_ts: str | None = None,
) -> Message:
    """Post files, with an optional text, as one message of the subtype `file_share`."""
    place = _place(sandbox, person, channel)
    files = [sandbox.files.add(name, content, person) for name, content in uploads]
    for file in files:
        sandbox.files.shared(file, place.id)
    text = as_slack_text(sandbox.workspace, typed)
    message = sandbox.workspace.post(
        place,
        person,
        text,
        blocks=rich_text(text) if text else None,
        thread_ts=thread_ts,
        subtype="file_share",
        files=[sandbox.files.describe(file) for file in files],
        upload=False,
    )
    sandbox.events.posted(message)
    return message


def edit(sandbox: Sandbox, person: str, channel: str, ts: str, typed: str) -> Message:
    """Change one's own message."""
    message = _own(sandbox, person, channel, ts, "cant_update_message")
    if not typed.strip():
        raise SlackError("no_text")
    previous = dict(message.body)
    message.body["text"] = as_slack_text(sandbox.workspace, typed)
    message.body["blocks"] = sandbox.workspace.with_ids(rich_text(message.body["text"]))
    message.body["edited"] = {"user": person, "ts": sandbox.workspace.clock.stamp()}
    sandbox.workspace.show(message)
    sandbox.events.changed(message, previous)
    return message


def delete(sandbox: Sandbox, person: str, channel: str, ts: str) -> None:
    """Take one's own message away, or dismiss a note only this person sees."""
    found = sandbox.workspace.channel(channel).messages.get(ts)
    if found is not None and found.only_for == person:
        sandbox.workspace.remove(found)
        return
    message = _own(sandbox, person, channel, ts, "cant_delete_message")
    sandbox.workspace.remove(message)
    sandbox.events.deleted(message)


def toggle_reaction(sandbox: Sandbox, person: str, channel: str, ts: str, name: str) -> None:
    """Set a reaction, or take it back when it is there already."""
    message = sandbox.workspace.message(channel, ts)
    there = any(entry["name"] == name and person in entry["users"] for entry in message.body.get("reactions", []))
    args = Arguments({"channel": channel, "timestamp": ts, "name": name})
    react(sandbox, args, added=not there, user=person)


def invite_app(sandbox: Sandbox, person: str, channel: str) -> None:
    """Bring the app into a channel."""
    place = _place(sandbox, person, channel)
    if BOT_USER in place.members:
        raise SlackError("already_in_channel")
    place.members.append(BOT_USER)
    sandbox.events.joined(place, BOT_USER, inviter=person)
    sandbox.workspace.tell("channels")


def look_at_app(sandbox: Sandbox, person: str, tab: str) -> None:
    """Open the app's Home tab (`home`) or its conversation (`messages`)."""
    sandbox.workspace.person(person)
    if tab not in ("home", "messages"):
        raise SlackError("invalid_arguments")
    home = sandbox.views.homes.get(person)
    sandbox.events.home_opened(person, tab, home.as_slack() if home and tab == "home" else None)


def choose_language(sandbox: Sandbox, person: str, locale: str) -> None:
    """Set a person's language."""
    sandbox.workspace.people[person] = sandbox.workspace.person(person).speaking(locale)
    sandbox.workspace.tell("people")
    sandbox.events.user_changed(person)


def _place(sandbox: Sandbox, person: str, channel: str) -> Any:
    place = sandbox.workspace.channel(channel)
    if sandbox.workspace.person(person).id not in place.members:
        raise SlackError("not_in_channel")
    return place


def _own(sandbox: Sandbox, person: str, channel: str, ts: str, refusal: str) -> Message:
    message = sandbox.workspace.message(channel, ts)
    if message.body["user"] != person:
        raise SlackError(refusal)
    return message
