"""The goal and the KPIs that tests of figures begin with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kpi import store
from kpi.model import Goal, Kpi, Name
from storage.session import Database

GOAL = Goal(
    id="growth",
    name=Name("Growth", "增长"),
    kind="performance",
    level="top",
    metric="visits",
    unit="users",
    baseline=1.0,
    target=2.0,
    owner="U1",
    start=dt.date(2026, 1, 1),
    end=dt.date(2026, 12, 31),
)
_KPIS = {
    "visits": (Name("Visits", "访问量"), "users"),
    "sales": (Name("Sales", "销售额"), "CNY"),
    "conversion": (Name("Conversion", "转化率"), "%"),
}


def plant(database: Database, *kpis: str, owner: str = GOAL.owner) -> None:
    """Store the goal and the named KPIs, or every one: visits, sales and conversion."""
    with database.session() as session:
        store.add_goal(session, replace(GOAL, owner=owner))
        for each in kpis or _KPIS:
            name, unit = _KPIS[each]
            store.add_kpi(session, Kpi(id=each, name=name, unit=unit, direction="up", goal=GOAL.id))
