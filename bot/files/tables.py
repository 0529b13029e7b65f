"""Spreadsheets as tables of text, sheet by sheet: CSV in any usual encoding, XLSX, XLS and ODS."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable

from bot.files.encoding import decode
from bot.files.formats.delimited import rows as delimited_rows
from bot.files.model import FileError
from bot.files.package import guarded
from campaigns.spreadsheets import plain_cell
from guidelines.termbase.model import Sheet

BYTES_AT_MOST = 20_000_000
ROWS_AT_MOST = 50_000
COLUMNS_AT_MOST = 200
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_tables(data: bytes) -> list[Sheet]:
    """The tables that a person sees, hidden sheets left out; every cell is text, numbers without needless zeros.

    Raises ``FileError`` for what is empty, too big, damaged, under a password, packed to explode or no table at all.
    """
    if not data.strip():
        raise FileError("files.empty")
    if len(data) > BYTES_AT_MOST:
        raise FileError("files.too_big", size=len(data) // 1_000_000, limit=BYTES_AT_MOST // 1_000_000)
    if data.startswith((_ZIP, _OLD_EXCEL)):
        return _workbook(data)
    text, _ = decode(data)
    rows = delimited_rows(text)
    _bounded(len(rows), max(map(len, rows), default=0))
    return [Sheet("", tuple(tuple(plain_cell(cell) for cell in row) for row in rows))]


def _workbook(data: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    file = guarded(data) if data.startswith(_ZIP) else io.BytesIO(data)
    made = []
    try:
        book = CalamineWorkbook.from_filelike(file)
        for each in book.sheets_metadata:
            if each.visible == SheetVisibleEnum.Visible and each.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(each.name)
                _bounded(sheet.total_height, sheet.total_width)
                rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
                _spread(rows, sheet.merged_cell_ranges or ())
                made.append(Sheet(each.name, tuple(map(tuple, rows))))
    except CalamineError as error:
        raise FileError("files.broken") from error
    return made


def _spread(rows: list[list[str]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Say in every row what a cell merged downwards says for all of them; across, a title stays where it is."""
    done: dict[int, int] = {}
    for (top, column), (bottom, _) in sorted(merged):
        # A merge may reach beyond what is written.
        last = min(bottom, len(rows) - 1)
        if last <= top or column >= len(rows[top]):
            continue
        for number in range(max(top + 1, done.get(column, 0)), last + 1):
            rows[number][column] = rows[number][column] or rows[top][column]
        done[column] = max(done.get(column, 0), last + 1)


def _bounded(rows: int, columns: int) -> None:
    if rows > ROWS_AT_MOST:
        raise FileError("files.too_many_rows", limit=ROWS_AT_MOST)
    if columns > COLUMNS_AT_MOST:
        raise FileError("files.too_many_columns", limit=COLUMNS_AT_MOST)


def _text(cell: object) -> str:
    match cell:
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case bool():
            return "yes" if cell else "no"
        case _:
            return str(cell)
