"""What is stored of a KPI as a whole, and of its parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session as Session  # for those who hand a unit of work on without asking it anything
from sqlalchemy.orm import aliased

from kpi.model import Grain, dimension_key
from kpi.store import NO_DIMENSIONS
from kpi.tables import ObservationRow, SeriesRow
from storage.among import among

_AT_ONCE = 10_000
Span = tuple[dt.datetime, dt.datetime]
"""From the first moment to the last, both inside."""


def has_whole(session: Session, kpi: str, grain: Grain, span: Span) -> bool:
    """Whether any figure of ``kpi`` as a whole is stored within ``span``."""
    whole = sa.select(SeriesRow.id).where(
        SeriesRow.kpi == kpi, SeriesRow.grain == grain, SeriesRow.dimension_key == dimension_key(NO_DIMENSIONS)
    )
    query = sa.select(ObservationRow.series).where(ObservationRow.series.in_(whole), ObservationRow.at.between(*span))
    return session.scalars(query.limit(1)).first() is not None


def parts(
    session: Session, kpi: str, grain: Grain, dimensions: Collection[str], span: Span
) -> Iterator[tuple[Mapping[str, str], dt.datetime, float]]:
    """The last revision of every figure of ``kpi`` within ``span`` that is narrowed by exactly these dimensions.

    They come in order of time, some thousands at once.
    """
    names = set(dimensions)
    rows = session.execute(
        sa.select(SeriesRow.id, SeriesRow.dimensions).where(SeriesRow.kpi == kpi, SeriesRow.grain == grain)
    )
    series = {number: narrowed for number, narrowed in rows if set(narrowed) == names}
    later = aliased(ObservationRow)
    restated = sa.exists().where(
        later.series == ObservationRow.series,
        later.at == ObservationRow.at,
        later.revision == ObservationRow.revision + 1,
    )
    query = sa.select(ObservationRow.series, ObservationRow.at, ObservationRow.value).where(
        among(session, ObservationRow.series, list(series)), ObservationRow.at.between(*span), ~restated
    )
    ordered = query.order_by(ObservationRow.at).execution_options(yield_per=_AT_ONCE)
    for number, at, value in session.execute(ordered):
        yield series[number], at, value
