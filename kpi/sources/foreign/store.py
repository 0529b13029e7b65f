"""A SELECT run in somebody's database: read-only as far as the database can, within a time limit, row by row."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from kpi.sources.ingest.errors import SourceError

_BATCH = 2_000
_CONNECT_SECONDS = 15
_ALLOWED = frozenset([sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE])
_CONNECTING = {
    "postgresql": {"connect_timeout": _CONNECT_SECONDS},
    "mysql": {"connect_timeout": _CONNECT_SECONDS},
    "mariadb": {"connect_timeout": _CONNECT_SECONDS},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What to run, and for how many seconds at the most."""

    url: str
    query: str
    parameters: Mapping[str, Any]
    seconds: int


@contextmanager
def rows(asked: Asked) -> Iterator[tuple[list[str], Iterator[Sequence[Any]]]]:
    """Titles and rows of the answer. SourceError for what the database refuses, and when time is up."""
    engine = _engine(asked.url)
    deadline = time.monotonic() + asked.seconds
    try:
        with engine.connect() as connection:
            _limit(connection, asked.seconds, deadline)
            result = connection.execution_options(stream_results=True, max_row_buffer=_BATCH).execute(
                sa.text(asked.query), dict(asked.parameters)
            )
            yield list(result.keys()), _timed(result, deadline, asked.seconds)
            connection.rollback()
    except SQLAlchemyError as problem:
        if time.monotonic() >= deadline or _ran_out(problem):
            raise SourceError("kpi_sources.sql_slow", seconds=asked.seconds) from None
        raise SourceError("kpi_sources.sql_refused", why=_why(problem)) from None
    finally:
        engine.dispose()


def _timed(result: sa.CursorResult[Any], deadline: float, seconds: int) -> Iterator[Sequence[Any]]:
    for batch in result.partitions(_BATCH):
        if time.monotonic() >= deadline:
            raise SourceError("kpi_sources.sql_slow", seconds=seconds)
        yield from (tuple(row) for row in batch)


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        kind = address.get_backend_name()
        if kind == "sqlite":
            return _sqlite(address)
        if kind == "postgresql" and address.drivername == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        engine = sa.create_engine(address, poolclass=sa.NullPool, connect_args=_CONNECTING.get(kind, {}))
    except (ArgumentError, NoSuchModuleError):
        raise SourceError("kpi_sources.sql_url") from None
    except ImportError as problem:
        raise SourceError("kpi_sources.sql_driver", module=str(problem.name)) from None
    if kind == "postgresql":
        return engine.execution_options(postgresql_readonly=True)
    return engine


def _sqlite(address: URL) -> Engine:
    path = Path(address.database or "")
    if not address.database or not path.is_file():
        raise SourceError("kpi_sources.no_file", name=str(path))

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)

    return sa.create_engine("sqlite://", creator=connect, poolclass=sa.NullPool)


def _limit(connection: Connection, seconds: int, deadline: float) -> None:
    """Have the database itself keep to reading and to the time, where it can."""
    kind = connection.dialect.name
    if kind == "sqlite":
        own: Any = connection.connection.dbapi_connection
        own.set_progress_handler(lambda: time.monotonic() >= deadline, 20_000)
        # A file opened to be read could still attach another one; this leaves nothing but reading.
        own.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    elif kind == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {seconds * 1000}")
    elif kind in ("mysql", "mariadb"):
        connection.exec_driver_sql("SET SESSION TRANSACTION READ ONLY")
        connection.rollback()
        limit = "max_statement_time" if kind == "mariadb" else "max_execution_time"
        connection.exec_driver_sql(f"SET SESSION {limit} = {seconds if kind == 'mariadb' else seconds * 1000}")
    elif kind == "oracle":
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _ran_out(problem: SQLAlchemyError) -> bool:
    said = str(getattr(problem, "orig", "")).lower()
    return "statement timeout" in said or "interrupted" in said or "execution time exceeded" in said


def _why(problem: SQLAlchemyError) -> str:
    """What the database said, its first line; addresses and passwords are never in it."""
    said = str(problem.orig if isinstance(problem, DBAPIError) else type(problem).__name__).strip()
    return (said.splitlines() or [""])[0][:200].rstrip(".")
