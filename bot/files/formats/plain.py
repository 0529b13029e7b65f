"""Plain text files."""

from __future__ import annotations

from bot.files.encoding import decode
from bot.files.model import Content, Format, Part, Words


def read(data: bytes) -> Content:
    """The whole file as one part, as it is written."""
    text, warnings = decode(data)
    return Content((Part(Words("files.part.text"), text),), warnings)


FORMAT = Format("text", (".txt",), read)
