"""Canvases: Markdown that the app wrote, which nobody else sees until it is given to a channel or a person."""

from __future__ import annotations

from dataclasses import dataclass, field

from .errors import SlackError
from .state import BOT_USER, TEAM_ID, Body, Workspace

MAX_CHARACTERS = 1_048_576
LEVELS = ("read", "write", "owner")


@dataclass
class StoredCanvas:
    """A canvas; ``given`` is the access that conversations and people have, by id."""

    id: str
    title: str
    markdown: str
    created: int
    given: dict[str, str] = field(default_factory=dict)


class Canvases:
    """Every canvas of the workspace, in memory."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.base_url = ""
        self._canvases: dict[str, StoredCanvas] = {}

    def create(self, title: str, markdown: str) -> StoredCanvas:
        """A canvas of the app's."""
        if len(markdown) > MAX_CHARACTERS:
            raise SlackError("canvas_creation_failed")
        canvas = StoredCanvas(self.workspace.new_id("F"), title, markdown, int(self.workspace.clock.now()))
        self._canvases[canvas.id] = canvas
        return canvas

    def find(self, canvas_id: str) -> StoredCanvas | None:
        """A canvas by id; None where there is none."""
        return self._canvases.get(canvas_id)

    def address(self, canvas: StoredCanvas) -> str:
        """Its permalink."""
        return f"{self.base_url}/docs/{TEAM_ID}/{canvas.id}"

    def shown_to(self, canvas_id: str, person: str) -> StoredCanvas:
        """The canvas as a person may read it: given to them, or to a channel that they are in."""
        canvas = self.find(canvas_id)
        channels = (self.workspace.channels.get(each) for each in (canvas.given if canvas else ()))
        if canvas is None or not (
            person in canvas.given or any(channel is not None and person in channel.members for channel in channels)
        ):
            raise SlackError("canvas_not_found")
        return canvas

    def describe(self, canvas: StoredCanvas) -> Body:
        """What `files.info` says of it."""
        address = self.address(canvas)
        return {
            "id": canvas.id, "created": canvas.created, "timestamp": canvas.created, "name": canvas.title or "Untitled",
            "title": canvas.title or "Untitled", "mimetype": "application/vnd.slack-docs", "filetype": "quip",
            "pretty_type": "Canvas", "user": BOT_USER, "user_team": TEAM_ID, "size": len(canvas.markdown.encode()),
            "mode": "quip", "is_external": False, "is_public": False, "url_private": address, "permalink": address,
            "editable": True, "channels": [each for each in canvas.given if each.startswith("C")], "ims": [],
            "groups": [],
        }  # fmt: skip
