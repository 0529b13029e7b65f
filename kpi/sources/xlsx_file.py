"""Excel workbooks as a source: the sheet is picked or asked for, merged cells are told from figures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Cell, MergedNumber, Note, PercentNumber, Row, Source, Table
from kpi.sources.ingest.workbook_guard import guard

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_FORMATS_LOOKED_AT = 60
_MOST_MERGED = 20_000
_Merged = dict[tuple[int, int], tuple[int, int]]


def open_xlsx(address: str, sheet: str | None) -> Table:
    """The rows of one sheet: ``sheet``, or the only one that is visible and not empty.

    SourceError ``kpi_sources.which_sheet`` when there are several; and for a file that is damaged, under a password or
    packed to explode.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    path = Path(address)
    guard(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            visible = [
                each.name
                for each in book.sheets_metadata
                if each.visible == SheetVisibleEnum.Visible and each.typ == SheetTypeEnum.WorkSheet
            ]
            names = list(book.sheet_names)
            if sheet is not None and sheet not in names:
                raise SourceError("kpi_sources.no_sheet", sheet=sheet, sheets=", ".join(names))
            wanted = [sheet] if sheet is not None else visible
            # A sheet of two rows holds a title and a figure at the least.
            filled = [name for name in wanted if book.get_sheet_by_name(name).height > 1]
            if not filled:
                raise SourceError("kpi_sources.no_rows", name=path.name)
            if len(filled) > 1:
                raise SourceError("kpi_sources.which_sheet", name=path.name, sheets=", ".join(filled))
            merged = book.get_sheet_by_name(filled[0]).merged_cell_ranges or []
    except CalamineError as problem:
        raise SourceError("kpi_sources.broken", name=path.name) from problem
    chosen = filled[0]
    percent = _percent_columns(path, chosen)
    notes = (Note("kpi_sources.merged_cells", {"n": len(merged)}),) if merged else ()

    def rows() -> Iterator[Row]:
        with CalamineWorkbook.from_path(path) as book:
            yield from _rows(book.get_sheet_by_name(chosen), _origins(merged, path.name), percent)

    return Table(rows, "xlsx", sheet=chosen, notes=notes)


def _origins(merged: list[tuple[tuple[int, int], tuple[int, int]]], name: str) -> _Merged:
    """The top left cell of every cell of a merged range, counted from 0."""
    inside: _Merged = {}
    for (top, left), (bottom, right) in merged:
        if (bottom - top + 1) * (right - left + 1) + len(inside) > _MOST_MERGED:
            raise SourceError("kpi_sources.too_much_merged", name=name)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                inside[row, column] = (top, left)
    return inside


def _rows(sheet: CalamineSheet, merged: _Merged, percent: frozenset[int]) -> Iterator[Row]:
    start = sheet.start
    if start is None:
        return
    # The reader gives the empty rows above the first cell, but not the empty columns left of it.
    left = start[1]
    seen: dict[tuple[int, int], Cell] = {}
    tall = {origin for (row, _), origin in merged.items() if row != origin[0]}
    for number, values in enumerate(sheet.iter_rows()):
        cells: list[Cell] = [None] * left + [None if value == "" else value for value in values]
        for column, cell in enumerate(cells):
            origin = merged.get((number, column)) if merged else None
            if origin is not None:
                if origin == (number, column):
                    seen[origin] = cell
                cells[column] = _of_merged(seen.get(origin), origin in tall)
            elif column in percent and isinstance(cell, float):
                cells[column] = PercentNumber(cell)
        yield number + 1, cells


def _of_merged(cell: Cell, tall: bool) -> Cell:
    """A merged title or label stands for each of its rows; a number that is shown once for several does not."""
    return MergedNumber(cell) if tall and isinstance(cell, (int, float)) and not isinstance(cell, bool) else cell


def _percent_columns(path: Path, sheet: str) -> frozenset[int]:
    """Columns, from 0, whose numbers are shown as per cent: the fast reader does not tell how a cell is shown."""
    import openpyxl

    shown: dict[int, list[bool]] = {}
    # What the fast reader takes and this one refuses keeps its plain numbers.
    with suppress(Exception):
        book = openpyxl.load_workbook(path, read_only=True)
        try:
            for cells in book[sheet].iter_rows(max_row=_FORMATS_LOOKED_AT):
                for cell in cells:
                    if isinstance(cell.value, (int, float)):
                        shown.setdefault(cell.column - 1, []).append("%" in str(cell.number_format))
        finally:
            book.close()
    return frozenset(column for column, found in shown.items() if sum(found) * 2 > len(found))


def _is_workbook(start: bytes) -> bool:
    # The parts of an Office package come in any order; which kind it is, the guard and the reader find out.
    return start.startswith(b"PK\x03\x04") and (
        b"[Content_Types].xml" in start or b"xl/" in start or b"_rels/" in start
    )


SOURCE = Source("xlsx", open_xlsx, endings=(".xlsx", ".xlsm"), recognises=_is_workbook)
