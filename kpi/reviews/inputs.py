"""The inputs of a review as the store has them."""

from __future__ import annotations

import datetime as dt

from kpi import store
from kpi.alerts import store_lists
from kpi.alerts.figures import store as figures
from kpi.alerts.run import NO_PHASES, Phases
from kpi.monitors.model import ONE_DAY
from kpi.reviews import store as reviews
from kpi.reviews.model import Inputs, Measured, Stretch
from kpi.reviews.tables import Session

LOOK_BACK = 400
"""Days of figures before the review's own: more would change nothing."""


def read(
    session: Session,
    stretch: Stretch,
    *,
    since: dt.datetime,
    until: dt.datetime,
    phases: Phases = NO_PHASES,
) -> Inputs:
    """Goals, KPIs with their parts, alerts and decisions. ``since`` and ``until``: the moments between which alerts
    count, from the beginning of the first day to the moment at which the review is made. ``phases``: of
    campaigns by id."""
    goals, kpis = store.goals(session), store.kpis(session)
    first = min([stretch.first - ONE_DAY * LOOK_BACK, *(goal.start for goal in goals if goal.end >= stretch.first)])
    lines = figures.series(session, {each.id for each in kpis}, last=stretch.last, first=first)
    derived = [each for each in kpis if each.formula is not None]
    tree = figures.whole_tree(session) if derived else None
    leaves = {each.id: set(tree.leaves(each.id)) for each in derived} if tree else {}
    sides = figures.series(
        session, {leaf for found in leaves.values() for leaf in found}, last=stretch.last, first=first
    )
    measured = tuple(
        Measured(
            kpi=each,
            series=lines.get(each.id),
            parts=figures.parts(session, each.id, last=stretch.last, first=first) if each.formula is None else {},
            sides={leaf: sides[leaf] for leaf in sorted(leaves.get(each.id, ())) if leaf in sides},
            phases=tuple(phases.get(each.campaign or "", ())),
        )
        for each in kpis
    )
    return Inputs(
        stretch=stretch,
        goals=goals,
        measured=measured,
        alerts=store_lists.between(session, since, until),
        settled=reviews.settled(session, until),
    )
