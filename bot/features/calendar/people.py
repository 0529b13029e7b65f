"""What people of the workspace are called, for tables that name them: asked of Slack once in a while."""

from __future__ import annotations

import time
from collections import Counter

from bot.context import Context
from bot.gateway.errors import GatewayError

FRESH_SECONDS = 600.0
PAGE, PAGES = 200, 25

_known: dict[int, tuple[float, dict[str, str]]] = {}


async def names(context: Context) -> dict[str, str]:
    """User id to the name people see; empty where Slack does not tell. A name that two people have stays out."""
    at, found = _known.get(id(context), (0.0, {}))
    if found and time.monotonic() - at < FRESH_SECONDS:
        return found
    told: dict[str, str] = {}
    cursor: str | None = None
    try:
        for _ in range(PAGES):
            page = await context.calls.read("users.list", limit=PAGE, cursor=cursor)
            for member in page.get("members") or ():
                if not member.get("deleted") and not member.get("is_bot"):
                    profile = member.get("profile") or {}
                    told[member["id"]] = profile.get("display_name") or member.get("real_name") or member["id"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                break
    except GatewayError:
        return found
    often = Counter(told.values())
    told = {user: name for user, name in told.items() if often[name] == 1}
    _known[id(context)] = (time.monotonic(), told)
    return told
