"""A brand with a few KPIs and figures that a test writes day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from kpi import store
from kpi.alerts.model import Alert, Watch
from kpi.alerts.run import NO_PHASES, Evaluated, Phases, evaluate
from kpi.alerts.store_lists import active
from kpi.alerts.watch import store as watching
from kpi.model import Goal, Kpi, Name, Observation
from kpi.monitors.model import DaysOff, no_days_off
from storage.session import Database

START = dt.date(2026, 6, 1)
DAYS = 120
LAST = START + dt.timedelta(days=DAYS - 1)


def noon(day: dt.date) -> dt.datetime:
    """Midday of ``day`` in UTC: outside of quiet hours."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def steady(days: int = DAYS, level: float = 1000.0, seed: int = 1) -> list[float]:
    """A KPI with weekdays and 5 % of noise."""
    rng = np.random.default_rng(seed)
    week = np.array([1.0, 1.02, 1.01, 1.0, 1.05, 0.9, 0.85])
    return [float(round(level * week[day % 7] * (1 + 0.05 * rng.standard_normal()), 1)) for day in range(days)]


class World:
    """Goals, KPIs, figures and evaluations of one test."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.session() as session:
            store.add_goal(session, goal("top", level="top"))
            store.add_goal(session, goal("site", parent="top"))
            store.add_goal(session, goal("care"))

    def kpi(self, id: str, goal: str = "site", **more: str) -> None:
        """A KPI."""
        unit = more.pop("unit", "users")
        with self.database.session() as session:
            store.add_kpi(session, Kpi(id=id, name=Name(id), unit=unit, direction="up", goal=goal, **more))  # type: ignore[arg-type]

    def figures(
        self, kpi: str, values: Sequence[float | None], start: dt.date = START, cut: Mapping[str, str] | None = None
    ) -> None:
        """Figures of days from ``start`` on, recorded a little after the last of them."""
        days = [start + dt.timedelta(days=number) for number in range(len(values))]
        found = [
            Observation(kpi=kpi, at=day, value=value, dimensions=cut or {})
            for day, value in zip(days, values, strict=True)
            if value is not None
        ]
        with self.database.session() as session:
            store.record(session, found, now=noon(days[-1]) + dt.timedelta(hours=14))

    def watch(self, kpi: str, kind: str = "anomaly", id: str | None = None, **more: object) -> str:
        """A monitor; its id."""
        name = id or f"{kpi}:{kind}"
        with self.database.session() as session:
            made = Watch(id=name, kpi=kpi, kind=kind, **more)  # type: ignore[arg-type]
            watching.add(session, made, by="U0OWNER", now=noon(LAST))
        return name

    def look(self, after: dt.date, hour: int = 12, off: DaysOff = no_days_off, phases: Phases = NO_PHASES) -> Evaluated:
        """Evaluate on the day after ``after``."""
        today = after + dt.timedelta(days=1)
        moment = dt.datetime.combine(today, dt.time(hour), dt.UTC)
        return evaluate(self.database, now=moment, today=today, off=off, phases=phases)

    def day(self, number: int, **figures: float | None) -> Evaluated:
        """The figures of the ``number``-th day after the first ones, and the evaluation of the morning after."""
        when = LAST + dt.timedelta(days=number)
        for kpi, value in figures.items():
            if value is not None:
                self.figures(kpi, [value], when)
        return self.look(when)

    def active(self) -> tuple[Alert, ...]:
        """Alerts somebody may have to act on."""
        with self.database.reading() as session:
            return active(session)


def goal(id: str, **more: object) -> Goal:
    """A goal of the quarter."""
    given: dict[str, object] = {
        "name": Name(id), "kind": "performance", "level": "channel", "metric": "visits", "unit": "users",
        "baseline": 1000.0, "target": 2000.0, "owner": "U0OWNER", "start": START, "end": START + dt.timedelta(days=200),
    }  # fmt: skip
    return Goal(id=id, **(given | more))  # type: ignore[arg-type]


@pytest.fixture
def world(database: Database) -> World:
    """A brand, on both databases."""
    return World(database)
