"""Markdown files: the text as it is written, since the checker reads Markdown, without a front matter of settings."""

from __future__ import annotations

import re

from bot.files.encoding import decode
from bot.files.model import Content, Format, Part, Words

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|\Z)")


def read(data: bytes) -> Content:
    """The file as one part, without the YAML block at its start, which is left out with a warning."""
    text, warnings = decode(data)
    body = _FRONT_MATTER.sub("", text, count=1)
    if body != text:
        warnings = (*warnings, Words("files.front_matter"))
    return Content((Part(Words("files.part.text"), body),), warnings)


FORMAT = Format("markdown", (".md",), read)
