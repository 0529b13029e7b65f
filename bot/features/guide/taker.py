"""Messages that ask what the guideline says are answered from it before they could be taken for copy."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.context import Body, Context, spoken
from bot.errors import Refusal
from bot.features.guide.asking import asks_guideline
from bot.features.guide.facts import asks_fact, may_ask_fact, names
from bot.small_talk import talk

ORDER = 20


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message asks the guideline. The answer follows in its thread."""
    if talk(text) is not None or not (asks_guideline(text) or await _asks_fact(context, text)):
        return False
    await context.walk("guide.answer", spoken(event, body) | {"text": text}, key=f"guide:{body['event_id']}")
    return True


async def _asks_fact(context: Context, text: str) -> bool:
    """Whether it asks for a fact of the brand in force; of none where there is no guideline."""
    if not may_ask_fact(text):
        return False
    try:
        version = await asyncio.to_thread(context.guidelines.current)
    except Refusal:
        return False
    return asks_fact(text, names(version.guideline))
