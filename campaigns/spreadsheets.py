"""Files for spreadsheet programs, in which every cell opens as text.

What begins like a formula is marked in CSV, and unmarked when it is read back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"


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
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            # Set as text outright: a title that begins with "=" is no formula.
            cell.value = "".join(c for c in text if c in "\t\n\r" or c >= " ").encode(errors="replace").decode()
            cell.data_type = "s"
            if number == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for number, cells in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value or "")) for cell in cells)
        sheet.column_dimensions[get_column_letter(number)].width = min(12 + longest, 60)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
