"""The daily figures of many series in one statement, as arrays: two million of them are not made into objects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kpi.monitors.model import DailySeries
from kpi.tables import ObservationRow
from storage.among import among

_EPOCH = dt.date(1970, 1, 1).toordinal()
_DAY = 86_400
_SOME = 200


def daily_lines(
    session: Session, numbers: Collection[int], *, last: dt.date, first: dt.date | None
) -> dict[int, DailySeries]:
    """The last revisions of the days from ``first`` to ``last`` of each series that has any, by number."""
    found: dict[int, DailySeries] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _SOME):
        found |= _some_lines(session, wanted[start : start + _SOME], last, first)
    return found


def _some_lines(
    session: Session, numbers: Sequence[int], last: dt.date, first: dt.date | None
) -> dict[int, DailySeries]:
    connection = session.connection()
    # A number is what PostgreSQL hands over fastest; SQLite keeps text, of which few different ones come.
    if connection.dialect.name == "postgresql":
        day: sa.ColumnElement[Any] = sa.cast(sa.extract("epoch", ObservationRow.at) / _DAY, sa.Integer)
        day_of: Callable[[Any], int] = int
    else:
        day = sa.type_coerce(ObservationRow.at, sa.Text)
        day_of = _Days().__getitem__
    query = (
        sa.select(ObservationRow.series, day, ObservationRow.value)
        .where(among(connection, ObservationRow.series, numbers), ObservationRow.at <= _midnight(last))
        .order_by(ObservationRow.series, ObservationRow.at, ObservationRow.revision)
    )
    if first is not None:
        query = query.where(ObservationRow.at >= _midnight(first))
    # The driver's own tuples: every cell is a plain number or text, and there may be millions.
    rows = connection.execute(query).cursor.fetchall()
    if not rows:
        return {}
    series, moments, values = zip(*rows, strict=True)
    days = np.fromiter(map(day_of, moments), dtype=np.int64, count=len(moments))
    table = np.array(values)
    begins = np.flatnonzero(np.diff(np.array(series), prepend=-1))
    found: dict[int, DailySeries] = {}
    for begin, end in pairwise([*begins.tolist(), len(series)]):
        mine = days[begin:end]
        line = np.full(mine[-1] - mine[0] + 1, np.nan)
        # Of a day that was restated the last one stays.
        line[mine - mine[0]] = table[begin:end]
        found[series[begin]] = DailySeries(dt.date.fromordinal(int(mine[0]) + _EPOCH), line)
    return found


class _Days(dict[str, int]):
    """Days since 1970 of moments as SQLite keeps them."""

    def __missing__(self, moment: str) -> int:
        self[moment] = day = dt.datetime.fromisoformat(moment).toordinal() - _EPOCH
        return day


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
