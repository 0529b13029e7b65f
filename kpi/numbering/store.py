"""The numbers of series looked up, and given to those that have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from kpi.model import Grain
from kpi.tables import SeriesRow
from storage.among import among
from storage.upsert import insert_missing

Line = tuple[str, Grain, str]
"""A series by its names: id of the KPI, grain, and ``kpi.model.dimension_key``."""
_SOME = 500
_Thing = TypeVar("_Thing")


def number(session: Session, line: Line) -> int | None:
    """The number of a series; None when it has no figure yet."""
    kpi, grain, key = line
    query = select(SeriesRow.id).where(SeriesRow.kpi == kpi, SeriesRow.grain == grain, SeriesRow.dimension_key == key)
    return session.scalars(query).one_or_none()


def numbers(session: Session, dimensions: Mapping[Line, Mapping[str, str]]) -> dict[Line, int]:
    """The number of each series; those that are new get one. ``dimensions`` holds what narrows each.

    The KPIs are locked by the caller, so that nobody else numbers the same series.
    """
    found = _known(session, {kpi for kpi, _, _ in dimensions})
    missing = [line for line in dimensions if line not in found]
    for some in _chunks(missing):
        rows = [
            {"kpi": kpi, "grain": grain, "dimension_key": key, "dimensions": dict(dimensions[kpi, grain, key])}
            for kpi, grain, key in some
        ]
        insert_missing(session, SeriesRow, rows)
    found |= _known(session, {kpi for kpi, _, _ in missing})
    return {line: found[line] for line in dimensions}


def _known(session: Session, kpis: set[str]) -> dict[Line, int]:
    query = select(SeriesRow.kpi, SeriesRow.grain, SeriesRow.dimension_key, SeriesRow.id)
    rows = session.execute(query.where(among(session, SeriesRow.kpi, kpis)))
    return {(kpi, cast(Grain, grain), key): number for kpi, grain, key, number in rows}


def _chunks(things: Sequence[_Thing]) -> Iterable[Sequence[_Thing]]:
    for at in range(0, len(things), _SOME):
        yield things[at : at + _SOME]
