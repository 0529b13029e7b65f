"""Insert unless it is there already, or else bring it up to date: what both databases spell in their own dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from storage.base import Base

_MANY = 100
"""Rows from which a passing table costs PostgreSQL less than a statement for each."""


def insert_missing(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert ``rows`` and return how many were new; a row that any unique constraint already holds is left as it is.

    Waits for another transaction that is inserting the same row, so that a read afterwards finds it.
    """
    if not rows:
        return 0
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values([dict(row) for row in rows]).on_conflict_do_nothing()
    # Without the option the count is unknown (-1) on some drivers.
    return int(session.connection().execute(statement, execution_options={"preserve_rowcount": True}).rowcount)


def upsert(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert ``rows``, of different keys; a row whose primary key is there already is brought up to date.

    All of them name the same columns, the primary key among them. Objects that the session holds are not refreshed.
    """
    if not rows:
        return
    target = cast(sa.Table, table.__table__)
    columns = [target.c[name] for name in rows[0]]
    connection = session.connection()
    on_postgresql = connection.dialect.name == "postgresql"
    statement = (postgresql if on_postgresql else sqlite).insert(target)
    values = {column.name: statement.excluded[column.name] for column in columns if not column.primary_key}
    statement = statement.on_conflict_do_update(index_elements=list(target.primary_key), set_=values)
    if not on_postgresql or len(rows) < _MANY:
        connection.execute(statement, [dict(row) for row in rows])
        return
    passing = sa.Table(
        f"{target.name}_passing", sa.MetaData(), *(sa.Column(each.name, each.type) for each in columns),
        prefixes=["TEMPORARY"],
    )  # fmt: skip
    passing.create(connection, checkfirst=False)
    _copy(connection, passing, rows)
    connection.execute(statement.from_select([each.name for each in columns], sa.select(passing)))
    passing.drop(connection, checkfirst=False)


def _copy(connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    dialect = connection.dialect
    bind = {each.name: each.type.dialect_impl(dialect).bind_processor(dialect) for each in table.columns}
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {table.name} FROM STDIN") as copy:
        for row in rows:
            copy.write_row([change(row[name]) if change else row[name] for name, change in bind.items()])
    cursor.close()
