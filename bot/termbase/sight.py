"""Whether a table holds a term base: by its columns and by what stands in them, never by one of the two alone."""

from __future__ import annotations

from typing import Literal

from bot.files.model import FileError
from bot.files.tables import read_tables
from bot.incoming import reads_as_copy
from guidelines.errors import InvalidGuideline
from guidelines.termbase.columns import header
from guidelines.termbase.sheets import read_sheets


def sight(data: bytes) -> Literal["terms", "perhaps"] | None:
    """What a table seems to be: ``terms`` where it says what is not to be written, None for none or for copy.

    ``perhaps``: words with what they are in another language, or rows of a term base of which some cannot be read.
    """
    try:
        sheets = read_tables(data)
    except FileError:
        return None
    if not any(header(sheet.rows) for sheet in sheets):
        return None
    try:
        entries = read_sheets("", sheets).entries
    except InvalidGuideline:
        return "perhaps"
    if any(entry.forbidden for entry in entries):
        return "terms"
    copy = sum(reads_as_copy(entry.preferred) for entry in entries)
    return None if copy * 2 >= len(entries) else "perhaps"
