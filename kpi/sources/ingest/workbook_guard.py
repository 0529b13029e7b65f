"""A look into a workbook before any parser opens it, so that none unpacks a bomb or lays out an endless sheet."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from pathlib import Path

from kpi.sources.ingest.errors import SourceError

MOST_UNPACKED = 600 * 1024 * 1024
MOST_ENTRIES = 5_000
MOST_RATIO = 200
"""Times its packed size that a part of more than 10 MB may unpack to; spreadsheets stay below 60."""
_SMALL = 10 * 1024 * 1024
MOST_CELLS = 12_000_000
"""Cells of the rectangle around everything a sheet holds: the parser lays it out in memory, 32 bytes a cell."""
_PIECE = 1 << 20
_OVERLAP = 4096
_FILLED = re.compile(rb"<(?:\w+:)?c\b([^<>]*)(?<!/)>\s*<(?:\w+:)?(?:v|is|f)\b")
_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*\br="(\d{1,7})"')


def guard(path: Path) -> None:
    """SourceError for a bomb, a workbook that is damaged or under a password, and a sheet too large to lay out.

    Declared sizes are checked first; then every part is unpacked once, piece by piece, to see that they were true.
    """
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise SourceError("kpi_sources.encrypted", name=path.name)
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise SourceError("kpi_sources.bomb", name=path.name)
            if any(e.file_size > _SMALL and e.file_size > MOST_RATIO * max(e.compress_size, 1) for e in entries):
                raise SourceError("kpi_sources.bomb", name=path.name)
            if len({entry.filename for entry in entries}) < len(entries):
                raise SourceError("kpi_sources.broken", name=path.name)
            for entry in entries:
                _unpack(package, entry, path.name)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError) as problem:
        raise SourceError("kpi_sources.broken", name=path.name) from problem


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    sheet = entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml")
    columns = rows = unnumbered = last_row = 0
    tail = b""
    with package.open(entry) as part:
        while piece := part.read(_PIECE):
            if not sheet:
                continue
            text = tail + piece
            for found in _FILLED.finditer(text):
                at = _AT.search(found[1])
                if at is None:
                    unnumbered = 1
                else:
                    columns, rows = max(columns, _column(at[1])), max(rows, int(at[2]))
            last_row = max(last_row, *(int(found[1]) for found in _ROW.finditer(text)), 0)
            tail = text[-_OVERLAP:]
            if columns * max(rows, unnumbered * last_row) > MOST_CELLS:
                raise SourceError("kpi_sources.sheet_too_large", name=name, most=MOST_CELLS)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
