"""A table dropped into the bot's conversation with the word for it is loaded into the calendar, not read as copy."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from bot.context import Body, Context, spoken
from bot.features.calendar.importing import SUFFIXES, kept

ORDER = 5
FILES = True
WORD = re.compile(
    r"(?:please\s+|请)?(?:import\s+|load\s+|导入|载入)?(?:the\s+)?(?:content\s+)?(?:calendar|schedule|排期表?|内容日历|内容排期|日历)"
    r"(?:(?:\s+(?:for|of)\s+|[\s:：]+)(?P<name>.+))?",
    re.IGNORECASE,
)
"""The word, and the campaign after it where several run."""


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message is such a table. The preview follows in its thread."""
    found = WORD.fullmatch(text.strip().rstrip("。.!！"))
    given = [file for file in event.get("files") or () if _is_table(file)]
    if found is None or not given:
        return False
    for file in given:
        values = spoken(event, body) | {"file": kept(file), "name": (found["name"] or "").strip()}
        await context.walk("calendar.preview", values, key=f"calendar:{body['event_id']}:{file['id']}")
    return True


def _is_table(file: dict[str, Any]) -> bool:
    return PurePath(str(file.get("name") or "")).suffix.lower() in SUFFIXES
