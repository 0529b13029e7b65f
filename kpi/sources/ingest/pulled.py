"""Rows that were fetched once, kept on disk so that they can be walked over again, within limits of count and size."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Cell, Row, Table

_MOST_BYTES = 500 * 2**20
"""What the rows of one pull may take on disk."""


def table_of(titles: Sequence[str], rows: Iterable[Sequence[object]], kind: str, *, most: int) -> Table:
    """A table of ``titles`` and ``rows``, kept in a file that goes with it.

    SourceError ``kpi_sources.too_many_rows`` for more than ``most`` rows and ``kpi_sources.too_much`` for more than
    500 MiB.
    """
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed when the table goes
    written = 0
    for number, cells in enumerate(rows, 1):
        if number > most:
            raise SourceError("kpi_sources.too_many_rows", most=most)
        line = json.dumps([_kept(cell) for cell in cells], ensure_ascii=False)
        written += len(line) + 1
        if written > _MOST_BYTES:
            raise SourceError("kpi_sources.too_much", most=_MOST_BYTES // 2**20)
        file.write(line + "\n")

    def walk() -> Iterator[Row]:
        file.seek(0)
        yield 1, list(titles)
        for number, line in enumerate(file, 2):
            yield number, [_cell(value) for value in json.loads(line)]

    return Table(walk, kind)


def _kept(value: object) -> Any:
    """A cell as JSON; days and moments are told from text by a mark."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, dt.datetime):
        # With an offset it is a moment of its own and reads as text does; without one it is of the source's zone.
        return value.isoformat(sep=" ", timespec="seconds") if value.tzinfo else ["t", value.isoformat()]
    if isinstance(value, dt.date):
        return ["d", value.isoformat()]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (list, dict, bytes)):
        return None
    return str(value)


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        mark, text = value
        return dt.date.fromisoformat(text) if mark == "d" else dt.datetime.fromisoformat(text)
    kept: Cell = value
    return kept
