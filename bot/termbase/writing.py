"""Terms as a file for spreadsheet programs and terminology tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from campaigns.spreadsheets import write_csv, write_xlsx
from guidelines.model import Term
from guidelines.termbase.rows import rows
from guidelines.termbase.tbx import write_tbx

WRITERS: Mapping[str, Callable[[Sequence[Term], str], bytes]] = {
    ".csv": lambda terms, title: write_csv(rows(terms)),
    ".xlsx": lambda terms, title: write_xlsx(rows(terms), title),
    ".tbx": write_tbx,
}
"""By the ending of a file: what makes its content of terms and a title."""
