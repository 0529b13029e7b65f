"""How long a large file of figures takes to load, and how much memory: a generated one, into an empty database."""

from __future__ import annotations

import datetime as dt
import resource
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.bench.kpi_planted import plant, timed
from kpi.sources.ingest.run import ingest
from storage.session import Database

_START = dt.date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class IngestResult:
    """Seconds by the clock and of this process's own work to load a file of ``rows`` rows, to load it again, and by how
    many MB the process grew meanwhile."""

    database: str
    rows: int
    file_mb: float
    first: float
    first_cpu: float
    again: float
    again_cpu: float
    grown_mb: float


def run(rows: int, kpis: int, database: Database, *, file_mb: float = 0) -> IngestResult:
    """Load ``rows`` long rows of ``kpis`` KPIs into ``database``, which is migrated and empty. A column of remarks
    brings the file to about ``file_mb`` MB."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.csv"
        write(file, rows, kpis, file_mb)
        with database.session() as session:
            plant(session, kpis, _START, _START + dt.timedelta(days=365))
        before = _peak_mb()
        begun = dt.datetime.now(dt.UTC)
        first, again = (timed(lambda: ingest(database, str(file), "bench", now=begun))[0] for _ in range(2))
        grown, size = max(_peak_mb() - before, 0.0), file.stat().st_size / 2**20
        return IngestResult(database.kind, rows, size, first.seconds, first.cpu, again.seconds, again.cpu, grown)


def write(path: Path, rows: int, kpis: int, file_mb: float = 0) -> None:
    """A long CSV file of daily figures of ``kpis`` KPIs, in order of time; with remarks as long as it takes to reach
    ``file_mb``."""
    remark = "," + "r" * max(0, round(file_mb * 2**20 / rows) - 23) if file_mb else ""
    with path.open("w", encoding="utf-8") as file:
        file.write("date,kpi,value,remark\n" if remark else "date,kpi,value\n")
        for row in range(rows):
            day = _START + dt.timedelta(days=row // kpis)
            file.write(f"{day},k{row % kpis},{1000 + row * 7919 % 997 / 10}{remark}\n")


def _peak_mb() -> float:
    """Peak resident memory of this process; the kernel counts it in kB, except on macOS."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
