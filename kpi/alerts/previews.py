"""How a monitor that is not stored yet would have fired, and what it reads for that."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np

from kpi import store
from kpi.alerts.figures import store as figures
from kpi.alerts.kinds import BARS, monitor_of, sensitivity_of
from kpi.alerts.model import Watch
from kpi.alerts.run import NO_PHASES, Phases, sides_of
from kpi.alerts.tables import Session
from kpi.monitors import daily
from kpi.monitors.detectable import SmallestChange, smallest_change
from kpi.monitors.model import ONE_DAY, DailySeries, DaysOff, Figures, no_days_off
from kpi.monitors.preview import QUARTER_DAYS, Preview, preview

_BEFORE = 70
"""Days before the quarter that a mix is compared with."""


def preview_of(
    session: Session, watch: Watch, last: dt.date, off: DaysOff = no_days_off, phases: Phases = NO_PHASES
) -> Preview:
    """Replay ``watch`` over the quarter up to ``last``; ``phases`` are of campaigns by id. BadParameter for what
    does not fit; UnknownKpi; kind ``hourly`` has no days to replay and is refused as BadParameter."""
    kpi = store.kpi(session, watch.kpi)
    monitor = monitor_of(watch, kpi, store.goal(session, kpi.goal), phases.get(kpi.campaign or "", ()))
    return preview(replace(_figures(session, watch, last), off=off), monitor, last)


def smallest_of(session: Session, watch: Watch, last: dt.date) -> SmallestChange | None:
    """What ``watch``'s KPI can show at its sensitivity; None without figures."""
    found = figures.series(session, {watch.kpi}, last=last, cut=watch.cut or None).get(watch.kpi)
    if found is None or not len(found.values):
        return None
    return smallest_change(found, daily.BAR + BARS[sensitivity_of(watch)])


def _figures(session: Session, watch: Watch, last: dt.date) -> Figures:
    kpi = store.kpi(session, watch.kpi)
    total = figures.series(session, {kpi.id}, last=last, cut=watch.cut or None).get(kpi.id)
    total = total or DailySeries(last, np.full(1, np.nan))
    if watch.kind == "mix_shift":
        cuts = figures.parts(session, kpi.id, last=last, first=last - ONE_DAY * (QUARTER_DAYS + _BEFORE))
        return Figures(total, parts=cuts.get(watch.parameters.get("by") or next(iter(cuts), ""), {}))
    if watch.kind == "ratio":
        named = tuple(str(watch.parameters[side]) for side in ("numerator", "denominator") if side in watch.parameters)
        sides = named if len(named) == 2 else sides_of(kpi)
        lines = figures.series(session, set(sides), last=last, cut=watch.cut or None)
        if len(sides) == 2:
            return Figures(total, numerator=lines.get(sides[0]), denominator=lines.get(sides[1]))
    return Figures(total)
