"""How long many KPIs of daily figures take, out of a database and into it: their whole past, and one more day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from kpi import store
from kpi.alerts.model import Kind, Watch
from kpi.alerts.run import Evaluated, evaluate
from kpi.alerts.tables import StandingRow
from kpi.alerts.watch import store as watching
from kpi.model import Goal, Kpi, Name
from kpi.simulate import REGIMES, histories
from kpi.sources.ingest.model import Row, Table
from kpi.sources.ingest.run import ingest
from storage.session import Database

MONITORS: tuple[Kind, ...] = ("anomaly", "broken_data", "no_data", "pacing")
"""What a KPI gets when it is made in chat."""
_START = dt.date(2023, 1, 2)
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds by the clock, and of this process's own work."""

    seconds: float
    cpu: float


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
    full, judged = _timed(lambda: evaluate(database, now=_noon(last), today=last))
    begun, worked = perf_counter(), process_time()
    _load(database, values[:, days : days + 1], days)
    load = Timing(perf_counter() - begun, process_time() - worked)
    day, again = _timed(lambda: evaluate(database, now=_noon(last + _ONE_DAY), today=last + _ONE_DAY))
    assert judged.watches == again.watches == kpis * len(MONITORS)
    with database.reading() as session:
        state = session.scalar(select(func.avg(func.length(StandingRow.packed)))) or 0
    return SpeedResult(database.kind, kpis, days, judged.watches, full, load, day, float(state))


def _plant(database: Database, kpis: int, days: int) -> None:
    with database.session() as session:
        goal = Goal(
            id="bench",
            name=Name("Bench"),
            kind="performance",
            level="top",
            metric="visits",
            unit="users",
            baseline=1000.0,
            target=1200.0,
            owner="U0BENCH",
            start=_START + _ONE_DAY * max(days - 60, 0),
            end=_START + _ONE_DAY * (days + 120),
        )
        store.add_goal(session, goal)
        for number in range(kpis):
            name = f"k{number}"
            store.add_kpi(session, Kpi(id=name, name=Name(name), unit="users", direction="up", goal="bench"))
            for kind in MONITORS:
                watch = Watch(id=f"{name}:{kind}", kpi=name, kind=kind, owner="U0BENCH")
                watching.add(session, watch, by="U0BENCH", now=_noon(_START))


def _load(database: Database, values: NDArray[np.float64], first: int) -> None:
    """One column a KPI, one row a day: through the same way in as every other source."""

    def rows() -> Iterator[Row]:
        yield 1, ["date", *(f"k{number}" for number in range(len(values)))]
        for day, column in enumerate(values.T):
            known = (None if np.isnan(value) else float(value) for value in column)
            yield day + 2, [f"{_START + _ONE_DAY * (first + day)}", *known]

    moment = _noon(_START + _ONE_DAY * (first + values.shape[1]))
    ingest(database, "bench", "bench", now=moment, table=Table(rows, "csv"))


def _timed(work: Callable[[], Evaluated]) -> tuple[Timing, Evaluated]:
    begun, worked = perf_counter(), process_time()
    result = work()
    return Timing(perf_counter() - begun, process_time() - worked), result


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
