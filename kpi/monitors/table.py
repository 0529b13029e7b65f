"""Two columns of a CSV file as points in time: read line by line, refused with the line at fault."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kpi.model import LARGEST_FIGURE
from kpi.monitors.errors import BadSeries
from storage.endless import is_endless

_FORMATS = (
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y年%m月%d日",
    "%Y.%m.%d",
)
_CLOCK_CHANGE = timedelta(hours=2)
"""How far a wall clock may step back: the end of summer time."""
_LONGEST = timedelta(days=36_525)
"""From the first line to the last: more is a year written wrong, and every day between would be looked at."""
_EMPTY = {"", "na", "n/a", "nan", "null", "none", "-"}


@dataclass(frozen=True, slots=True)
class Point:
    """One line: when, the value (None where the cell is empty), and both as they were written."""

    when: datetime
    value: float | None
    timestamp: str
    text: str


def read_points(path: Path, timestamp_column: str, value_column: str) -> list[Point]:
    """The points of ``path`` in the order of its lines, which must be the order of time; ``BadSeries`` says why not."""
    if is_endless(path):
        raise BadSeries(f"{path} is a device or a pipe. Give the path of a CSV file.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            points = list(_points(file, timestamp_column, value_column))
    except FileNotFoundError:
        raise BadSeries(f"There is no file {path}. Give the path of a CSV file.") from None
    except IsADirectoryError:
        raise BadSeries(f"{path} is a folder. Give the path of a CSV file.") from None
    except UnicodeDecodeError:
        raise BadSeries(f"{path.name} is not UTF-8 text. Save it as CSV UTF-8 and try again.") from None
    except OSError as problem:
        raise BadSeries(f"{path} cannot be opened: {problem.strerror}.") from None
    except csv.Error as problem:
        raise BadSeries(f"{path.name} cannot be read as CSV: {problem}. Save it as CSV UTF-8 and try again.") from None
    if not points:
        raise BadSeries(f"{path.name} has no data lines. Give a file with a header and one line a point.")
    return points


def _points(file: Iterator[str], timestamp_column: str, value_column: str) -> Iterator[Point]:
    lines = csv.reader(file)
    header = [name.strip() for name in next(lines, [])]
    if not header:
        raise BadSeries("The file is empty. Give a file with a header and one line a point.")
    for wanted in (timestamp_column, value_column):
        if wanted not in header:
            raise BadSeries(f"There is no column {wanted!r}; the columns are {', '.join(header)}.")
    at, of = header.index(timestamp_column), header.index(value_column)
    first: datetime | None = None
    last: datetime | None = None
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        row = lines.line_num
        if len(cells) <= max(at, of):
            raise BadSeries(f"only {len(cells)} of {len(header)} cells are there. Complete the line or remove it.", row)
        when = _when(cells[at].strip(), row)
        if last is not None:
            if (when.tzinfo is None) != (last.tzinfo is None):
                raise BadSeries("some times have a zone and some have none. Write all of them the same way.", row)
            if last - when > _CLOCK_CHANGE:
                raise BadSeries(f"{cells[at]} is earlier than the line before. Sort the file by time.", row)
        first, last = first or when, when
        if when - first > _LONGEST:
            raise BadSeries(f"{cells[at]} is more than a hundred years after the first line. Check its year.", row)
        yield Point(when.replace(tzinfo=None), _number(cells[of].strip(), row), cells[at].strip(), cells[of].strip())


def _when(text: str, row: int) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - the file's own wall clock
        except ValueError:
            continue
    raise BadSeries(f"{text!r} is not a time. Write it as 2026-03-12 or 2026-03-12 14:30:00.", row)


def _number(text: str, row: int) -> float | None:
    if text.lower() in _EMPTY:
        return None
    try:
        number = float(text)
    except ValueError:
        raise BadSeries(f"{text!r} is not a number. Write it plainly, such as 1234.5.", row) from None
    if not abs(number) <= LARGEST_FIGURE:
        raise BadSeries(f"{text!r} is too large to be a figure. Leave the cell empty where a figure is missing.", row)
    return number
