"""Office packages: a look at the zip before any parser opens it, so that none unpacks a bomb."""

from __future__ import annotations

import io
import zipfile

from bot.files.model import FileError

MOST_UNPACKED = 200 * 1024 * 1024
MOST_XML = 40 * 1024 * 1024
"""Bytes that one XML part may unpack to: text compresses well, but no document for people holds this much."""
MOST_ENTRIES = 5_000


def guarded(data: bytes) -> io.BytesIO:
    """``data`` as a file for a parser. Raises ``FileError`` for a bomb, a broken or an encrypted package.

    The sizes are those that the zip declares; reading stops there even when they lie.
    """
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile as error:
        raise FileError("files.broken") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileError("files.encrypted")
    texts = [entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    if (
        len(entries) > MOST_ENTRIES
        or sum(entry.file_size for entry in entries) > MOST_UNPACKED
        or max(texts, default=0) > MOST_XML
    ):
        raise FileError("files.bomb")
    return io.BytesIO(data)
