"""A table dropped into a conversation is looked at before it is taken for copy: it may hold figures."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath
from typing import Any

from bot.context import Body, Context, asked
from bot.features.calendar.importing import kept
from bot.jobs.request import HandedIn
from bot.jobs.workflows import submit

ORDER = 20
FILES = True
SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".jsonl", ".ndjson"})
_CHECK = re.compile(r"\b(?:check|review|proofread|copy)\b|检查|审核|校对|文案", re.IGNORECASE)


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message holds a table that nobody called copy. What it is, its walk finds out."""
    tables = [file for file in event.get("files") or () if _is_table(file)]
    if not tables or _CHECK.search(text):
        return False
    who = asked(body)
    for file in event["files"]:
        handed = HandedIn(
            key=f"{body['event_id']}:{file['id']}",
            source="file",
            team=who.team,
            author=who.user,
            file=file,
            origin_channel=event["channel"],
            origin_ts=event["ts"],
            origin_thread=event.get("thread_ts"),
            channel=event["channel"],
            thread=event.get("thread_ts") or event["ts"],
        )
        if file not in tables:
            await context.jobs.start(submit, handed.to_dict(), key=handed.key)
            continue
        values = {
            "drop": hashlib.sha256(handed.key.encode()).hexdigest()[:16],
            "file": kept(file),
            "user": who.user,
            "team": who.team,
            "channel": event["channel"],
            "thread": handed.thread,
            "copy": handed.to_dict(),
        }
        await context.walk("sources.look", values, key=f"sources:{handed.key}")
    return True


def _is_table(file: dict[str, Any]) -> bool:
    return PurePath(str(file.get("name") or "")).suffix.lower() in SUFFIXES
