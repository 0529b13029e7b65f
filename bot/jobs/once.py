"""Posting from a step: a step may run twice, and what it posts stands once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.gateway.gateway import Gateway, Posted
from bot.jobs.engine import Jobs


async def post_once(
    jobs: Jobs,
    gateway: Gateway,
    channel: str,
    *,
    text: str,
    blocks: Sequence[Mapping[str, Any]] | None,
    key: str,
    thread_ts: str | None = None,
    language: str | None = None,
) -> Posted:
    """Inside a step: post a message, unless an earlier attempt posted it without living to remember."""
    found = await gateway.find_by_key(channel, thread_ts, key) if jobs.taken_up() else None
    if found is not None:
        return found
    metadata = {"event_type": "unison", "event_payload": {"key": key}}
    return await gateway.post(
        channel, text=text, blocks=blocks, thread_ts=thread_ts, metadata=metadata, language=language
    )
