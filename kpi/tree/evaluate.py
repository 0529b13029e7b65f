"""Figures of derived KPIs, by day and over longer stretches, from the figures that are recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kpi.errors import InvalidField
from kpi.model import LARGEST_FIGURE
from kpi.monitors.model import ONE_DAY, DailySeries
from kpi.tree.formula import Expression, Negative, Number, Ref
from kpi.tree.tree import KpiTree

Floats = NDArray[np.float64]
Bucket = Literal["day", "week", "month", "quarter"]
How = Literal["sum", "mean", "last", "formula"]
NO_STOCK: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A KPI over ``start`` to ``end``, both inside. ``value`` is NaN where there is none.

    ``how``: days summed, averaged, the last one, or the formula over its parts' figures of the stretch. ``days``: how
    many of the days went in; where it is fewer than the stretch has, figures are missing.
    """

    start: dt.date
    end: dt.date
    value: float
    how: How
    days: int


def daily(tree: KpiTree, recorded: Mapping[str, DailySeries], kpi: str) -> DailySeries:
    """``kpi`` day by day, over the days on which any of its leaves has figures.

    A day on which a leaf is missing, or a denominator is zero, has no figure (NaN): never 0 and never infinity.
    InvalidField when no leaf is in ``recorded``.
    """
    start, end = _span(tree, recorded, kpi)
    return DailySeries(start, _figures(tree, _leaf_windows(tree, recorded, kpi, start, end), kpi))


def over(
    tree: KpiTree,
    recorded: Mapping[str, DailySeries],
    kpi: str,
    bucket: Bucket,
    *,
    stock: frozenset[str] = NO_STOCK,
) -> tuple[Stretch, ...]:
    """``kpi`` by calendar day, week (from Monday), month or quarter, in order.

    Money and counts are summed; what stands at a level (``stock``: ids of followers, members) is its last figure; a
    recorded rate or score is the plain mean of its days, for want of weights. A derived rate is its formula over the
    parts' figures of the stretch, so a weekly cost per lead is the week's cost over the week's leads, and not the mean
    of seven ratios. Only days on which every leaf has a figure go in: else cost without leads would be counted.
    """
    start, end = _span(tree, recorded, kpi)
    leaves = _leaf_windows(tree, recorded, kpi, start, end)
    days = [start + ONE_DAY * each for each in range((end - start).days + 1)]
    firsts = [_first_day(day, bucket) for day in days]
    found = []
    at = 0
    while at < len(days):
        to = at
        while to < len(days) and firsts[to] == firsts[at]:
            to += 1
        part = {id_: values[at:to] for id_, values in leaves.items()}
        known = np.all([np.isfinite(values) for values in part.values()], axis=0)
        aligned = {id_: values[known] for id_, values in part.items()}
        value, how = _whole(tree, aligned, kpi, stock) if known.any() else (float("nan"), _how(tree, kpi, stock))
        found.append(Stretch(days[at], days[to - 1], value, how, int(known.sum())))
        at = to
    return tuple(found)


def _whole(tree: KpiTree, leaves: Mapping[str, Floats], kpi: str, stock: frozenset[str]) -> tuple[float, How]:
    """One figure of ``kpi`` for all days of ``leaves``, which have no gap."""
    how = _how(tree, kpi, stock)
    if how == "formula":
        value = _scaled(tree, kpi, _compute(tree.formulas[kpi], lambda part: _unscaled(
            tree, part, np.array([_whole(tree, leaves, part, stock)[0]])
        )))  # fmt: skip
        return float(np.broadcast_to(value, (1,))[0]), how
    values = _figures(tree, leaves, kpi)
    if how == "last":
        return float(values[-1]), how
    return float(values.sum() if how == "sum" else values.mean()), how


def _how(tree: KpiTree, kpi: str, stock: frozenset[str]) -> How:
    if kpi in stock:
        return "last"
    if tree.units[kpi].adds_up:
        return "sum"
    return "formula" if kpi in tree.formulas else "mean"


def _figures(tree: KpiTree, leaves: Mapping[str, Floats], kpi: str) -> Floats:
    """(days,) figures of ``kpi``; NaN where a leaf is missing or a denominator is zero."""
    if kpi not in tree.formulas:
        return leaves[kpi]
    value = _compute(tree.formulas[kpi], lambda part: _unscaled(tree, part, _figures(tree, leaves, part)))
    days = len(next(iter(leaves.values())))
    return np.array(np.broadcast_to(_scaled(tree, kpi, value), (days,)))


def _compute(expression: Expression, figure: Callable[[str], Floats]) -> Floats:
    if isinstance(expression, Number):
        return np.array([expression.value])
    if isinstance(expression, Ref):
        return figure(expression.id)
    if isinstance(expression, Negative):
        return -_compute(expression.of, figure)
    left, right = _compute(expression.left, figure), _compute(expression.right, figure)
    with np.errstate(all="ignore"):
        if expression.operator == "+":
            found = left + right
        elif expression.operator == "-":
            found = left - right
        elif expression.operator == "*":
            found = left * right
        else:
            found = left / right
    return np.where(np.abs(found) <= LARGEST_FIGURE, found, np.nan)


def _scaled(tree: KpiTree, kpi: str, value: Floats) -> Floats:
    """A pure quantity in the unit of ``kpi``: 0.05 reads 5 where that is %."""
    return value * tree.units[kpi].scale


def _unscaled(tree: KpiTree, kpi: str, value: Floats) -> Floats:
    return value / tree.units[kpi].scale


def _span(tree: KpiTree, recorded: Mapping[str, DailySeries], kpi: str) -> tuple[dt.date, dt.date]:
    there = [recorded[each] for each in tree.leaves(kpi) if each in recorded and len(recorded[each].values)]
    if not there:
        needs = ", ".join(tree.leaves(kpi)) or "a formula over at least one KPI"
        raise InvalidField("series", f"no figure is recorded for {kpi!r}; it needs {needs}")
    return min(each.start for each in there), max(each.end for each in there)


def _leaf_windows(
    tree: KpiTree, recorded: Mapping[str, DailySeries], kpi: str, start: dt.date, end: dt.date
) -> dict[str, Floats]:
    days = (end - start).days + 1
    missing = np.full(days, np.nan)
    return {each: recorded[each].window(end, days) if each in recorded else missing for each in tree.leaves(kpi)}


def _first_day(day: dt.date, bucket: Bucket) -> dt.date:
    if bucket == "week":
        return day - ONE_DAY * day.weekday()
    if bucket == "month":
        return day.replace(day=1)
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1) if bucket == "quarter" else day
