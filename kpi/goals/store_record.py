"""Goals changed, given up and followed by the next, and KPIs that pass from one to the other; what was before stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, cast

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from kpi import store
from kpi.errors import UnknownGoal, UnknownKpi
from kpi.model import Goal, Kpi
from kpi.tables import GoalEventRow, GoalRow, KpiRow
from kpi.tree import tree

_COLUMNS = {"start": "start_day", "end": "end_day"}


@dataclass(frozen=True, slots=True)
class GoalEvent:
    """One change of a goal. ``action``: set, changed, ended. ``details``: what each changed part was before."""

    goal: str
    at: dt.datetime
    action: str
    by: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def change(session: Session, goal: Goal, *, by: str, now: dt.datetime, action: str = "changed") -> Goal:
    """Store ``goal`` in place of the one of its id, and note what it was. UnknownGoal; InvalidField and CircularGoals
    for a parent it cannot stand under."""
    row = session.get(GoalRow, goal.id, with_for_update=True)
    if row is None:
        raise UnknownGoal(goal.id, ())
    before = store.goal(session, goal.id)
    tree.build([goal if each.id == goal.id else each for each in store.goals(session)], ())
    changed = {each.name: getattr(before, each.name) for each in fields(Goal)}
    changed = {name: value for name, value in changed.items() if getattr(goal, name) != value}
    for name in changed:
        if name == "name":
            row.name_en, row.name_zh = goal.name.en, goal.name.zh
        else:
            setattr(row, _COLUMNS.get(name, name), getattr(goal, name))
    if changed:
        note(session, goal.id, action, by, now, {name: _plain(value) for name, value in changed.items()})
    session.flush()
    return goal


def note(
    session: Session, goal: str, action: str, by: str | None, now: dt.datetime, details: Mapping[str, Any]
) -> None:
    """Note what was done to a goal."""
    session.add(GoalEventRow(goal=goal, at=now, action=action, by=by, details=dict(details)))


def history(session: Session, goal: str) -> tuple[GoalEvent, ...]:
    """Every change of a goal, first to last."""
    query = select(GoalEventRow).where(GoalEventRow.goal == goal).order_by(GoalEventRow.id)
    return tuple(GoalEvent(row.goal, row.at, row.action, row.by, row.details) for row in session.scalars(query))


def change_kpi(session: Session, kpi: Kpi) -> Kpi:
    """Store ``kpi`` in place of the one of its id. UnknownKpi."""
    row = session.get(KpiRow, kpi.id, with_for_update=True)
    if row is None:
        raise UnknownKpi(kpi.id, ())
    row.name_en, row.name_zh = kpi.name.en, kpi.name.zh
    for name in ("unit", "direction", "goal", "channel", "campaign", "formula"):
        setattr(row, name, getattr(kpi, name))
    session.flush()
    return kpi


def waiting(session: Session, today: dt.date) -> tuple[Goal, ...]:
    """Goals that run ``today`` and that no KPI serves: their KPI still serves the goal before."""
    served = exists().where(KpiRow.goal == GoalRow.id)
    query = select(GoalRow.id).where(GoalRow.start_day <= today, GoalRow.end_day >= today, ~served)
    found = (store.goal(session, each) for each in session.scalars(query.order_by(GoalRow.start_day, GoalRow.id)))
    return tuple(each for each in found if each.runs(today))


def hand_over(session: Session, today: dt.date) -> tuple[str, ...]:
    """Give each of the ``waiting`` goals its KPI once the goal that it served is over; the ids of those KPIs."""
    moved = []
    for goal in waiting(session, today):
        row = session.get(KpiRow, goal.measured_by, with_for_update=True)
        if row is not None and store.goal(session, row.goal).over(today):
            row.goal = goal.id
            session.flush()
            moved.append(row.id)
    return tuple(moved)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return asdict(cast(Any, value)) if hasattr(value, "__dataclass_fields__") else value
