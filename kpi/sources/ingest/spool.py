"""Figures on their way to the database: kept in a temporary file, so that memory does not grow with the source."""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

from kpi.model import Grain
from kpi.sources.ingest.errors import SourceError

MOST_CUTS = 50_000
"""Different combinations of KPI and dimensions in one source; beyond that a column is no dimension but an id."""
_BLOCK = 10_000
Stated = tuple[int, int, str, float]
"""Row, number of the cut, time, value."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One series of the source: a KPI and what narrows it."""

    kpi: str
    dimensions: Mapping[str, str]


class Spool:
    """Figures in order of writing: row, number of the cut, time in UTC as the databases spell it, value.

    ``ascending``: of each series every time is later than the one before, so that none is stated twice. ``oldest`` and
    ``newest`` are the span; like ``figures`` it is known once ``finish`` was called. Use it as a context: its file goes
    with the block.
    """

    def __init__(self, grain: Grain) -> None:
        self.grain = grain
        self.cuts: list[Cut] = []
        self.figures = 0
        self.ascending = True
        self.oldest = self.newest = ""
        self._numbers: dict[tuple[str, ...], int] = {}
        self._latest: list[str] = []
        self._block: list[Stated] = []
        self._sizes: list[int] = []
        self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - closed by __exit__

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
            self._latest.append("")
        return number

    def add(self, row: int, cut: int, at: str, value: float) -> None:
        """Append a figure."""
        self._block.append((row, cut, at, value))
        if at > self._latest[cut]:
            self._latest[cut] = at
        else:
            self.ascending = False
        if len(self._block) >= _BLOCK:
            self._flush()

    def _flush(self) -> None:
        if not self._block:
            return
        times = [each[2] for each in self._block]
        self.figures += len(times)
        self.oldest = min(self.oldest or times[0], *times)
        self.newest = max(self.newest, *times)
        packed = marshal.dumps(self._block)
        self._file.write(packed)
        self._sizes.append(len(packed))
        self._block = []

    def finish(self) -> None:
        """Say that no figure follows."""
        self._flush()

    def blocks(self) -> Iterator[list[Stated]]:
        """The figures from the first, some thousands at a time."""
        self._file.seek(0)
        for size in self._sizes:
            yield marshal.loads(self._file.read(size))
