"""Sources remembered, and their figures compared with the stored ones and recorded in a few statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from kpi.errors import UnknownKpi
from kpi.model import dimension_key
from kpi.numbering import store as numbering
from kpi.sources.ingest.model import RESTATED_KEPT, Loaded, Restated, Schema
from kpi.sources.ingest.spool import Spool
from kpi.sources.ingest.tables import FIRST, NEWS, PASSING, STATED, SourceRow
from kpi.tables import KpiRow, ObservationRow, SeriesRow
from storage.among import among
from storage.upsert import insert_missing


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
    numbers = _numbers(session, spool)
    _fill(session, spool, numbers, progress)
    _analyze(session, STATED)
    firsts, lines = spool.figures, 0
    contradictions: tuple[Contradiction, ...] = ()
    meets = _meets_stored(session, spool, numbers)
    given = STATED
    if meets or not spool.ascending:
        firsts = _insert(session, FIRST, _first(spool.ascending))
        given = FIRST
    if firsts < spool.figures:
        lines, contradictions = _contradictions(session, most)
    if lines and not keep_first:
        _drop(session)
        return Loaded(), lines, contradictions, ()
    news, restated = firsts, 0
    changes: tuple[Restated, ...] = ()
    if meets:
        _analyze(session, FIRST)
        news = _insert(session, NEWS, _news())
        restated = session.scalar(sa.select(sa.func.count()).where(NEWS.c.revision > 1)) or 0
        changes = _restated(session) if restated else ()
        _record(session, NEWS, NEWS.c.revision, now)
    else:
        _record(session, given, sa.literal(1), now)
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
    same = sa.and_(stored.series == NEWS.c.series, stored.at == NEWS.c.at, stored.revision == NEWS.c.revision - 1)
    query = (
        sa.select(NEWS.c.at, SeriesRow.kpi, SeriesRow.dimensions, stored.value, NEWS.c.value)
        .select_from(sa.join(NEWS, SeriesRow, NEWS.c.series == SeriesRow.id).join(stored, same))
        .where(NEWS.c.revision > 1)
        .order_by(SeriesRow.kpi, NEWS.c.at, SeriesRow.id)
        .limit(RESTATED_KEPT)
    )
    return tuple(Restated(*row) for row in session.execute(query))


def _take_turns(session: Session, kpis: Sequence[str]) -> None:
    # One order for all recorders, as in kpi.store: two of them can then never wait for each other.
    query = sa.select(KpiRow.id).where(among(session, KpiRow.id, kpis)).order_by(KpiRow.id).with_for_update()
    there = set(session.scalars(query))
    for kpi in kpis:
        if kpi not in there:
            raise UnknownKpi(kpi, tuple(sorted(session.scalars(sa.select(KpiRow.id)))))


def _numbers(session: Session, spool: Spool) -> list[int]:
    """The number in the database of each cut of ``spool``."""
    lines = [(cut.kpi, spool.grain, dimension_key(cut.dimensions)) for cut in spool.cuts]
    narrowed = {line: cut.dimensions for line, cut in zip(lines, spool.cuts, strict=True)}
    found = numbering.numbers(session, narrowed)
    return [found[line] for line in lines]


def _fill(session: Session, spool: Spool, numbers: Sequence[int], progress: Callable[[int], None]) -> None:
    cursor: Any = session.connection().connection.cursor()
    done = 0
    try:
        if _postgresql(session):
            # The times of a spool are UTC without saying so.
            cursor.execute("SET LOCAL TIME ZONE 'UTC'")
            with cursor.copy(f"COPY {STATED.name} (line, series, at, value) FROM STDIN") as copy:
                for block in spool.blocks():
                    progress(done)
                    copy.write("".join([f"{row}\t{numbers[cut]}\t{at}\t{value!r}\n" for row, cut, at, value in block]))
                    done += len(block)
        else:
            for block in spool.blocks():
                progress(done)
                cursor.executemany(
                    f"INSERT INTO {STATED.name} (line, series, at, value) VALUES (?, ?, ?, ?)",
                    [(row, numbers[cut], at, value) for row, cut, at, value in block],
                )
                done += len(block)
    finally:
        cursor.close()


def _first(once: bool) -> sa.Select[Any]:
    """Of the rows that state one figure the first, in order of the key; all of them where each is stated ``once``."""
    place = {"partition_by": [STATED.c.series, STATED.c.at], "order_by": STATED.c.line}
    ranked = sa.select(*STATED.columns, sa.func.row_number().over(**place).label("nth")).subquery()  # type: ignore[arg-type]
    rows = STATED if once else ranked
    query = sa.select(rows.c.series, rows.c.at, rows.c.value).order_by(rows.c.series, rows.c.at)
    return query if once else query.where(ranked.c.nth == 1)


def _contradictions(session: Session, most: int) -> tuple[int, tuple[Contradiction, ...]]:
    place = {"partition_by": [STATED.c.series, STATED.c.at], "order_by": STATED.c.line}
    ranked = sa.select(
        *STATED.columns,
        sa.func.first_value(STATED.c.line).over(**place).label("first_line"),  # type: ignore[arg-type]
        sa.func.first_value(STATED.c.value).over(**place).label("first_value"),  # type: ignore[arg-type]
    ).subquery()
    other = sa.select(ranked).where(ranked.c.value != ranked.c.first_value).subquery()
    count = session.scalar(sa.select(sa.func.count()).select_from(other)) or 0
    query = (
        sa.select(other.c.line, other.c.first_line, SeriesRow.kpi, other.c.at)
        .join(SeriesRow, SeriesRow.id == other.c.series)
        .order_by(other.c.line)
        .limit(most)
    )
    return count, tuple(Contradiction(*row) for row in session.execute(query))


def _meets_stored(session: Session, spool: Spool, numbers: Sequence[int]) -> bool:
    """Whether any figure may be stored already: there are some of these series in the time that ``spool`` spans."""
    oldest, newest = (dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC) for at in (spool.oldest, spool.newest))
    query = sa.select(ObservationRow.series).where(
        among(session, ObservationRow.series, numbers), ObservationRow.at.between(oldest, newest)
    )
    return session.scalars(query.limit(1)).first() is not None


def _news() -> sa.Select[Any]:
    """The figures that are not stored, and those stored with another value, each with its next revision.

    Revisions are numbered without gaps: the last is the one that has no next. Said so, it is one join to PostgreSQL,
    and to SQLite two quick looks a row, which come in the order of the key.
    """
    stored, other = aliased(ObservationRow), aliased(ObservationRow)
    later = sa.and_(other.series == stored.series, other.at == stored.at, other.revision == stored.revision + 1)
    last = sa.and_(stored.series == FIRST.c.series, stored.at == FIRST.c.at, ~sa.exists().where(later))
    revision = sa.func.coalesce(stored.revision, 0) + 1
    return (
        sa.select(FIRST.c.series, FIRST.c.at, revision, FIRST.c.value)
        .select_from(sa.outerjoin(FIRST, stored, last))
        .where(sa.or_(stored.revision.is_(None), stored.value != FIRST.c.value))
    )


def _record(session: Session, given: sa.Table, revision: sa.ColumnElement[int], now: dt.datetime) -> None:
    columns = ("series", "at", "revision", "value", "recorded_at")
    moment = sa.literal(now, ObservationRow.recorded_at.type)
    # Rows in order of the key fill the pages of its index one after the other.
    query = sa.select(given.c.series, given.c.at, revision, given.c.value, moment).order_by(given.c.series, given.c.at)
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
