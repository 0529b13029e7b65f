"""Goals from a sentence: judged by their lights, stored with the KPI that measures them and its first monitors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from kpi import store as kpis
from kpi.alerts.figures import store as figures
from kpi.alerts.model import ESCALATES, Kind, Watch
from kpi.alerts.watch import store as watching
from kpi.errors import KpiError
from kpi.goals.achievable import assess
from kpi.goals.draft import GoalDraft
from kpi.goals.lights import Lights
from kpi.goals.reader import read
from kpi.model import Goal
from kpi.monitors.model import ONE_DAY
from kpi.tree.formula import parse, references

FIRST_MONITORS: tuple[Kind, ...] = ("anomaly", "broken_data", "no_data", "pacing")
"""What watches a KPI from its first day; people mute, remove and add."""
Judged = list[tuple[GoalDraft, Lights]]


def judge(session: Session, given: Mapping[str, Any], today: dt.date) -> Judged:
    """The goals of the sentence in a form, each with its lights; the owner and the parent chosen beside it count."""
    known = kpis.goals(session)
    found: Judged = []
    for draft in read(str(given.get("sentence") or "")[:1000], today=today).drafts:
        if given.get("owner"):
            draft = replace(draft, owners=(str(given["owner"]),))
        if given.get("parent"):
            draft = replace(draft, parent=str(given["parent"]))
        history = None
        if draft.metric is not None:
            name = draft.metric.id
            history = figures.series(session, {name}, last=today - ONE_DAY).get(name)
        found.append((draft, assess(draft, today=today, known=known, history=history)))
    return found


def complete(judged: Sequence[tuple[GoalDraft, Lights]]) -> bool:
    """Whether all five lights are on for every goal, and there is one."""
    return bool(judged) and all(lights.smart for _, lights in judged)


def save(session: Session, judged: Judged, *, by: str, now: dt.datetime) -> list[tuple[Goal, str]]:
    """Store each goal, its KPI unless there is one, and what watches it; goals with the id of their KPI.

    KpiError, such as BadUnit where the formula of a KPI would not hold together.
    """
    saved = []
    broken = figures.whole_tree(session).broken
    taken = {goal.id for goal in kpis.goals(session)}
    for draft, _ in judged:
        assert draft.metric is not None
        assert draft.end is not None
        stem = f"{draft.metric.id}-{draft.end:%Y%m}"
        name = next(each for each in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if each not in taken)
        taken.add(name)
        goal = kpis.add_goal(session, draft.goal(name))
        saved.append((goal, _kpi(session, draft, goal, by=by, now=now)))
    holds_together(session, broken)
    return saved


def holds_together(session: Session, before: Mapping[str, KpiError]) -> None:
    """Raise the first KpiError of a formula that is broken now and was not ``before``."""
    for name, problem in figures.whole_tree(session).broken.items():
        if name not in before:
            raise problem


def _kpi(session: Session, draft: GoalDraft, goal: Goal, *, by: str, now: dt.datetime) -> str:
    assert draft.metric is not None
    name = f"{draft.metric.id}.{draft.channel}" if draft.channel else draft.metric.id
    known = {each.id for each in kpis.kpis(session)}
    if name in known:
        return name
    made = replace(draft.metric.kpi(goal.id, id=name, channel=draft.channel), unit=goal.unit)
    if made.formula is not None and not set(references(parse(made.formula))) <= known:
        # What it is made of is not recorded here: then it is recorded itself.
        made = replace(made, formula=None)
    kpis.add_kpi(session, made)
    for kind in FIRST_MONITORS:
        watch = Watch(id=f"{name}:{kind}", kpi=name, kind=kind, escalate_hours=ESCALATES["normal"])
        try:
            watching.add(session, watch, by=by, now=now)
        except KpiError:
            if kind != "pacing":  # the one that wants a goal in the KPI's own unit
                raise
    return name
