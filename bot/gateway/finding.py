"""A message looked for in a conversation: what was posted already is found again, and not posted twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.gateway.calls import Calls

_PAGE, _PAGES = 200, 5
"""Messages a page, and pages that are read."""


async def find(
    calls: Calls, channel: str, thread_ts: str | None, wanted: Callable[[Mapping[str, Any]], bool]
) -> str | None:
    """The timestamp of the first ``wanted`` message of the thread, or among the channel's latest 1,000."""
    where = {"channel": channel, "ts": thread_ts} if thread_ts else {"channel": channel}
    cursor: str | None = None
    for _ in range(_PAGES):
        page = await calls.read(
            "conversations.replies" if thread_ts else "conversations.history",
            **where, limit=_PAGE, include_all_metadata=True, cursor=cursor,
        )  # fmt: skip
        for message in page.get("messages") or ():
            if wanted(message):
                return str(message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            return None
    return None
