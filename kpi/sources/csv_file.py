"""CSV and its cousins as a source: delimiter and encoding are found, lines are read one by one."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from kpi.sources.ingest.encoding import detect
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Row, Source, Table

_DELIMITERS = ",;\t|，；"
_SAMPLE_LINES = 200
LONGEST_LINE = 1_000_000
"""Characters: a longer line is no line of a table, and is not taken into memory."""


def open_csv(address: str, sheet: str | None) -> Table:
    """The rows of the file at ``address``; a CSV file has no sheets, so ``sheet`` is not looked at."""
    path = Path(address)
    encoding = detect(path)
    with _text(path, encoding.name) as file:
        sample = [line for line, _ in zip(_lines(file, path.name), range(_SAMPLE_LINES), strict=False)]
    delimiter = _delimiter(sample)

    def rows() -> Iterator[Row]:
        with _text(path, encoding.name) as file:
            yield from _rows(_lines(file, path.name), delimiter, path.name)

    return Table(rows, "csv", notes=encoding.notes)


def _text(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, errors="replace", newline="")


def _lines(file: TextIO, name: str) -> Iterator[str]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise SourceError("kpi_sources.long_line", name=name, line=number)
        yield line


def _rows(lines: Iterator[str], delimiter: str, name: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    number = 1
    try:
        for cells in reader:
            # Excel's own first line, which names the delimiter.
            if not (number == 1 and cells and cells[0].lower().startswith("sep=")):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as problem:
        # Nearly always a quotation mark that is opened and never closed.
        raise SourceError("kpi_sources.not_csv", name=name, line=number, why=str(problem)) from None


def _delimiter(sample: list[str]) -> str:
    """The delimiter that splits most lines into the same number of cells; a comma when none does."""
    first = sample[0].strip().lower() if sample else ""
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    best, choice = 0.0, ","
    for each in _DELIMITERS:
        try:
            widths = [len(cells) for cells in csv.reader(sample, delimiter=each) if any(c.strip() for c in cells)]
        except csv.Error:
            continue
        width, lines = Counter(widths).most_common(1)[0] if widths else (1, 0)
        score = lines / len(widths) * min(width, 4) if width > 1 else 0.0
        if score > best:
            best, choice = score, each
    return choice


SOURCE = Source("csv", open_csv, endings=(".csv", ".tsv", ".txt"))
