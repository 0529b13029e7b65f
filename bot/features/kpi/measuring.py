"""Which KPI measures a goal: a new one with its first monitors, or the one that the goal before has set free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from kpi import store as kpis
from kpi.alerts.figures import store as figures
from kpi.alerts.model import ESCALATES, Kind, Watch
from kpi.alerts.watch import store as watching
from kpi.errors import KpiError
from kpi.goals import store_record as record
from kpi.goals.metrics import metrics
from kpi.model import Goal, Kpi
from kpi.tree.errors import BadUnit
from kpi.tree.formula import parse, references
from kpi.tree.tree import sound

FIRST_MONITORS: tuple[Kind, ...] = ("anomaly", "broken_data", "no_data", "pacing")
"""What watches a KPI from its first day; people mute, remove and add."""


def set_goal(session: Session, goal: Goal, made: Kpi, *, by: str, now: dt.datetime, today: dt.date) -> tuple[Goal, str]:
    """Store ``goal`` and have it measured by ``made`` or, where a KPI of that id is there, by that one; the goal and
    the id of its KPI.

    A KPI whose goal is over passes to the new one, at once or when the old one ends before the new one begins. While
    both run, the new goal gets a KPI of its own that is computed from the other. KpiError; BadUnit for a goal in
    another unit than its KPI.
    """
    broken = figures.whole_tree(session).broken
    there = next((each for each in kpis.kpis(session) if each.id == made.id), None)
    if there is None:
        kpis.add_goal(session, goal)
        add(session, made, by=by, now=now)
    else:
        goal = _in_unit_of(goal, there)
        kpis.add_goal(session, goal)
        before = kpis.goal(session, there.goal)
        if before.over(today):
            record.change_kpi(session, replace(there, goal=goal.id))
        elif not before.over(goal.start):
            made = replace(there, id=goal.id, name=goal.name, goal=goal.id, formula=there.id)
            add(session, made, by=by, now=now, kinds=("pacing",))
    record.note(session, goal.id, "set", by, now, {})
    holds_together(session, broken)
    return goal, made.id


def add(session: Session, made: Kpi, *, by: str, now: dt.datetime, kinds: tuple[Kind, ...] = FIRST_MONITORS) -> None:
    """Store a KPI with its first monitors; those that waited for it as a part are computed from now on."""
    kpis.add_kpi(session, made)
    _complete(session)
    for kind in kinds:
        watch = Watch(id=f"{made.id}:{kind}", kpi=made.id, kind=kind, escalate_hours=ESCALATES["normal"])
        watching.add(session, watch, by=by, now=now)


def holds_together(session: Session, before: Mapping[str, KpiError]) -> None:
    """Raise the first KpiError of a formula that is broken now and was not ``before``."""
    for name, problem in figures.whole_tree(session).broken.items():
        if name not in before:
            raise problem


def _complete(session: Session) -> None:
    """Give KPIs of the vocabulary that never had a figure their usual formula, once all of its parts are there."""
    there = kpis.kpis(session)
    ids = {each.id for each in there}
    for each in there:
        metric = metrics().get(each.id)
        if each.formula is not None or metric is None or metric.formula is None:
            continue
        derived = replace(each, formula=metric.formula)
        whole = sound(kpis.goals(session), [derived if other.id == each.id else other for other in there])
        known = set(references(parse(metric.formula))) <= ids and each.id not in whole.broken
        if known and not kpis.series(session, each.id) and not kpis.series(session, each.id, grain="hour"):
            record.change_kpi(session, derived)


def _in_unit_of(goal: Goal, kpi: Kpi) -> Goal:
    """``goal`` in the KPI's currency where it names none; BadUnit where it is in another unit."""
    mine, wanted = goal.unit.split("/"), kpi.unit.split("/")
    generic = mine[0] == "money" and mine[1:] == wanted[1:]
    if goal.unit == kpi.unit or generic:
        return replace(goal, unit=kpi.unit)
    raise BadUnit(
        f"KPI {kpi.id!r} is in {kpi.unit} and the goal in {goal.unit}. Set the goal in {kpi.unit}.",
        "goal", kpi=kpi.id, unit=kpi.unit, goal_unit=goal.unit,
    )  # fmt: skip
