"""Which KPIs have new figures, and the figures of many KPIs in a few statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from sqlalchemy import Row, Table, func, select
from sqlalchemy.orm import Session

from kpi import store
from kpi.alerts.tables import LookRow
from kpi.model import Goal, Kpi, dimension_key
from kpi.monitors.model import DailySeries
from kpi.numbering.lines.store import daily_lines
from kpi.tables import KpiRow, ObservationRow, SeriesRow
from kpi.tree import evaluate, tree
from kpi.tree.tree import KpiTree
from storage.among import among
from storage.upsert import upsert

OVERLAP = dt.timedelta(minutes=10)
"""A load is seen when it commits, up to this long after the time that its figures carry."""
_LOOKS = cast(Table, LookRow.__table__)
"""Read as plain rows: nobody changes them."""
Cut = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How far a KPI's figures were looked at (see ``LookRow``). ``figures``: how many were recorded within ``OVERLAP``
    of the last ones. ``changed_from``: first day with new or restated
    figures since; None when only the day has moved on."""

    kpi: str
    figures: int
    recorded_to: dt.datetime
    newest: dt.date
    judged_to: dt.date
    changed_from: dt.date | None


def news(session: Session, *, now: dt.datetime, judged_to: dt.date) -> dict[str, Look]:
    """The KPIs with figures that were not looked at, by id, as they are to be remembered once ``judged_to`` is judged.

    Besides what was recorded since the last look these are KPIs whose newest day was still running then. What was
    looked at long ago is not counted again: only figures that were recorded about as late as the last ones are.
    """
    since = _since(session, now)
    counted = select(
        ObservationRow.series,
        ObservationRow.recorded_at,
        func.count().label("figures"),
        func.min(ObservationRow.at).label("oldest"),
        func.max(ObservationRow.at).label("newest"),
    ).group_by(ObservationRow.series, ObservationRow.recorded_at)
    if since is not None:
        counted = counted.where(ObservationRow.recorded_at > since)
    lines = counted.subquery()
    query = select(SeriesRow.kpi, lines.c.recorded_at, lines.c.figures, lines.c.oldest, lines.c.newest)
    query = query.join(lines, lines.c.series == SeriesRow.id)
    loads: dict[str, list[tuple[dt.datetime, int, dt.date, dt.date]]] = {}
    for kpi, recorded, figures, oldest, newest in session.execute(query):
        loads.setdefault(kpi, []).append((recorded, figures, _utc(oldest).date(), _utc(newest).date()))
    running = select(_LOOKS).where(_LOOKS.c.newest > _LOOKS.c.judged_to, _LOOKS.c.judged_to < judged_to)
    known = {row.kpi: row for row in session.execute(running)}
    waiting = set(known)
    others = select(_LOOKS).where(among(session, _LOOKS.c.kpi, set(loads) - waiting))
    known |= {row.kpi: row for row in session.execute(others)}
    found: dict[str, Look] = {}
    for kpi in sorted({*loads, *waiting}):
        look = _look(kpi, loads.get(kpi, []), known.get(kpi), judged_to)
        if look is not None and (look.changed_from is not None or kpi in waiting):
            found[kpi] = look
    return found


def _since(session: Session, now: dt.datetime) -> dt.datetime | None:
    """After when recorded figures are looked through: None from the first.

    That is twice ``OVERLAP`` before the last look, unless nothing was recorded about then but what was looked at: then
    a count says so, and the millions of a first load need not be sorted by KPI once more.
    """
    begun: dt.datetime | None = session.scalar(select(func.max(_LOOKS.c.recorded_to)))
    if begun is None:
        return None
    early = begun - 2 * OVERLAP
    if now < begun or session.scalar(
        select(_LOOKS.c.kpi).where(_LOOKS.c.recorded_to > early, _LOOKS.c.recorded_to < begun).limit(1)
    ):
        return min(begun, now) - 2 * OVERLAP
    looked = session.scalar(select(func.sum(_LOOKS.c.figures)).where(_LOOKS.c.recorded_to == begun))
    there = select(func.count()).where(
        ObservationRow.recorded_at > early, ObservationRow.recorded_at <= begun + OVERLAP
    )
    return begun if session.scalar(there) == looked else early


def _look(
    kpi: str, loads: Sequence[tuple[dt.datetime, int, dt.date, dt.date]], before: Row[Any] | None, judged_to: dt.date
) -> Look | None:
    if before is None:
        recorded, newest = max(each[0] for each in loads), max(each[3] for each in loads)
        lately = sum(each[1] for each in loads if each[0] > recorded - OVERLAP)
        return Look(kpi, lately, recorded, newest, judged_to, min(each[2] for each in loads))
    fresh = [each for each in loads if each[0] > before.recorded_to]
    beside = [each for each in loads if before.recorded_to - OVERLAP < each[0] <= before.recorded_to]
    # What was committed late carries a time at which others were looked at already.
    late = bool(beside) and sum(each[1] for each in beside) != before.figures
    if not fresh and not late:
        return Look(kpi, before.figures, before.recorded_to, before.newest, judged_to, None)
    changed = [*fresh, *(beside if late else ())]
    recorded = max(before.recorded_to, *(each[0] for each in changed))
    lately = sum(each[1] for each in loads if recorded - OVERLAP < each[0] <= recorded)
    newest = max(before.newest, *(each[3] for each in changed))
    return Look(kpi, lately, recorded, newest, judged_to, min(each[2] for each in changed))


def remember(session: Session, looks: Iterable[Look]) -> None:
    """Keep how far the figures of KPIs were looked at."""
    rows = [
        {"kpi": x.kpi, "figures": x.figures, "recorded_to": x.recorded_to, "newest": x.newest, "judged_to": x.judged_to}
        for x in looks
    ]
    upsert(session, LookRow, rows)


def whole_tree(session: Session) -> KpiTree:
    """Every goal and KPI, as one tree; a KPI whose formula is broken stands in it as one without figures."""
    return tree.sound(store.goals(session), store.kpis(session))


def any_derived(session: Session) -> bool:
    """Whether any KPI is computed from others."""
    return session.scalars(select(KpiRow.id).where(KpiRow.formula.is_not(None)).limit(1)).first() is not None


def goals_of(session: Session, kpis: Sequence[Kpi]) -> dict[str, Goal]:
    """The goals of ``kpis`` by id."""
    wanted = {kpi.goal for kpi in kpis}
    return {goal.id: goal for goal in store.goals(session) if goal.id in wanted}


def kpis_of(session: Session, ids: Collection[str]) -> dict[str, Kpi]:
    """KPIs by id, as far as they are stored."""
    return {kpi.id: kpi for kpi in store.kpis(session) if kpi.id in ids}


def series(
    session: Session,
    kpis: Collection[str],
    *,
    last: dt.date,
    first: dt.date | None = None,
    cut: Cut | None = None,
    whole: KpiTree | None = None,
) -> dict[str, DailySeries]:
    """Daily figures of ``kpis`` up to ``last``, of the total or of one ``cut``, by id; those without any are left out.

    Derived KPIs are computed from their parts, for which ``whole`` is the tree (read when it is not given and needed).
    """
    formulas = select(KpiRow.id).where(KpiRow.formula.is_not(None))
    derived = {each for each in session.scalars(formulas) if each in kpis}
    recorded = {each for each in kpis if each not in derived}
    if not derived:
        return _recorded(session, recorded, last=last, first=first, cut=cut)
    whole = whole or whole_tree(session)
    leaves = {leaf for each in derived for leaf in whole.leaves(each)}
    there = _recorded(session, recorded | leaves, last=last, first=first, cut=cut)
    found = {each: there[each] for each in recorded if each in there}
    for each in derived:
        if any(leaf in there for leaf in whole.leaves(each)):
            found[each] = evaluate.daily(whole, there, each)
    return found


def parts(session: Session, kpi: str, *, last: dt.date, first: dt.date) -> dict[str, dict[str, DailySeries]]:
    """A recorded KPI cut by one dimension at a time: dimension, part, daily figures from ``first`` to ``last``."""
    query = (
        select(SeriesRow.dimensions, ObservationRow.at, ObservationRow.value)
        .join(ObservationRow, ObservationRow.series == SeriesRow.id)
        .where(SeriesRow.kpi == kpi, SeriesRow.grain == "day", SeriesRow.dimension_key != "")
        .where(ObservationRow.at.between(_midnight(first), _midnight(last)))
        .order_by(ObservationRow.at, ObservationRow.revision)
    )
    figures: dict[tuple[str, str], dict[dt.date, float]] = {}
    for dimensions, at, value in session.execute(query):
        if len(dimensions) == 1:
            ((dimension, part),) = dimensions.items()
            figures.setdefault((dimension, part), {})[at.date()] = value
    found: dict[str, dict[str, DailySeries]] = {}
    days = (last - first).days + 1
    for (dimension, part), values in sorted(figures.items()):
        line = np.full(days, np.nan)
        for day, value in values.items():
            line[(day - first).days] = value
        found.setdefault(dimension, {})[part] = DailySeries(first, line)
    return found


def hours(session: Session, kpi: str, *, since: dt.datetime, until: dt.datetime) -> list[tuple[dt.datetime, float]]:
    """The hourly figures of a KPI's total, in time, each in its last revision."""
    found = store.series(session, kpi, grain="hour", start=since, end=until)
    return [(each.at, each.value) for each in found if isinstance(each.at, dt.datetime)]


def _recorded(
    session: Session, kpis: Collection[str], *, last: dt.date, first: dt.date | None, cut: Cut | None
) -> dict[str, DailySeries]:
    found: dict[str, DailySeries] = {}
    key = dimension_key(cut or {})
    lines = select(SeriesRow.id, SeriesRow.kpi).where(SeriesRow.grain == "day", SeriesRow.dimension_key == key)
    names = {row.id: row.kpi for row in session.execute(lines.where(among(session, SeriesRow.kpi, kpis)))}
    for number, series in daily_lines(session, names, last=last, first=first).items():
        found[names[number]] = series
    return found


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _utc(value: Any) -> dt.datetime:
    """A moment that came through an aggregate, which SQLite gives back as text."""
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
