"""CSV and XLSX files as rows of text, whatever program wrote them."""

from __future__ import annotations

import csv
import datetime as dt
import io

from python_calamine import CalamineError, CalamineWorkbook

from campaigns.calendar.errors import UnreadableTable
from campaigns.spreadsheets import plain_cell

BYTES_AT_MOST = 5_000_000
ROWS_AT_MOST = 5_000
COLUMNS_AT_MOST = 100

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read(data: bytes) -> list[list[str]]:
    """The rows of the first sheet, or of the CSV file, each cell as text without spaces around it.

    Dates of a spreadsheet become ``2026-03-12`` or ``2026-03-12 18:00``. CSV is taken as UTF-8, UTF-16 with its mark,
    or GB 18030, split at commas, semicolons or tabs. UnreadableTable for what is none, is empty, or is too big.
    """
    if len(data) > BYTES_AT_MOST:
        raise UnreadableTable("too_big", limit=BYTES_AT_MOST // 1_000_000)
    rows = _sheet(data) if data.startswith((_ZIP, _OLD_EXCEL)) else _csv(data)
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) < 2:
        raise UnreadableTable("no_rows")
    if len(rows) > ROWS_AT_MOST + 1:
        raise UnreadableTable("too_many_rows", limit=ROWS_AT_MOST)
    return rows


def _sheet(data: bytes) -> list[list[str]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        if sheet.total_height > ROWS_AT_MOST + 1:
            raise UnreadableTable("too_many_rows", limit=ROWS_AT_MOST)
        if sheet.total_width > COLUMNS_AT_MOST:
            raise UnreadableTable("too_wide", limit=COLUMNS_AT_MOST)
        # Rows that are empty at the top count, so that a problem is told with the row people see.
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except CalamineError as error:
        raise UnreadableTable("damaged") from error


def _text(cell: object) -> str:
    match cell:
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime():
            return cell.strftime("%Y-%m-%d %H:%M")
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell).strip()


def _csv(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise UnreadableTable("not_text")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableTable("broken", row=text.count("\n") + 1) from error
    return [[plain_cell(cell.strip()) for cell in row] for row in rows]


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableTable("encoding")
