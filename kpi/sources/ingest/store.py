"""Sources remembered, and their figures compared with the stored ones and recorded in a few statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from kpi.errors import UnknownKpi
from kpi.model import dimension_key
from kpi.sources.ingest.model import RESTATED_KEPT, Loaded, Restated, Schema
from kpi.sources.ingest.spool import Spool
from kpi.sources.ingest.tables import CUTS, FIRST, NEWS, PASSING, STATED, SourceRow
from kpi.tables import KpiRow, ObservationRow
from storage.upsert import insert_missing

_STEP = 50_000
_SOME = 500


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a source: how it is read, when it was last loaded, and how fresh its figures are."""

    name: str
    kind: str
    schema: Schema
    loaded_at: dt.datetime
    newest: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A row that states a figure again with another value than the ``first`` row that states it."""

    row: int
    first: int
    kpi: str
    at: dt.datetime


def source(session: Session, name: str) -> Remembered | None:
    """What is remembered of the source called ``name``; None for a new one."""
    row = session.get(SourceRow, name)
    return _remembered(row) if row is not None else None


def sources(session: Session) -> tuple[Remembered, ...]:
    """Every source, in order of name."""
    return tuple(sorted(map(_remembered, session.scalars(sa.select(SourceRow))), key=lambda each: each.name))


def remember(
    session: Session, name: str, kind: str, schema: Schema, *, newest: dt.datetime | None, now: dt.datetime
) -> None:
    """Keep how the source was read; ``newest`` only ever moves forward."""
    row = {"name": name, "kind": kind, "schema": schema.as_dict(), "loaded_at": now, "newest": newest}
    if insert_missing(session, SourceRow, [row]):
        return
    stored = session.scalars(sa.select(SourceRow).where(SourceRow.name == name).with_for_update()).one()
    stored.kind, stored.schema, stored.loaded_at = kind, schema.as_dict(), now
    if newest is not None and (stored.newest is None or stored.newest < newest):
        stored.newest = newest
    session.flush()


def load(
    session: Session,
    spool: Spool,
    *,
    now: dt.datetime,
    keep_first: bool,
    most: int,
    progress: Callable[[int], None],
) -> tuple[Loaded, int, tuple[Contradiction, ...], tuple[Restated, ...]]:
    """Record the figures of ``spool`` as ``kpi.store.record`` would, in the open transaction.

    Returns what was done, how many rows contradict an earlier one, the first ``most`` of these, and the first figures
    that were restated. With contradictions
    and not ``keep_first`` nothing is recorded. Recorders of one KPI take turns. UnknownKpi when one was deleted.
    """
    _take_turns(session, sorted({cut.kpi for cut in spool.cuts}))
    connection = session.connection()
    for table in PASSING:
        table.create(connection)
    _fill(session, spool, progress)
    _analyze(session, STATED, CUTS)
    place = {"partition_by": [STATED.c.cut, STATED.c.at], "order_by": STATED.c.line}
    ranked = sa.select(*STATED.columns, sa.func.row_number().over(**place).label("nth")).subquery()  # type: ignore[arg-type]
    only = sa.select(ranked.c.cut, ranked.c.at, ranked.c.value).where(ranked.c.nth == 1)
    firsts = _insert(session, FIRST, only)
    lines, contradictions = _contradictions(session, most) if firsts < spool.figures else (0, ())
    if lines and not keep_first:
        _drop(session)
        return Loaded(), lines, contradictions, ()
    _analyze(session, FIRST)
    news = _insert(session, NEWS, _news())
    restated = session.scalar(sa.select(sa.func.count()).where(NEWS.c.revision > 1)) or 0
    changes = _restated(session) if restated else ()
    _record(session, now)
    _drop(session)
    return (
        Loaded(
            new=news - restated,
            restated=restated,
            unchanged=firsts - news,
            duplicates=spool.figures - firsts - lines,
        ),
        lines,
        contradictions,
        changes,
    )


def _restated(session: Session) -> tuple[Restated, ...]:
    """The first figures that change, with the values before; of each KPI in order of time."""
    stored = aliased(ObservationRow)
    same = sa.and_(
        stored.kpi == CUTS.c.kpi,
        stored.grain == CUTS.c.grain,
        stored.dimension_key == CUTS.c.dimension_key,
        stored.at == NEWS.c.at,
        stored.revision == NEWS.c.revision - 1,
    )
    query = (
        sa.select(NEWS.c.at, CUTS.c.kpi, CUTS.c.dimensions, stored.value, NEWS.c.value)
        .select_from(sa.join(NEWS, CUTS, NEWS.c.cut == CUTS.c.cut).join(stored, same))
        .where(NEWS.c.revision > 1)
        .order_by(CUTS.c.kpi, NEWS.c.at, CUTS.c.cut)
        .limit(RESTATED_KEPT)
    )
    return tuple(Restated(*row) for row in session.execute(query))


def _take_turns(session: Session, kpis: Sequence[str]) -> None:
    for start in range(0, len(kpis), _SOME):
        some = kpis[start : start + _SOME]
        # One order for all recorders, as in kpi.store: two of them can then never wait for each other.
        query = sa.select(KpiRow.id).where(KpiRow.id.in_(some)).order_by(KpiRow.id).with_for_update()
        there = set(session.scalars(query))
        for kpi in some:
            if kpi not in there:
                raise UnknownKpi(kpi, tuple(sorted(session.scalars(sa.select(KpiRow.id)))))


def _fill(session: Session, spool: Spool, progress: Callable[[int], None]) -> None:
    cuts = [
        {
            "cut": number,
            "kpi": cut.kpi,
            "grain": spool.grain,
            "dimension_key": dimension_key(cut.dimensions),
            "dimensions": dict(cut.dimensions),
        }
        for number, cut in enumerate(spool.cuts)
    ]
    session.execute(sa.insert(CUTS), cuts)
    cursor: Any = session.connection().connection.cursor()
    lines = _told(spool.lines(), progress)
    try:
        if _postgresql(session):
            # The times of a spool are UTC without saying so.
            cursor.execute("SET LOCAL TIME ZONE 'UTC'")
            with cursor.copy(f"COPY {STATED.name} (line, cut, at, value) FROM STDIN") as copy:
                for line in lines:
                    copy.write(line)
        else:
            cursor.executemany(
                f"INSERT INTO {STATED.name} (line, cut, at, value) VALUES (?, ?, ?, ?)",
                ((int(row), int(cut), at, float(value)) for row, cut, at, value in (x.split("\t") for x in lines)),
            )
    finally:
        cursor.close()


def _told(lines: Iterator[str], progress: Callable[[int], None]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number % _STEP == 0:
            progress(number)
        yield line


def _contradictions(session: Session, most: int) -> tuple[int, tuple[Contradiction, ...]]:
    place = {"partition_by": [STATED.c.cut, STATED.c.at], "order_by": STATED.c.line}
    ranked = sa.select(
        *STATED.columns,
        sa.func.first_value(STATED.c.line).over(**place).label("first_line"),  # type: ignore[arg-type]
        sa.func.first_value(STATED.c.value).over(**place).label("first_value"),  # type: ignore[arg-type]
    ).subquery()
    other = sa.select(ranked).where(ranked.c.value != ranked.c.first_value).subquery()
    count = session.scalar(sa.select(sa.func.count()).select_from(other)) or 0
    query = (
        sa.select(other.c.line, other.c.first_line, CUTS.c.kpi, other.c.at)
        .join(CUTS, CUTS.c.cut == other.c.cut)
        .order_by(other.c.line)
        .limit(most)
    )
    return count, tuple(Contradiction(*row) for row in session.execute(query))


def _news() -> sa.Select[Any]:
    """The figures that are not stored, and those stored with another value, each with its next revision."""
    stored, other = aliased(ObservationRow), aliased(ObservationRow)
    last = (
        sa.select(sa.func.max(other.revision))
        .where(
            other.kpi == CUTS.c.kpi,
            other.grain == CUTS.c.grain,
            other.dimension_key == CUTS.c.dimension_key,
            other.at == FIRST.c.at,
        )
        .correlate(CUTS, FIRST)
        .scalar_subquery()
    )
    same = sa.and_(
        stored.kpi == CUTS.c.kpi,
        stored.grain == CUTS.c.grain,
        stored.dimension_key == CUTS.c.dimension_key,
        stored.at == FIRST.c.at,
        stored.revision == last,
    )
    joined = sa.join(FIRST, CUTS, FIRST.c.cut == CUTS.c.cut).outerjoin(stored, same)
    revision = sa.func.coalesce(stored.revision, 0) + 1
    return (
        sa.select(FIRST.c.cut, FIRST.c.at, revision, FIRST.c.value)
        .select_from(joined)
        .where(sa.or_(stored.revision.is_(None), stored.value != FIRST.c.value))
    )


def _record(session: Session, now: dt.datetime) -> None:
    columns = ("kpi", "grain", "dimension_key", "at", "revision", "value", "dimensions", "recorded_at")
    query = (
        sa.select(
            CUTS.c.kpi,
            CUTS.c.grain,
            CUTS.c.dimension_key,
            NEWS.c.at,
            NEWS.c.revision,
            NEWS.c.value,
            CUTS.c.dimensions,
            sa.literal(now, ObservationRow.recorded_at.type),
        )
        .join_from(NEWS, CUTS, NEWS.c.cut == CUTS.c.cut)
        # Rows in order of the key fill the pages of its index one after the other.
        .order_by(CUTS.c.kpi, CUTS.c.grain, CUTS.c.dimension_key, NEWS.c.at)
    )
    session.execute(sa.insert(ObservationRow).from_select(columns, query))


def _insert(session: Session, table: sa.Table, query: sa.Select[Any]) -> int:
    session.execute(sa.insert(table).from_select([column.name for column in table.columns], query))
    return session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _analyze(session: Session, *tables: sa.Table) -> None:
    # PostgreSQL guesses a temporary table to be small, and would then look up a million rows one by one.
    if _postgresql(session):
        for table in tables:
            session.execute(sa.text(f"ANALYZE {table.name}"))


def _drop(session: Session) -> None:
    for table in PASSING:
        table.drop(session.connection())


def _postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _remembered(row: SourceRow) -> Remembered:
    return Remembered(row.name, row.kind, Schema.from_dict(row.schema), row.loaded_at, row.newest)
