"""Messages about an agenda, and notes, are taken in hand before they could be taken for tasks or copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.context import Body, Context, spoken
from bot.features.meetings.asking import show_agenda
from bot.features.meetings.saying import means_notes, said
from campaigns.meetings.cards import store as cards

ORDER = 5
FILES = True


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message adds to an agenda, asks for it, or holds notes. What follows is durable."""
    if event.get("files"):
        return await _take_files(context, event, body, text, event["files"])
    found = said(text)
    if found is None:
        return False
    if found.kind == "show":
        context.soon(body, show_agenda(context, body, ""))
        return True
    values = spoken(event, body)
    if found.kind == "notes":
        values["meeting"] = await _meeting_of(context, event)
        await context.walk("meetings.notes", values | {"text": found.what}, key=f"notes:{body['event_id']}")
        return True
    key = f"agenda-item:{body['event_id']}"
    values |= {"what": found.what[:300], "which": found.which, "key": key}
    await context.walk("meetings.add", values, key=key)
    return True


async def _take_files(
    context: Context, event: dict[str, Any], body: Body, text: str, files: Sequence[dict[str, Any]]
) -> bool:
    """Whether files are notes: dropped in the thread of a meeting's agenda, or called so by the words beside them."""
    meeting = await _meeting_of(context, event)
    if meeting is None and not means_notes(text):
        return False
    for file in files:
        values = spoken(event, body) | {"meeting": meeting, "file": dict(file)}
        await context.walk("meetings.notes", values, key=f"notes:{body['event_id']}:{file['id']}")
    return True


async def _meeting_of(context: Context, event: dict[str, Any]) -> str | None:
    thread = event.get("thread_ts")
    if not thread:
        return None
    return await context.read(cards.meeting_at, event["channel"], thread)
