"""Messages that ask what the guideline says are answered from it before they could be taken for copy."""

from __future__ import annotations

from typing import Any

from bot.context import Body, Context, asked
from bot.features.guide.asking import asks_guideline

ORDER = 20


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message asks the guideline. The answer follows in its thread."""
    if not asks_guideline(text):
        return False
    who = asked(body)
    values = {
        "team": who.team,
        "user": who.user,
        "text": text,
        "channel": event["channel"],
        "thread": event.get("thread_ts") or event["ts"],
        "ts": event["ts"],
    }
    await context.walk("guide.answer", values, key=f"guide:{body['event_id']}")
    return True
