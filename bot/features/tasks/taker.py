"""Messages that ask for a task are taken in hand before they could be taken for copy."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.context import Body, Context, asked
from bot.features.check.handlers import arrived
from bot.features.tasks.called import might_call
from bot.features.tasks.request import Asked
from bot.features.tasks.understand import might_be_task, understand
from bot.features.tasks.workflows import task_asked
from bot.incoming import reads_as_copy

ORDER = 10


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message asks for a task. The confirm card follows in its thread.

    Whether is all that is read here, before the acknowledgement; what exactly, in the speaker's zone, comes after.
    Where somebody may be asked by name, who is called so is found out after it too, and copy goes on as copy.
    """
    task = might_be_task(text) and await asyncio.to_thread(_asks, context, text)
    if not task and not (might_call(text) and reads_as_copy(text)):
        return False
    who = asked(body)
    request = Asked(
        key=f"task:{body['event_id']}",
        team=who.team,
        user=who.user,
        text=text,
        at=context.now().isoformat(),
        channel=event["channel"],
        thread=event.get("thread_ts") or event["ts"],
        ts=event["ts"],
    )
    if task:
        await context.jobs.start(task_asked, request.to_dict(), key=request.key)
        return True
    source = "dm" if event.get("channel_type") == "im" else "mention"
    copy = arrived(event, body, key=str(body["event_id"]), source=source, text=text)
    values = {"asked": request.to_dict(), "copy": copy.to_dict()}
    await context.walk("tasks.called", values, key=f"called:{request.key}")
    return True


def _asks(context: Context, text: str) -> bool:
    return understand(text, now=context.now().astimezone(context.settings.zone)) is not None
