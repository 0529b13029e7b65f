"""The first walk over a table: which of its rows hold data, and how its times and numbers are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from kpi.sources.ingest.dates import DateRule, DateSurvey
from kpi.sources.ingest.guess import is_total
from kpi.sources.ingest.header import Header
from kpi.sources.ingest.model import Cell, Choices, DateOrder, Decimal, Note, Row, Schema, Table
from kpi.sources.ingest.numbers import NumberSurvey, decimal_of

ROWS_A_STEP = 20_000
"""Rows after which a walk tells how far it is."""
_FIRST_ROWS = 200
"""Rows from which the decimal sign of the whole table is told."""
Step = Callable[[int], None]
"""Is told how many rows a walk has behind it."""


@dataclass(slots=True)
class Walk:
    """The data rows of a table under its titles; what is no data (blanks, remarks, totals) is left out.

    ``rows`` and ``totals`` are counted once it was walked to the end.
    """

    table: Table
    header: Header
    date: str
    rows: int = 0
    totals: int = 0

    def __iter__(self) -> Iterator[Row]:
        rows = self.totals = 0
        date, titles, top = self.header.titles[self.date], list(self.header.cells), self.header.row
        for row in self.table.rows():
            number, cells = row
            if number <= top:
                continue
            # Nearly every row: a time that starts with a digit, and no remark.
            if (
                date < len(cells)
                and isinstance(at := cells[date], str)
                and at[:1].isdigit()
                and not (date and _remark(cells[0]))
            ):
                rows += 1
                yield row
                continue
            if not any(cell is not None and cell != "" for cell in cells):
                continue
            at = cells[date] if date < len(cells) else None
            if _remark(cells[0]) or list(cells) == titles:
                continue
            if all(isinstance(cell, str) and not cell.strip() for cell in cells):
                continue
            if isinstance(at, str) and is_total(at):
                self.totals += 1
                continue
            rows += 1
            yield row
        self.rows = rows


def _remark(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1] == "#"


@dataclass(frozen=True, slots=True)
class Rules:
    """How the columns are written, decided over the whole table."""

    date: DateRule
    decimals: Mapping[str, Decimal]
    notes: tuple[Note, ...]


def survey(walk: Walk, schema: Schema, choices: Choices, usual: DateOrder | None, step: Step) -> Rules:
    """Walk the table once and decide. SourceError when day and month cannot be told apart, or the year is not told."""
    titles = walk.header.titles
    dates = DateSurvey(ZoneInfo(schema.zone))
    columns = [schema.value] if schema.value else [title for title, kpi in schema.kpis.items() if kpi]
    numbers = [(titles[title], NumberSurvey(), title) for title in columns if title is not None]
    looks = [(titles[schema.date], dates.add), *((index, each.add) for index, each, _ in numbers)]
    reach = max(index for index, _ in looks)
    for nth, (_, cells) in enumerate(walk):
        if nth % ROWS_A_STEP == 0:
            step(nth)
        if reach < (width := len(cells)):
            for index, add in looks:
                add(cells[index])
        else:
            for index, add in looks:
                if index < width:
                    add(cells[index])
    rule, notes = dates.decide(choices.date_order, usual, choices.year)
    decimals: dict[str, Decimal] = {}
    usual_decimal = decimal_of((cells for _, cells in islice(walk, _FIRST_ROWS)), titles[schema.date])
    for _, each, title in numbers:
        decimals[title], said = each.decide(schema.decimal, title, usual_decimal)
        notes += said
    return Rules(rule, decimals, notes)
