"""Which row of a table holds its titles: the one above the first that holds a time and a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpi.sources.ingest.errors import BadCell, SourceError
from kpi.sources.ingest.model import DECIMALS, Cell, Row
from kpi.sources.ingest.numbers import is_blank, read
from kpi.sources.ingest.times import look
from kpi.sources.ingest.units import is_currency, title_and_unit

_MOST_ABOVE = 60
"""Rows of titles, remarks and blanks that may stand above the figures."""

DATES = frozenset(
    [
        "date",
        "day",
        "datetime",
        "time",
        "timestamp",
        "week",
        "month",
        "period",
        "hour",
        "ds",
        "日期",
        "时间",
        "日",
        "天",
        "周",
        "月",
        "月份",
        "星期",
        "周次",
        "统计日期",
        "数据日期",
        "统计时间",
    ]
)
"""Titles of a column of times."""


def plain(cell: object) -> str:
    """A title or label without what does not tell it from others: case, width, blanks at its ends."""
    return "" if cell is None else unicodedata.normalize("NFKC", str(cell)).strip().lower()


@dataclass(frozen=True, slots=True)
class Header:
    """The titles: the row they stand in, and each title with its column from 0 (blank ones left out)."""

    row: int
    titles: Mapping[str, int]
    cells: tuple[Cell, ...]


def find_header(sample: Sequence[Row], name: str) -> Header:
    """The row above the first row that holds a time and a number. SourceError when no row holds both."""
    rows = [row for row in sample[: _MOST_ABOVE + 1] if any(not is_blank(cell) for cell in row[1])]
    first = next((index for index, (_, cells) in enumerate(rows) if _is_data(cells)), None)
    if first is None:
        first = _by_words(rows)
    if not first:
        raise SourceError("kpi_sources.no_header" if first == 0 else "kpi_sources.no_data", name=name)
    width = sum(not is_blank(cell) for cell in rows[first][1])
    # A row that holds a time is data, however much else of it is garbage.
    above = next((each for each in reversed(rows[:first]) if _may_be_titles(each, max(2, width // 2))), None)
    if above is None:
        raise SourceError("kpi_sources.no_header", name=name)
    titles: dict[str, int] = {}
    for column, cell in enumerate(above[1]):
        title = "" if cell is None else str(cell).strip()
        if title and title in titles:
            raise SourceError("kpi_sources.title_twice", column=title, row=above[0])
        if title:
            titles[title] = column
    return Header(above[0], titles, tuple(above[1]))


def _by_words(rows: Sequence[Row]) -> int | None:
    """The row after one that has the title of a time, where the times themselves are beyond reading."""
    for index, (_, cells) in enumerate(rows[:-1]):
        if len(_filled(cells)) > 1 and any(title_and_unit(plain(cell))[0] in DATES for cell in cells):
            return index + 1
    return None


def _comment(row: Row) -> bool:
    return plain(row[1][0] if row[1] else None).startswith("#")


def _may_be_titles(row: Row, least: int) -> bool:
    filled = _filled(row[1])
    return len(filled) >= least and not _comment(row) and not any(map(is_time, filled)) and any(map(_is_word, filled))


def _is_word(cell: Cell) -> bool:
    return any(character.isalpha() for character in plain(cell))


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if plain(cell)]


def _is_data(cells: Sequence[Cell]) -> bool:
    if plain(cells[0]).startswith("#"):
        return False
    times = [index for index, cell in enumerate(cells) if is_time(cell)]
    return any(is_number(cell) and times != [index] for index, cell in enumerate(cells)) if times else False


def is_time(cell: Cell) -> bool:
    """Whether the cell reads as a time."""
    try:
        look(cell)
    except BadCell:
        return False
    return True


def is_number(cell: Cell) -> bool:
    """Whether the cell reads as a number, however it is written; a name that ends in digits is none."""
    for decimal in DECIMALS:
        try:
            amount = read(cell, decimal)
        except BadCell as problem:
            if problem.code == "kpi_sources.merged_number":
                return True
            continue
        return amount is not None and not (plain(cell)[:1].isalpha() and not is_currency(amount.unit))
    return False
