"""Files out: the three steps in which Slack takes one, and where the message that shows it ended up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from bot.gateway.calls import Calls
from bot.gateway.errors import ScopeMissing, SlackRefused, SlackUnavailable
from bot.gateway.mrkdwn import without_emoji
from bot.gateway.rate import Sleep

ALT_LIMIT = 1_000
"""Characters of alternative text that Slack keeps."""
LOOKS = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Seconds before each look for the message: Slack answers first and shares the file a moment later, once scanned."""

Place = tuple[str, str]
"""Channel and timestamp of a message."""


def filename_of(filename: str, key: str) -> str:
    """``filename`` with a mark of ``key`` before its suffix: the message of a file has no metadata to keep a key in."""
    path = PurePath(filename)
    return f"{path.stem}-{hashlib.sha256(key.encode()).hexdigest()[:10]}{path.suffix}"


def carries(message: Mapping[str, Any], filename: str) -> bool:
    """Whether a message shows a file of that name."""
    return any(file.get("name") == filename for file in message.get("files") or ())


async def upload(
    calls: Calls,
    sleep: Sleep,
    channel: str,
    content: bytes,
    *,
    filename: str,
    title: str,
    alt_text: str,
    comment: str | None,
    thread_ts: str | None,
) -> Place | None:
    """Share ``content`` in a conversation; where, or None while Slack has not shown it yet.

    Each step is retried by itself; when nobody knows whether the last one was carried out, the file is looked at
    before it is tried again, so that it is shared once.
    """
    if channel.startswith(("U", "W")):
        # Unlike a message, a file goes to a conversation only, never to a person's id.
        channel = str((await calls.read("conversations.open", users=channel))["channel"]["id"])
    said = without_emoji(alt_text)[:ALT_LIMIT]
    room = await calls.read("files.getUploadURLExternal", filename=filename, length=len(content), alt_txt=said)
    file = str(room["file_id"])
    await calls.upload(str(room["upload_url"]), content)
    arguments = {"files": [{"id": file, "title": without_emoji(title)}], "channel_id": channel}
    arguments |= {"initial_comment": comment} if comment else {}
    arguments |= {"thread_ts": thread_ts} if thread_ts else {}

    async def completed() -> Mapping[str, Any] | None:
        return await _file(calls, file)

    await calls.write("files.completeUploadExternal", arguments, found=completed)
    for pause in LOOKS:
        if pause:
            await sleep(pause)
        try:
            ts = _shared_at(await _file(calls, file) or {}, channel)
        except SlackUnavailable:  # it is shared; where is all that stays unknown
            return None
        if ts is not None:
            return channel, ts
    return None


async def _file(calls: Calls, file: str) -> Mapping[str, Any] | None:
    """What Slack knows of a file; None while its upload is not complete, or where the bot may not look."""
    try:
        found: Mapping[str, Any] = (await calls.read("files.info", file=file))["file"]
    except ScopeMissing:
        return None
    except SlackRefused as refused:
        if refused.slack_error != "file_not_found":
            raise
        return None
    return found


def _shared_at(file: Mapping[str, Any], channel: str) -> str | None:
    for places in (file.get("shares") or {}).values():
        for share in places.get(channel) or ():
            return str(share["ts"])
    return None
