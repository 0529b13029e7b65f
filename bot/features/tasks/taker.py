"""Messages that ask for a task are taken in hand before they could be taken for copy."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.context import Body, Context, asked
from bot.features.tasks.request import Asked
from bot.features.tasks.understand import might_be_task, understand
from bot.features.tasks.workflows import task_asked

ORDER = 10


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message asks for a task. The confirm card follows in its thread.

    Whether is all that is read here, before the acknowledgement; what exactly, in the speaker's zone, comes after.
    """
    if not might_be_task(text):
        return False
    now = context.now()
    if await asyncio.to_thread(understand, text, now=now.astimezone(context.settings.zone)) is None:
        return False
    who = asked(body)
    request = Asked(
        key=f"task:{body['event_id']}",
        team=who.team,
        user=who.user,
        text=text,
        at=now.isoformat(),
        channel=event["channel"],
        thread=event.get("thread_ts") or event["ts"],
        ts=event["ts"],
    )
    await context.jobs.start(task_asked, request.to_dict(), key=request.key)
    return True
