"""A table dropped into a conversation is looked at before it is taken for copy: it may hold figures, or terms."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath
from typing import Any

from bot.context import Body, Context, asked
from bot.features.calendar.importing import kept
from bot.features.check.handlers import arrived, of_file
from bot.jobs.workflows import submit
from bot.termbase.reading import SUFFIXES as TERMS

ORDER = 20
FILES = True
SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".jsonl", ".ndjson"})
TBX = ".tbx"
_TERMS = re.compile(r"\b(?:term[- ]?(?:base|list)s?|terminology|glossar(?:y|ies))\b|术语|词汇表|词表", re.IGNORECASE)
_CHECK = re.compile(r"\b(?:check|review|proofread|copy)\b|检查|审核|校对|文案", re.IGNORECASE)


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message holds a table that nobody called copy. What it is, its walk finds out."""
    files = event.get("files") or ()
    named, checked = _TERMS.search(text), _CHECK.search(text)
    terms = [file for file in files if _suffix(file) in (TERMS if named and not checked else {TBX})]
    tables = [file for file in files if _suffix(file) in SUFFIXES]
    if not terms and (not tables or (checked and not named)):
        return False
    who = asked(body)
    for file in event["files"]:
        piece = arrived(event, body, key=of_file(body, file), source="file", file=file)
        if file not in tables and file not in terms:
            await context.jobs.start(submit, piece.to_dict(), key=piece.key)
            continue
        values = {
            "drop": hashlib.sha256(piece.key.encode()).hexdigest()[:16],
            "file": kept(file),
            "user": who.user,
            "team": who.team,
            "channel": event["channel"],
            "thread": piece.thread,
            "copy": piece.to_dict(),
        }
        if file in terms:
            await context.walk("terms.preview", values, key=f"terms:{piece.key}")
            continue
        await context.walk("sources.look", values, key=f"sources:{piece.key}")
    return True


def _suffix(file: dict[str, Any]) -> str:
    return PurePath(str(file.get("name") or "")).suffix.lower()
