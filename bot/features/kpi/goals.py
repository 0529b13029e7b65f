"""Goals from a sentence: judged by their lights, and stored once somebody has seen them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from bot.features.kpi import measuring
from kpi import store as kpis
from kpi.alerts.figures import store as figures
from kpi.alerts.routing import owners_in
from kpi.goals.achievable import assess
from kpi.goals.draft import GoalDraft, Wish
from kpi.goals.lights import Lights
from kpi.goals.reader import read
from kpi.model import Goal, Kpi
from kpi.monitors.model import ONE_DAY
from kpi.tree.formula import parse, references


@dataclass(frozen=True, slots=True)
class Judged:
    """What a sentence says: its goals with their lights, and what is only wished for."""

    goals: tuple[tuple[GoalDraft, Lights], ...] = ()
    wishes: tuple[Wish, ...] = ()

    @property
    def storable(self) -> bool:
        """Whether every goal has all that a goal is stored with, and there is one."""
        return bool(self.goals) and all(_whole(draft) and lights["dates"].on for draft, lights in self.goals)

    @property
    def doubtful(self) -> bool:
        """Whether a light is red or something is only wished for."""
        return bool(self.wishes) or any(light.on is False for _, lights in self.goals for light in lights.values())


def judge(session: Session, given: Mapping[str, Any], today: dt.date) -> Judged:
    """The goals of the sentence in a form, each with its lights; the owners chosen beside it answer together with
    those it names, and the parent chosen beside it counts."""
    known = kpis.goals(session)
    reading = read(str(given.get("sentence") or "")[:1000], today=today)
    found = []
    for draft in reading.drafts:
        draft = replace(draft, owners=together(given.get("owner") or (), draft.owners))
        if given.get("parent"):
            draft = replace(draft, parent=str(given["parent"]))
        history = None
        if draft.metric is not None:
            name = f"{draft.metric.id}.{draft.channel}" if draft.channel else draft.metric.id
            history = figures.series(session, {name}, last=today - ONE_DAY).get(name)
        found.append((draft, assess(draft, today=today, known=known, history=history)))
    return Judged(tuple(found), reading.wishes)


def together(chosen: Iterable[str], named: Iterable[str]) -> tuple[str, ...]:
    """Owners who were chosen and owners who were named, none twice; people by their id."""
    return owners_in(", ".join([*chosen, *named]))


def save(session: Session, judged: Judged, *, by: str, now: dt.datetime, today: dt.date) -> list[tuple[Goal, str]]:
    """Store each goal and have it measured; goals with the id of their KPI.

    KpiError, such as BadUnit where the formula of a KPI would not hold together.
    """
    saved = []
    for draft, _ in judged.goals:
        assert draft.metric is not None
        assert draft.end is not None
        goal = draft.goal(free_id(session, f"{draft.metric.id}-{draft.end:%Y%m}"))
        made = replace(
            draft.metric.kpi(goal.id, id=goal.measured_by, channel=draft.channel), unit=goal.unit
        )  # fmt: skip
        made = _with_parts(made, {each.id for each in kpis.kpis(session)})
        saved.append(measuring.set_goal(session, goal, made, by=by, now=now, today=today))
    return saved


def free_id(session: Session, stem: str) -> str:
    """``stem``, or the first of ``stem-2``, ``stem-3`` … that neither a goal nor a KPI has."""
    taken = {each.id for each in kpis.goals(session)} | {each.id for each in kpis.kpis(session)}
    return next(each for each in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if each not in taken)


def _with_parts(made: Kpi, known: set[str]) -> Kpi:
    """``made`` with its formula; where what it is made of is not recorded here, it is recorded itself."""
    if made.formula is not None and not set(references(parse(made.formula))) <= known:
        return replace(made, formula=None)
    return made


def _whole(draft: GoalDraft) -> bool:
    needed = (draft.metric, draft.target, draft.baseline, draft.start, draft.end)
    return all(each is not None for each in needed) and bool(draft.owners) and draft.target != draft.baseline
