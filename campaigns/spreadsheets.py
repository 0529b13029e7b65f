"""Files for spreadsheet programs, in which every cell opens as text.

What begins like a formula is marked in CSV, and unmarked when it is read back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def safe_cell(value: object) -> str:
    """``value`` as a cell: None is empty, text that would be taken for a formula begins with an apostrophe."""
    if value is None:
        return ""
    text = str(value)
    return _MARK + text if isinstance(value, str) and text.startswith((*_FORMULA, _MARK)) else text


def plain_cell(text: str) -> str:
    """The text that ``safe_cell`` marked."""
    marked = text.startswith(_MARK) and text[1:].startswith((*_FORMULA, _MARK))
    return text[1:] if marked else text


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV in UTF-8 with a byte-order mark, which spreadsheet programs need for Chinese; formulas are marked as text."""
    out = io.StringIO()
    csv.writer(out).writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def write_xlsx(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """An Excel workbook of one sheet; every cell is text, the headings are bold and stay in view."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    table = [[_writable(text) for text in row] for row in rows]
    sheet.freeze_panes = "A2"
    # What stands above the rows of a sheet that is written as it goes must be known before them.
    for number, column in enumerate(zip_longest(*table, fillvalue=""), start=1):
        width = min(12 + max(map(len, column)), 60)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, row in enumerate(table):
        sheet.append([_cell(sheet, text, heading=number == 0) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: WriteOnlyWorksheet, text: str, *, heading: bool) -> Cell | str | None:
    if not heading and not text.startswith(("=", "#")):
        return text or None
    cell = WriteOnlyCell(sheet, text)
    # Set as text outright: a title that begins with "=" is no formula.
    cell.data_type = "s"
    if heading:
        cell.font = Font(bold=True)
    return cell


def _writable(text: str) -> str:
    """``text`` without what a workbook cannot hold."""
    return _UNWRITABLE.sub("", text).encode(errors="replace").decode()
