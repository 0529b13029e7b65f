"""Figures on their way to the database: kept in a temporary file, so that memory does not grow with the source."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

from kpi.sources.ingest.errors import SourceError

MOST_CUTS = 50_000
"""Different combinations of KPI and dimensions in one source; beyond that a column is no dimension but an id."""
_BUFFERED = 10_000


@dataclass(frozen=True, slots=True)
class Cut:
    """One series of the source: a KPI and what narrows it."""

    kpi: str
    dimensions: Mapping[str, str]


class Spool:
    """Figures in order of writing, one a line: row, number of the cut, time, value, with tabs between them.

    Use it as a context: its file goes with the block.
    """

    def __init__(self, grain: str) -> None:
        self.grain = grain
        self.cuts: list[Cut] = []
        self.figures = 0
        self._numbers: dict[tuple[str, ...], int] = {}
        self._lines: list[str] = []
        self._file = tempfile.TemporaryFile("w+", encoding="ascii", newline="\n")  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def cut(self, kpi: str, names: tuple[str, ...], values: tuple[str, ...]) -> int:
        """The number of the series of ``kpi`` where dimension ``names`` are ``values`` ("" for: not narrowed)."""
        key = (kpi, *values)
        number = self._numbers.get(key)
        if number is None:
            if len(self.cuts) >= MOST_CUTS:
                raise SourceError("kpi_sources.too_many_series", most=MOST_CUTS, columns=", ".join(names))
            number = self._numbers[key] = len(self.cuts)
            self.cuts.append(Cut(kpi, {n: v for n, v in zip(names, values, strict=True) if v}))
        return number

    def add(self, row: int, cut: int, at: str, value: float) -> None:
        """Append a figure; ``at`` is UTC, spelled as the databases take it."""
        self._lines.append(f"{row}\t{cut}\t{at}\t{value!r}\n")
        self.figures += 1
        if len(self._lines) >= _BUFFERED:
            self._flush()

    def _flush(self) -> None:
        self._file.write("".join(self._lines))
        self._lines.clear()

    def lines(self) -> Iterator[str]:
        """Every line from the first."""
        self._flush()
        self._file.seek(0)
        yield from self._file
