"""People: users.info, users.list, users.lookupByEmail, users.conversations."""

from __future__ import annotations

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import BOT_USER, Body
from .registry import method


def _seen(sandbox: Sandbox, user: str, *, locale: bool = False) -> Body:
    """The user without the address, unless the app may see it."""
    found = sandbox.workspace.user_object(user, locale=locale)
    granted = sandbox.app.scopes
    if granted is not None and "users:read.email" not in granted:
        found["profile"].pop("email", None)
    return found


@method("users.info", "users:read")
def info(sandbox: Sandbox, args: Arguments) -> Body:
    """One person, with the locale when asked for."""
    return {"user": _seen(sandbox, args.need("user", "user_not_found"), locale=args.flag("include_locale"))}


@method("users.list", "users:read")
def everyone(sandbox: Sandbox, args: Arguments) -> Body:
    """All people and the bot."""
    ids = [*sandbox.workspace.people, BOT_USER]
    members = [_seen(sandbox, user, locale=args.flag("include_locale")) for user in ids]
    return {
        "members": members,
        "cache_ts": int(sandbox.workspace.clock.now()),
        "response_metadata": {"next_cursor": ""},
    }


@method("users.lookupByEmail", "users:read.email")
def lookup_by_email(sandbox: Sandbox, args: Arguments) -> Body:
    """The person with that address."""
    wanted = args.need("email", "users_not_found").lower()
    for person in sandbox.workspace.people.values():
        if person.email.lower() == wanted:
            return {"user": _seen(sandbox, person.id)}
    raise SlackError("users_not_found")


@method("users.conversations", "channels:read", "im:read")
def conversations(sandbox: Sandbox, args: Arguments) -> Body:
    """The channels that a person (the bot by default) is in."""
    user = args.text("user", BOT_USER)
    types = set(args.text("types", "public_channel").replace(" ", "").split(","))
    found = [
        sandbox.workspace.channel_object(channel)
        for channel in sandbox.workspace.channels.values()
        if user in channel.members and ("im" if channel.is_im else "public_channel") in types
    ]
    return {"channels": found, "response_metadata": {"next_cursor": ""}}
