"""Which KPIs belong together, so that what happened once is said once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from kpi.tree.tree import KpiTree

NEAR_DAYS = 3
"""Alerts of related KPIs that began at most this many days apart are one."""
T = TypeVar("T")


def related(tree: KpiTree, one: str, other: str) -> bool:
    """Whether two KPIs are the same, one is derived from the other (through formulas: numerator and denominator), both
    are sides of one derived KPI, or one serves a goal above that of the other. Cuts of a KPI by its dimensions are the
    same KPI."""
    if one == other:
        return True
    if one not in tree.kpis or other not in tree.kpis:
        return False
    above, over = set(tree.used_by(one)), set(tree.used_by(other))
    if other in above or one in over or above & over:
        return True
    first, second = tree.kpis[one].goal, tree.kpis[other].goal
    if first == second:
        return False
    return second in {goal.id for goal in tree.line(first)} or first in {goal.id for goal in tree.line(second)}


def near(one: dt.date, other: dt.date) -> bool:
    """Whether two days are close enough to be of one event."""
    return abs((one - other).days) <= NEAR_DAYS


def grouped(things: Sequence[T], together: Callable[[T, T], bool]) -> list[list[T]]:
    """``things`` in groups: whoever belongs together with one of a group is in it. Order is kept."""
    groups: list[list[T]] = []
    for thing in things:
        mine = [group for group in groups if any(together(thing, each) for each in group)]
        merged = [each for group in mine for each in group] + [thing]
        groups = [group for group in groups if group not in mine] + [merged]
    order = {id(thing): number for number, thing in enumerate(things)}
    return sorted((sorted(g, key=lambda each: order[id(each)]) for g in groups), key=lambda g: order[id(g[0])])
