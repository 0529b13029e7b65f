"""Files: the three-step upload, what `files.info` says, and who may download."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePath

from .errors import SlackError
from .state import Body, Workspace

MAX_BYTES = 50_000_000
_PRETTY = {"pdf": "PDF", "docx": "Word Document", "pptx": "PowerPoint Presentation", "csv": "CSV", "txt": "Plain Text",
           "md": "Markdown (raw)", "png": "PNG", "jpg": "JPEG", "svg": "SVG", "xlsx": "Excel Spreadsheet"}  # fmt: skip


@dataclass
class StoredFile:
    """A file and its bytes; `length` is what the uploader announced."""

    id: str
    name: str
    length: int
    user: str
    created: int
    alt_text: str = ""
    title: str = ""
    content: bytes | None = None
    channels: tuple[str, ...] = ()
    shares: list[tuple[str, str]] = field(default_factory=list)
    done: bool = False


class Files:
    """Every file of the workspace, in memory."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.base_url = ""
        self._files: dict[str, StoredFile] = {}

    def announce(self, name: str, length: int, user: str, alt_text: str = "") -> StoredFile:
        """Make room for an upload."""
        if not name:
            raise SlackError("invalid_arguments", ["[ERROR] missing required field: filename"])
        if not 0 < length <= MAX_BYTES:
            raise SlackError("file_upload_size_restricted")
        file = StoredFile(self.workspace.new_id("F"), name, length, user, int(self.workspace.clock.now()), alt_text)
        self._files[file.id] = file
        return file

    def receive(self, file_id: str, content: bytes) -> StoredFile:
        """Take the bytes; their number must be the one announced."""
        file = self.get(file_id)
        if len(content) != file.length:
            raise SlackError("file_upload_size_mismatch")
        file.content = content
        return file

    def complete(self, file_id: str, title: str = "") -> StoredFile:
        """Finish an upload so that the file can be shared."""
        file = self.get(file_id)
        if file.content is None:
            raise SlackError("file_not_found", [f"[ERROR] nothing was uploaded for {file_id}"])
        file.title, file.done = title or file.name, True
        return file

    def add(self, name: str, content: bytes, user: str) -> StoredFile:
        """All three steps at once, for a person on the page."""
        file = self.announce(name, len(content), user)
        self.receive(file.id, content)
        return self.complete(file.id)

    def get(self, file_id: str) -> StoredFile:
        """A file by id, or `file_not_found`."""
        if file_id not in self._files:
            raise SlackError("file_not_found")
        return self._files[file_id]

    def shared(self, file: StoredFile, channel: str) -> None:
        """Note that a file was shared to a channel."""
        file.channels = tuple(dict.fromkeys((*file.channels, channel)))

    def shares(self, file: StoredFile) -> Body:
        """Channel and timestamp of each message of the app that carries the file, as `files.info` tells them."""
        found: Body = {}
        for channel, ts in file.shares:
            kind = "public" if channel.startswith("C") else "private"
            found.setdefault(kind, {}).setdefault(channel, []).append({"ts": ts})
        return found

    def describe(self, file: StoredFile) -> Body:
        """The file object of messages and `files.info`."""
        suffix = PurePath(file.name).suffix.lstrip(".").lower() or "text"
        kind = mimetypes.guess_type(file.name)[0] or ("text/markdown" if suffix == "md" else "application/octet-stream")
        url = f"{self.base_url}/files/{file.id}/{PurePath(file.name).name}"
        return {
            "id": file.id, "created": file.created, "timestamp": file.created, "name": file.name,
            "title": file.title or file.name, "mimetype": kind, "filetype": suffix,
            "pretty_type": _PRETTY.get(suffix, suffix.upper()), "user": file.user, "user_team": "T0SANDBOX",
            "size": file.length, "mode": "hosted", "is_external": False, "external_type": "", "is_public": False,
            "url_private": url, "url_private_download": f"{url}?download=1", "permalink": url,
            "alt_txt": file.alt_text, "editable": False, "has_rich_preview": False, "file_access": "visible",
            "channels": [name for name in file.channels if name.startswith("C")],
            "ims": [name for name in file.channels if name.startswith("D")], "groups": [],
        }  # fmt: skip
