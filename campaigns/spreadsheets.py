"""Cells that spreadsheet programs open as text: what begins like a formula is marked, and unmarked when read back."""

from __future__ import annotations

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
