"""CSV files: a row is a piece of copy, and the column that holds the copy is recognised by its name."""

from __future__ import annotations

import csv
import io
from statistics import mean

from bot.files.encoding import decode
from bot.files.model import Content, FileError, Format, Part, Words

COPY_COLUMNS = (
    *("copy", "draft copy", "ad copy", "文案", "文案内容", "广告文案"),
    *("text", "body", "content", "正文", "文本", "内容"),
    *("message", "post", "caption", "primary text", "推文", "帖子", "消息"),
    *("description", "headline", "描述", "标题"),
)
"""Names of the column that holds the copy, the surest first."""
_DELIMITERS = ",;\t|"
_LONGEST_NAME = 40


def read(data: bytes) -> Content:
    """One part a row: the cell of the copy column, labelled with the row's number as a spreadsheet counts it."""
    text, warnings = decode(data)
    table = rows(text)
    if not table:
        raise FileError("files.empty")
    column, has_header, warned = _copy_column(table)
    parts = tuple(
        Part(Words("files.part.row", {"number": number}), row[column])
        for number, row in enumerate(table, start=1)
        if column < len(row) and not (has_header and number == 1)
    )
    return Content(parts, (*warnings, *warned))


def rows(text: str) -> list[list[str]]:
    """The rows by the delimiter that gives the most columns alike; commas where there is but one column.

    Raises ``FileError`` for a cell that no table holds, longer than 128 KB.
    """

    def parsed(delimiter: str, source: str) -> list[list[str]]:
        try:
            return list(csv.reader(io.StringIO(source, newline=""), delimiter=delimiter, strict=False))
        except csv.Error as error:
            raise FileError("files.broken") from error

    sample = "\n".join(text.splitlines()[:50])

    def alike(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in parsed(delimiter, sample) if row]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)

    best = max(_DELIMITERS, key=alike)
    table = parsed(best if alike(best)[1] > 1 else ",", text)
    while table and not any(cell.strip() for cell in table[-1]):
        table.pop()
    return table


def _copy_column(rows: list[list[str]]) -> tuple[int, bool, tuple[Words, ...]]:
    """Index of the copy column, whether the first row is a header, and a warning where the column was guessed."""
    names = [cell.strip().casefold() for cell in rows[0]]
    for known in COPY_COLUMNS:
        if known in names:
            return names.index(known), True, ()
    width = max(len(row) for row in rows)
    has_header = len(rows) > 1 and width > 1 and _is_header(names)
    if width == 1:
        return 0, False, ()
    body = rows[1:] if has_header else rows

    def letters(column: int) -> float:
        return mean(sum(c.isalpha() for c in row[column]) if column < len(row) else 0 for row in body)

    column = max(range(width), key=letters)
    shown = rows[0][column] if has_header and column < len(rows[0]) else str(column + 1)
    return column, has_header, (Words("files.csv_column_guessed", {"column": shown}),)


def _is_header(names: list[str]) -> bool:
    """Whether a row reads as names: all filled, short, different, none a number."""
    return len(set(names)) == len(names) and all(
        name and len(name) <= _LONGEST_NAME and not name.replace(".", "").isdigit() for name in names
    )


FORMAT = Format("csv", (".csv",), read)
