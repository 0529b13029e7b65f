"""What benchmarks of KPIs begin with, a goal and as many KPIs as are wanted, and how they time their work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import TypeVar

from sqlalchemy.orm import Session

from kpi import store
from kpi.model import Goal, Kpi, Name

OWNER = "U0BENCH"
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds by the clock, and of this process's own work."""

    seconds: float
    cpu: float


def timed(work: Callable[[], Result]) -> tuple[Timing, Result]:
    """What ``work`` gives, and how long it took."""
    begun, worked = perf_counter(), process_time()
    result = work()
    return Timing(perf_counter() - begun, process_time() - worked), result


def plant(session: Session, count: int, start: dt.date, end: dt.date) -> list[str]:
    """Store a goal from ``start`` to ``end`` and ``count`` KPIs under it; their ids, ``k0`` and so on."""
    goal = Goal(
        id="bench",
        name=Name("Bench"),
        kind="performance",
        level="top",
        metric="visits",
        unit="users",
        baseline=1000.0,
        target=1200.0,
        owner=OWNER,
        start=start,
        end=end,
    )
    store.add_goal(session, goal)
    ids = [f"k{number}" for number in range(count)]
    for each in ids:
        store.add_kpi(session, Kpi(id=each, name=Name(each), unit="users", direction="up", goal=goal.id))
    return ids
