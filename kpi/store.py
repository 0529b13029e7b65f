"""Goals, KPIs and figures kept and read back; a figure that is stated again keeps its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session

from kpi.errors import Duplicate, InvalidField, KpiWithoutGoal, UnknownGoal, UnknownKpi
from kpi.model import (
    LEVELS,
    Direction,
    Goal,
    GoalKind,
    Grain,
    Kpi,
    Level,
    Name,
    Observation,
    Per,
    dimension_key,
    moment_of,
)
from kpi.numbering import store as numbering
from kpi.numbering.store import Line
from kpi.tables import GoalRow, KpiRow, ObservationRow
from storage.upsert import insert_missing

NO_DIMENSIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording did: figures that are new, figures restated with another value, figures known already."""

    new: int
    restated: int
    unchanged: int


def add_goal(session: Session, goal: Goal) -> Goal:
    """Store a goal. Duplicate; UnknownGoal for its parent; InvalidField for a parent on a lower level."""
    if goal.parent is not None:
        above = session.get(GoalRow, goal.parent)
        if above is None:
            raise UnknownGoal(goal.parent, _ids(session, GoalRow))
        if LEVELS.index(cast(Level, above.level)) > LEVELS.index(goal.level):
            raise InvalidField("parent", f"a {goal.level} goal cannot stand under the {above.level} goal {above.id!r}")
    row = {
        "id": goal.id,
        "name_en": goal.name.en,
        "name_zh": goal.name.zh,
        "kind": goal.kind,
        "level": goal.level,
        "metric": goal.metric,
        "unit": goal.unit,
        "baseline": goal.baseline,
        "target": goal.target,
        "owner": goal.owner,
        "start_day": goal.start,
        "end_day": goal.end,
        "parent": goal.parent,
        "per": goal.per,
        "channel": goal.channel,
        "phased": goal.phased,
        "ended_on": goal.ended_on,
    }
    if not insert_missing(session, GoalRow, [row]):
        raise Duplicate("goal", goal.id)
    return goal


def goal(session: Session, goal_id: str) -> Goal:
    """The goal of that id; UnknownGoal otherwise."""
    row = session.get(GoalRow, goal_id)
    if row is None:
        raise UnknownGoal(goal_id, _ids(session, GoalRow))
    return _goal(row)


def goals(session: Session) -> tuple[Goal, ...]:
    """Every goal, in order of id."""
    return tuple(sorted((_goal(row) for row in session.scalars(select(GoalRow))), key=lambda g: g.id))


def add_kpi(session: Session, kpi: Kpi) -> Kpi:
    """Store a KPI. KpiWithoutGoal when the goal it should serve is not stored; Duplicate."""
    if not kpi.goal or session.get(GoalRow, kpi.goal) is None:
        raise KpiWithoutGoal(kpi.id, kpi.goal or None, _ids(session, GoalRow))
    row = {
        "id": kpi.id,
        "name_en": kpi.name.en,
        "name_zh": kpi.name.zh,
        "unit": kpi.unit,
        "direction": kpi.direction,
        "goal": kpi.goal,
        "channel": kpi.channel,
        "campaign": kpi.campaign,
        "formula": kpi.formula,
    }
    if not insert_missing(session, KpiRow, [row]):
        raise Duplicate("KPI", kpi.id)
    return kpi


def kpi(session: Session, kpi_id: str) -> Kpi:
    """The KPI of that id; UnknownKpi otherwise."""
    row = session.get(KpiRow, kpi_id)
    if row is None:
        raise UnknownKpi(kpi_id, _ids(session, KpiRow))
    return _kpi(row)


def kpis(session: Session, *, goal_id: str | None = None) -> tuple[Kpi, ...]:
    """Every KPI, or those of one goal, in order of id."""
    query = select(KpiRow) if goal_id is None else select(KpiRow).where(KpiRow.goal == goal_id)
    return tuple(sorted((_kpi(row) for row in session.scalars(query)), key=lambda k: k.id))


def record(session: Session, observations: Iterable[Observation], *, now: dt.datetime) -> Recorded:
    """Store figures; their own ``revision`` and ``recorded_at`` are set here.

    A figure that is already stored with the same value is left as it is, so a source may be read again at will. With
    another value it is kept as the next revision beside the earlier ones. Recorders of one KPI take turns. UnknownKpi.
    """
    figures = list(observations)
    # One order for all recorders: two of them can then never wait for each other.
    for kpi_id in sorted({o.kpi for o in figures}):
        locked = session.scalars(select(KpiRow.id).where(KpiRow.id == kpi_id).with_for_update()).one_or_none()
        if locked is None:
            raise UnknownKpi(kpi_id, _ids(session, KpiRow))
    lines: dict[Line, list[Observation]] = {}
    dimensions: dict[Line, Mapping[str, str]] = {}
    for figure in figures:
        line = (figure.kpi, figure.grain, dimension_key(figure.dimensions))
        lines.setdefault(line, []).append(figure)
        dimensions[line] = figure.dimensions
    numbers = numbering.numbers(session, dimensions)
    new = restated = unchanged = 0
    rows: list[dict[str, Any]] = []
    for line, stated in lines.items():
        last = _last(session, numbers[line], stated)
        for figure in stated:
            at = moment_of(figure.at)
            revision, value = last.get(at, (0, None))
            if value == figure.value:
                unchanged += 1
                continue
            new, restated = (new + 1, restated) if revision == 0 else (new, restated + 1)
            last[at] = (revision + 1, figure.value)
            stored = {"at": at, "revision": revision + 1, "value": figure.value, "recorded_at": now}
            rows.append({"series": numbers[line]} | stored)
    if rows:
        session.execute(insert(ObservationRow), rows)
    return Recorded(new, restated, unchanged)


def _last(session: Session, number: int, stated: list[Observation]) -> dict[dt.datetime, tuple[int, float | None]]:
    """Last revision and value of each figure of a series, by moment, over the time that ``stated`` spans."""
    moments = [moment_of(figure.at) for figure in stated]
    query = (
        select(ObservationRow.at, ObservationRow.revision, ObservationRow.value)
        .where(ObservationRow.series == number, ObservationRow.at.between(min(moments), max(moments)))
        .order_by(ObservationRow.revision)
    )
    return {at: (revision, value) for at, revision, value in session.execute(query)}


def series(
    session: Session,
    kpi_id: str,
    *,
    grain: Grain = "day",
    start: dt.date | dt.datetime | None = None,
    end: dt.date | dt.datetime | None = None,
    dimensions: Mapping[str, str] = NO_DIMENSIONS,
    known_at: dt.datetime | None = None,
) -> tuple[Observation, ...]:
    """The figures of a KPI in order of time, each in its last revision; ``start`` and ``end`` are both inside.

    ``dimensions`` select exactly that cut (none: the total). ``known_at`` gives the series as it was known at that
    moment, before what was restated later. Gaps are left out, not filled. UnknownKpi.
    """
    kpi(session, kpi_id)
    number = numbering.number(session, (kpi_id, grain, dimension_key(dimensions)))
    if number is None:
        return ()
    where: list[ColumnElement[bool]] = [ObservationRow.series == number]
    if start is not None:
        where.append(ObservationRow.at >= moment_of(start))
    if end is not None:
        where.append(ObservationRow.at <= moment_of(end))
    if known_at is not None:
        where.append(ObservationRow.recorded_at <= known_at)
    # The last revision of each moment wins; a database left to find it may compare every row with every other.
    query = select(ObservationRow).where(*where).order_by(ObservationRow.at, ObservationRow.revision)
    last = {row.at: row for row in session.scalars(query)}
    return tuple(_observation(kpi_id, grain, dimensions, row) for row in last.values())


def history(
    session: Session, kpi_id: str, at: dt.date | dt.datetime, *, dimensions: Mapping[str, str] = NO_DIMENSIONS
) -> tuple[Observation, ...]:
    """Every revision of one figure, first to last; empty when it was never recorded. UnknownKpi."""
    kpi(session, kpi_id)
    grain = Observation(kpi=kpi_id, at=at, value=0.0, dimensions=dimensions).grain
    number = numbering.number(session, (kpi_id, grain, dimension_key(dimensions)))
    query = select(ObservationRow).where(ObservationRow.series == number, ObservationRow.at == moment_of(at))
    rows = session.scalars(query.order_by(ObservationRow.revision))
    return tuple(_observation(kpi_id, grain, dimensions, row) for row in rows)


def restated(session: Session, kpi_id: str, *, limit: int) -> tuple[dt.date, ...]:
    """Days whose total was corrected after it was first stated, the latest correction first. UnknownKpi."""
    kpi(session, kpi_id)
    number = numbering.number(session, (kpi_id, "day", dimension_key(NO_DIMENSIONS)))
    corrected = func.max(ObservationRow.recorded_at)
    query = select(ObservationRow.at).where(ObservationRow.series == number, ObservationRow.revision > 1)
    query = query.group_by(ObservationRow.at).order_by(corrected.desc(), ObservationRow.at.desc()).limit(limit)
    return tuple(at.date() for at in session.scalars(query))


def _ids(session: Session, table: type[GoalRow] | type[KpiRow]) -> tuple[str, ...]:
    return tuple(sorted(session.scalars(select(table.id))))


def _goal(row: GoalRow) -> Goal:
    return Goal(
        id=row.id,
        name=Name(row.name_en, row.name_zh),
        kind=cast(GoalKind, row.kind),
        level=cast(Level, row.level),
        metric=row.metric,
        unit=row.unit,
        baseline=row.baseline,
        target=row.target,
        owner=row.owner,
        start=row.start_day,
        end=row.end_day,
        parent=row.parent,
        per=cast(Per | None, row.per),
        channel=row.channel,
        phased=row.phased,
        ended_on=row.ended_on,
    )


def _kpi(row: KpiRow) -> Kpi:
    return Kpi(
        id=row.id,
        name=Name(row.name_en, row.name_zh),
        unit=row.unit,
        direction=cast(Direction, row.direction),
        goal=row.goal,
        channel=row.channel,
        campaign=row.campaign,
        formula=row.formula,
    )


def _observation(kpi_id: str, grain: Grain, dimensions: Mapping[str, str], row: ObservationRow) -> Observation:
    return Observation(
        kpi=kpi_id,
        at=row.at if grain == "hour" else row.at.date(),
        value=row.value,
        dimensions=dimensions,
        revision=row.revision,
        recorded_at=row.recorded_at,
    )
