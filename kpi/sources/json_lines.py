"""JSON Lines as a source, one object a line: also the example of how a kind of source is written.

A source is one module of this folder that exposes ``SOURCE``. Its ``open`` gives a ``Table`` whose ``rows()`` starts
anew at each call and yields (row number, cells), the titles first. Everything after that, from guessing the columns to
storing the figures, is the same for every source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kpi.sources.csv_file import LONGEST_LINE
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import BrokenLine, Cell, Row, Source, Table

_SAMPLE_LINES = 200


def open_json_lines(address: str, sheet: str | None) -> Table:
    """The objects of the file at ``address``; the titles are the names of the first 200, in order of appearance."""
    path = Path(address)
    titles: dict[str, None] = {}
    broken = 0
    for _, (number, entry) in zip(range(_SAMPLE_LINES), _lines(path), strict=False):
        titles |= dict.fromkeys(entry or ())
        broken = broken or (number if entry is None else 0)
    if broken and not titles:
        raise SourceError("kpi_sources.not_json", name=path.name, line=broken)

    def rows() -> Iterator[Row]:
        # The titles stand in no line of the file: rows keep the numbers of its lines.
        yield 0, list(titles)
        for number, entry in _lines(path):
            yield number, [BrokenLine("?")] if entry is None else [entry.get(title) for title in titles]

    return Table(rows, "json_lines")


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Cell] | None]]:
    """The number of each line and its object, None where the line is none."""
    number = 0
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        while line := file.readline(LONGEST_LINE):
            number += 1
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                entry = None
            yield number, {name: _cell(value) for name, value in entry.items()} if isinstance(entry, dict) else None


def _cell(value: object) -> Cell:
    """A plain value; a list or an object is no figure and no label, and its cell stays blank."""
    return value if isinstance(value, (str, int, float)) else None


SOURCE = Source("json_lines", open_json_lines, endings=(".jsonl", ".ndjson"))
