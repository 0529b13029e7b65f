"""What a table looks like before anybody says what it is: figures of KPIs, something like them, or something else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from kpi.model import Kpi
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.guess import SAMPLE_ROWS, kpi_names, kpi_of
from kpi.sources.ingest.header import Header, find_header, is_number, is_time, plain
from kpi.sources.ingest.model import Cell, Row, Table
from kpi.sources.ingest.numbers import is_blank

Sort = Literal["figures", "perhaps", "other"]
_MOST_LABELS = 30


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, the share of its cells that are times and numbers, and its first few values."""

    title: str
    times: float
    numbers: float
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """A look at a table. ``sort`` is ``figures`` when it has times and names a known KPI, ``perhaps`` when it has times
    and numbers only. ``name`` is that of its shape: equal titles have equal names."""

    sort: Sort
    columns: tuple[Column, ...] = ()
    name: str = ""

    @property
    def date(self) -> str | None:
        """The title of the column that holds the times, the first of several; None where no column does."""
        most = max((each.times for each in self.columns), default=0.0)
        return next((each.title for each in self.columns if each.times == most >= 0.5), None)


def look(table: Table, kpis: Sequence[Kpi], called: str) -> Sight:
    """Look at the first rows of ``table``; nothing here refuses it."""
    return look_at(list(islice(table.rows(), SAMPLE_ROWS)), kpis, called)


def look_at(sample: Sequence[Row], kpis: Sequence[Kpi], called: str) -> Sight:
    """The same for rows that were read already."""
    try:
        header = find_header(sample, called)
    except SourceError:
        return Sight("other")
    rows = [cells for number, cells in sample if number > header.row and any(not is_blank(cell) for cell in cells)]
    columns = tuple(_column(title, index, rows) for title, index in header.titles.items())
    name = shape_name(header)
    if not any(each.times >= 0.5 for each in columns):
        return Sight("other", columns, name)
    known = kpi_names(kpis)
    by_title = any(kpi_of(each.title, known) for each in columns)
    by_label = any(each.numbers < 0.5 and any(kpi_of(value, known) for value in each.values) for each in columns)
    if by_title or by_label:
        return Sight("figures", columns, name)
    # A first column of times is a number too where it is written as 20260312.
    counted = any(each.numbers >= 0.5 and each.times < 0.5 for each in columns)
    return Sight("perhaps" if counted else "other", columns, name)


def shape_name(header: Header) -> str:
    """The name under which the columns of a table of this shape are remembered: the same titles in any order."""
    titles = "\n".join(sorted(plain(title) for title in header.titles))
    return "shape-" + hashlib.sha256(titles.encode()).hexdigest()[:12]


def _column(title: str, index: int, rows: Sequence[Sequence[Cell]]) -> Column:
    cells = [cells[index] for cells in rows if index < len(cells) and not is_blank(cells[index])]
    count = max(len(cells), 1)
    values = dict.fromkeys(str(cell).strip() for cell in cells)
    return Column(
        title,
        sum(map(is_time, cells)) / count,
        sum(map(is_number, cells)) / count,
        tuple(islice(values, _MOST_LABELS)),
    )
