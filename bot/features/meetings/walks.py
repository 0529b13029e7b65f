"""The durable work of meetings by name."""

from __future__ import annotations

from bot.features.meetings import adding, desk, notes

WALKS = {
    "post": desk.post,
    "changed": desk.changed,
    "closed": desk.closed,
    "skipped": desk.skipped,
    "add": adding.add,
    "notes": notes.found,
    "review": notes.changed,
    "made": notes.made,
}
