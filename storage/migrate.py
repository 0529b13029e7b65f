"""Bring a database to a revision and say where it stands; two processes that start at once take turns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine

from storage.errors import BrokenReferences, UnknownRevision
from storage.session import connect

_LOCK = 0x756E69736F6E
"""Key of PostgreSQL's advisory lock for migrations ("unison" in ASCII)."""


def configuration() -> Config:
    """Alembic's settings without a file, pointing at the migrations inside the installed package."""
    config = Config()
    # "%" starts an interpolation in Alembic's settings.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def newest() -> str:
    """The last revision this program knows."""
    return str(_scripts().get_current_head())


def current(engine: Engine) -> str | None:
    """The revision the database stands at; None for an empty one."""
    with connect(engine, "read") as connection:
        return _standing(connection)


def pending(engine: Engine) -> tuple[str, ...]:
    """Revisions the database still lacks, oldest first. UnknownRevision when it is newer than this program."""
    at = current(engine)
    _know(at)
    return tuple(s.revision for s in reversed(list(_scripts().iterate_revisions("head", at or "base"))))


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Apply migrations up to ``revision``, all or none. Does nothing when the database is already there."""
    with _turn(engine) as connection:
        if _standing(connection) != newest():
            command.upgrade(_for(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take migrations back down to ``revision`` ("base" for an empty database), all or none. Data goes with tables."""
    with _turn(engine) as connection:
        command.downgrade(_for(connection), revision)


@contextmanager
def _turn(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other migration runs beside: the write lock on SQLite, an advisory lock on PostgreSQL."""
    with connect(engine, "migrate") as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _know(_standing(connection))
        yield connection
        if engine.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise BrokenReferences(tuple(sorted({str(row[0]) for row in broken})))


def _for(connection: Connection) -> Config:
    config = configuration()
    config.attributes["connection"] = connection
    return config


def _standing(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def _scripts() -> ScriptDirectory:
    """The migrations of this program; reading them takes longer than finding that none is missing."""
    return ScriptDirectory.from_config(configuration())


def _know(revision: str | None) -> None:
    if revision is not None and revision not in {s.revision for s in _scripts().walk_revisions()}:
        raise UnknownRevision(revision, newest())
