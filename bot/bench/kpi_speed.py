"""How long many KPIs of daily figures take, out of a database and into it: their whole past, and one more day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from bot.bench.kpi_planted import OWNER, Timing, plant, timed
from kpi.alerts.model import Kind, Watch
from kpi.alerts.run import evaluate
from kpi.alerts.tables import StandingRow
from kpi.alerts.watch import store as watching
from kpi.simulate import REGIMES, histories
from kpi.sources.ingest.model import Row, Table
from kpi.sources.ingest.run import ingest
from storage.session import Database

MONITORS: tuple[Kind, ...] = ("anomaly", "broken_data", "no_data", "pacing")
"""What a KPI gets when it is made in chat."""
_START = dt.date(2023, 1, 2)
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SpeedResult:
    """``monitors`` in all over ``kpis`` of ``days`` days. ``full``: every monitor judges the whole past, read from the
    database and its state written there. ``day_load`` and ``day``: one more day of every KPI is loaded, and judged.
    ``state_bytes``: what a monitor of anomalies remembers."""

    database: str
    kpis: int
    days: int
    monitors: int
    full: Timing
    day_load: Timing
    day: Timing
    state_bytes: float


def run(database: Database, kpis: int, days: int) -> SpeedResult:
    """Fill the empty ``database`` with simulated KPIs, judge them, add a day and judge that."""
    values = histories(REGIMES[2], series=kpis, weeks=-(-(days + 1) // 7)).values
    _plant(database, kpis, days)
    _load(database, values[:, :days], 0)
    last = _START + _ONE_DAY * days
    full, judged = timed(lambda: evaluate(database, now=_noon(last), today=last))
    load, _ = timed(lambda: _load(database, values[:, days : days + 1], days))
    day, again = timed(lambda: evaluate(database, now=_noon(last + _ONE_DAY), today=last + _ONE_DAY))
    assert judged.watches == again.watches == kpis * len(MONITORS)
    with database.reading() as session:
        state = session.scalar(select(func.avg(func.length(StandingRow.packed)))) or 0
    return SpeedResult(database.kind, kpis, days, judged.watches, full, load, day, float(state))


def _plant(database: Database, kpis: int, days: int) -> None:
    with database.session() as session:
        start, end = _START + _ONE_DAY * max(days - 60, 0), _START + _ONE_DAY * (days + 120)
        for name in plant(session, kpis, start, end):
            for kind in MONITORS:
                watch = Watch(id=f"{name}:{kind}", kpi=name, kind=kind, owner=OWNER)
                watching.add(session, watch, by=OWNER, now=_noon(_START))


def _load(database: Database, values: NDArray[np.float64], first: int) -> None:
    """One column a KPI, one row a day: through the same way in as every other source."""

    def rows() -> Iterator[Row]:
        yield 1, ["date", *(f"k{number}" for number in range(len(values)))]
        for day, column in enumerate(values.T):
            known = (None if np.isnan(value) else float(value) for value in column)
            yield day + 2, [f"{_START + _ONE_DAY * (first + day)}", *known]

    moment = _noon(_START + _ONE_DAY * (first + values.shape[1]))
    ingest(database, "bench", "bench", now=moment, table=Table(rows, "csv"))


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
