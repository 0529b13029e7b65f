"""What moved more than it usually does, and which parts of it explain that.

A KPI's mean day is compared with the same weekdays of the weeks before (``kpi.alerts.drivers``), and that change with
what its weekly changes are like otherwise: their median, and their spread as the median absolute deviation times 1.4826
(P. J. Rousseeuw and C. Croux, "Alternatives to the median absolute deviation", JASA 88, 1993). A KPI that always grows
by 2 % does not move when it grows by 2 % again; one that scatters by 20 % does not move by 15 %.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np

from kpi.alerts.drivers import drivers, sides
from kpi.alerts.model import Alert
from kpi.model import Kpi
from kpi.monitors.model import ONE_DAY, DailySeries
from kpi.reviews.model import Measured, Mover, Stretch

SURPRISE = 2.0
"""A move is told when it lies this many spreads beyond the usual one ..."""
LEAST_MOVE = 0.03
"""... and is at least this large: less is of no interest to anybody."""
LEAST_WEEKS = 6
"""Weeks of the past that have to be known, so that there is something usual to compare with."""
_WEEKS = 26
_MAD = 1.4826
_LEAST_NOISE = 0.01


def movers(
    measured: Sequence[Measured], alerts: Sequence[Alert], stretch: Stretch, doubtful: frozenset[str]
) -> tuple[tuple[Mover, ...], int, tuple[Kpi, ...]]:
    """The movers, most surprising first; how many KPIs moved as usual; those too thin to say. ``doubtful`` are ids of
    KPIs whose figures are in doubt: nothing is said of those."""
    found: list[Mover] = []
    thin: list[Kpi] = []
    calm = 0
    for each in measured:
        if each.kpi.id in doubtful:
            continue
        move = _moved(each.series, stretch) if each.series is not None else None
        if move is None or each.series is None:
            thin.append(each.kpi)
            continue
        now, before, change, usual, noise = move
        if abs(change) < LEAST_MOVE or abs(change - usual) < SURPRISE * noise:
            calm += 1
            continue
        mine = tuple(a for a in alerts if a.state != "false_alarm" and any(m.kpi == each.kpi.id for m in a.members))
        driven = drivers(each.series, each.parts, stretch.first, stretch.last)
        found.append(
            Mover(
                kpi=each.kpi, now=now, before=before, change=change, usual=usual, noise=noise,
                good=(change > 0) == (each.kpi.direction == "up"),
                drivers=driven, alike=bool(each.parts) and not driven,
                sides=sides(each.sides, stretch.first, stretch.last),
                alerts=mine,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (-each.surprise, each.kpi.id))), calm, tuple(thin)


def change_of(series: DailySeries, first: dt.date, last: dt.date) -> tuple[float, float, float] | None:
    """Mean day, mean day of the comparable weeks before, and the relative change; None where it cannot be told."""
    found = sides({"": series}, first, last)
    if not found or not math.isfinite(found[0].change) or found[0].before < 0:
        return None
    return found[0].now, found[0].before, found[0].change


def usual_changes(series: DailySeries, before: dt.date) -> tuple[float, float] | None:
    """Median and spread of the weekly changes that ended before ``before``; None for fewer than six known weeks."""
    changes: list[float] = []
    for week in range(_WEEKS):
        last = before - ONE_DAY * (1 + 7 * week)
        if last - ONE_DAY * 6 < series.start:
            break
        change = change_of(series, last - ONE_DAY * 6, last)
        if change is not None:
            changes.append(change[2])
    if len(changes) < LEAST_WEEKS:
        return None
    usual = float(np.median(changes))
    return usual, max(_MAD * float(np.median(np.abs(np.array(changes) - usual))), _LEAST_NOISE)


def _moved(series: DailySeries, stretch: Stretch) -> tuple[float, float, float, float, float] | None:
    change = change_of(series, stretch.first, stretch.last)
    # A month's own weeks are part of what is usual: the median does not mind them, and history is often short.
    usual = usual_changes(series, stretch.first if stretch.period == "week" else stretch.last + ONE_DAY)
    return (*change, *usual) if change is not None and usual is not None else None
