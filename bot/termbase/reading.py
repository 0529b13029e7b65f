"""The term base in a file, whatever its form."""

from __future__ import annotations

from bot.files.model import FileError
from bot.files.tables import BYTES_AT_MOST, read_tables
from guidelines.termbase.model import TermBase
from guidelines.termbase.sheets import read_sheets
from guidelines.termbase.tbx import is_tbx, read_tbx

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".tbx"})
"""Endings of files that may hold a term base."""


def read_term_base(data: bytes, name: str) -> TermBase:
    """What ``data``, the content of the file ``name``, says: TBX, CSV, XLSX, XLS or ODS.

    Raises ``FileError`` for a file that cannot be opened, ``InvalidGuideline`` with every row that cannot be read.
    """
    if len(data) > BYTES_AT_MOST:
        size, limit = len(data) // 1_000_000, BYTES_AT_MOST // 1_000_000
        raise FileError("files.too_big", name=name, size=size, limit=limit)
    if is_tbx(data):
        return read_tbx(name, data)
    try:
        return read_sheets(name, read_tables(data))
    except FileError as error:
        raise FileError(error.code, **{"name": name, **error.params}) from error
