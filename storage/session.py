"""Engines and units of work: how every other package reaches the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.orm import Session

from storage.errors import Refused, Unreachable, UnusableUrl

BUSY_SECONDS = 30
"""How long a SQLite writer waits for another one before it gives up."""

Mode = Literal["write", "read", "migrate"]
_MODE = "unison_mode"


def normal_url(url: str | URL) -> URL:
    """The address with the driver this program uses; UnusableUrl for any other database or an unreadable address."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise UnusableUrl(str(url), "it does not read as an address") from None
    shown = parsed.render_as_string(hide_password=True)
    match parsed.drivername:
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return parsed.set(drivername="postgresql+psycopg")
        case "sqlite" | "sqlite+pysqlite":
            if parsed.database in (None, "", ":memory:"):
                raise UnusableUrl(shown, "a database in memory is lost at exit and cannot be shared between threads")
            if "uri" in parsed.query:
                raise UnusableUrl(shown, "SQLite's own file: addresses are not supported, give a plain path")
            return parsed.set(drivername="sqlite+pysqlite")
        case other:
            raise UnusableUrl(shown, f"{other!r} is not a supported kind of database")


def create_engine(url: str | URL) -> Engine:
    """An engine whose connections may be used from any thread, one thread at a time each.

    SQLite: write-ahead log, foreign keys on, writers queue for up to ``BUSY_SECONDS``; the file's folder is made.
    PostgreSQL: psycopg 3, connections tested before use so that a restarted server is survived.
    """
    address = normal_url(url)
    if address.get_backend_name() == "postgresql":
        return sa.create_engine(address, pool_pre_ping=True)
    folder = Path(str(address.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableUrl(str(address), f"its folder {folder} cannot be made ({error.strerror})") from error
    engine = sa.create_engine(address, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling starts none before a SELECT or DDL; we say BEGIN ourselves (below).
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another wrote in between, whatever the
    # timeout; a unit of work that may write therefore takes the write lock at its start and waits its turn.
    mode = connection.get_execution_options().get(_MODE, "write")
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if mode == 'read' else 'OFF'}")
    # Rebuilding a table (the only way to alter one) would delete what refers to it; migrations check it at the end.
    connection.exec_driver_sql(f"PRAGMA foreign_keys={'OFF' if mode == 'migrate' else 'ON'}")
    connection.exec_driver_sql("BEGIN" if mode == "read" else "BEGIN IMMEDIATE")


def refused(error: Exception) -> Refused | None:
    """What ``error`` says where a database did not do its work for want of room, leave or an answer; None otherwise."""
    return Refused(str(error.orig).strip().splitlines()[0]) if isinstance(error, OperationalError) else None


def connect(engine: Engine, mode: Mode) -> Connection:
    """A connection of ``engine`` for one kind of work: "read" refuses to write, "migrate" defers foreign keys.

    Unreachable when the database does not answer or is not one.
    """
    try:
        connection = engine.connect()
    except (DatabaseError, sqlite3.DatabaseError) as error:
        why = str(getattr(error, "orig", None) or error).strip()
        raise Unreachable(engine.url.render_as_string(hide_password=True), why) from error
    return connection.execution_options(**{_MODE: mode, "postgresql_readonly": mode == "read"})


class Database:
    """One database and its units of work. Safe to share between threads; a session is not."""

    def __init__(self, url: str | URL | Engine) -> None:
        self.engine = url if isinstance(url, Engine) else create_engine(url)

    @property
    def url(self) -> str:
        """The address with its password, as another process needs it. Never log it."""
        return self.engine.url.render_as_string(hide_password=False)

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A unit of work that may write: committed at the end of the block, rolled back when the block raises.

        On SQLite only one such unit runs at a time: keep slow work outside of it, and never open a second one, nor call
        what stores vectors, inside of it.
        """
        with connect(self.engine, "write") as connection, Session(connection, expire_on_commit=False) as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A unit of work that only reads: it never waits for a writer, and the database refuses a write in it."""
        with connect(self.engine, "read") as connection, Session(connection, autoflush=False) as session:
            yield session

    def dispose(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()
