"""Canvases: documents in Slack's own Markdown that stand beside a conversation and are opened by a link."""

from __future__ import annotations

from dataclasses import dataclass

from bot.gateway.calls import Calls

MOST_CHARACTERS = 1_048_576
"""Of Markdown in one canvas."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A canvas that was made: its id, which is that of a file, and its address."""

    id: str
    link: str


class Canvases:
    """Slack's canvases, for one bot token. Every method may raise ``SlackUnavailable`` or a ``SlackRefused``."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def create(self, title: str, markdown: str) -> Canvas:
        """Make a canvas, which nobody but the bot sees yet.

        One that is made again because Slack's answer was lost is seen by nobody either. Workspaces on a free plan have
        none (``CanvasRefused``).
        """
        content = {"type": "markdown", "markdown": markdown[:MOST_CHARACTERS]}
        made = await self._calls.write("canvases.create", {"title": title, "document_content": content})
        canvas = str(made["canvas_id"])
        file = (await self._calls.read("files.info", file=canvas))["file"]
        return Canvas(canvas, str(file["permalink"]))

    async def show(self, canvas: str, *, channel: str, reader: str) -> None:
        """Let a channel's members read a canvas whose link was posted there; in a direct conversation, ``reader``."""
        given = {"user_ids": [reader]} if channel.startswith("D") else {"channel_ids": [channel]}
        await self._calls.write("canvases.access.set", {"canvas_id": canvas, "access_level": "read", **given})

    async def files_in(self, channel: str, thread_ts: str) -> dict[str, str]:
        """Addresses of the files that the first messages of a thread show, by name, for a canvas to unfold them."""
        page = await self._calls.read("conversations.replies", channel=channel, ts=thread_ts, limit=100)
        files = [file for message in page.get("messages") or () for file in message.get("files") or ()]
        return {str(file.get("name")): str(file["permalink"]) for file in files if file.get("permalink")}
