"""The database's history on both databases: up, down, up again, and equal to the tables of today."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import migrate
from storage.base import Base
from storage.errors import BrokenReferences, UnknownRevision
from storage.session import Database

ROOT = Path(__file__).parents[2]
importlib.import_module("storage.vectors")
importlib.import_module("storage.learned")
for package in ("guidelines", "kpi", "campaigns", "bot"):
    for file in (ROOT / package).rglob("tables.py"):
        importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def tables(database: Database) -> set[str]:
    return set(sa.inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_the_history_goes_up_from_empty_and_down_to_empty_and_up_again(empty_database: Database) -> None:
    assert migrate.current(empty_database.engine) is None
    migrate.upgrade(empty_database.engine)
    assert tables(empty_database) == set(Base.metadata.tables)
    assert migrate.current(empty_database.engine) == migrate.newest()
    migrate.downgrade(empty_database.engine, "base")
    assert tables(empty_database) == set()
    assert migrate.current(empty_database.engine) is None
    migrate.upgrade(empty_database.engine)
    assert tables(empty_database) == set(Base.metadata.tables)


def test_every_single_step_goes_up_and_down(empty_database: Database) -> None:
    for revision in migrate.pending(empty_database.engine):
        before = tables(empty_database)
        migrate.upgrade(empty_database.engine, revision)
        assert migrate.current(empty_database.engine) == revision
        migrate.downgrade(empty_database.engine, "-1")
        assert tables(empty_database) == before
        migrate.upgrade(empty_database.engine, revision)


def test_the_migrated_database_is_what_the_tables_say(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_every_check_of_the_tables_stands_in_the_migrated_database(database: Database) -> None:
    inspector = sa.inspect(database.engine)
    for name, table in Base.metadata.tables.items():
        said = {str(c.name) for c in table.constraints if isinstance(c, sa.CheckConstraint)}
        assert {c["name"] for c in inspector.get_check_constraints(name)} == said, name


def test_a_check_allows_in_the_database_exactly_the_values_that_its_table_allows(empty_database: Database) -> None:
    migrate.upgrade(empty_database.engine)
    migrated = checks(empty_database)
    Base.metadata.drop_all(empty_database.engine)
    Base.metadata.create_all(empty_database.engine)
    assert migrated == checks(empty_database)


def checks(database: Database) -> dict[tuple[str, str], str]:
    inspector = sa.inspect(database.engine)
    return {
        (name, str(check["name"])): check["sqltext"]
        for name in Base.metadata.tables
        for check in inspector.get_check_constraints(name)
    }


def test_what_is_pending_is_named_oldest_first(empty_database: Database) -> None:
    history = migrate.pending(empty_database.engine)
    assert history[0] == "0001"
    assert history[-1] == migrate.newest()
    migrate.upgrade(empty_database.engine, history[0])
    assert migrate.pending(empty_database.engine) == history[1:]
    migrate.upgrade(empty_database.engine)
    assert migrate.pending(empty_database.engine) == ()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(database: Database) -> None:
    with database.session() as session:
        session.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (migrate.upgrade, migrate.pending):
        with pytest.raises(UnknownRevision, match=r"9999.*restore a backup"):
            attempt(database.engine)
    assert migrate.current(database.engine) == "9999"
    assert tables(database) == set(Base.metadata.tables)


def test_two_processes_that_start_at_once_migrate_once(empty_database: Database) -> None:
    code = "import sys; from storage import migrate; from storage.session import Database\n"
    code += "database = Database(sys.argv[1]); sys.stdin.readline(); migrate.upgrade(database.engine)"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, empty_database.url], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    ended = [process.communicate("go\n", timeout=120) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], ended
    assert tables(empty_database) == set(Base.metadata.tables)


def test_a_migration_that_leaves_dangling_rows_is_undone(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    migrate.upgrade(database.engine, migrate.pending(database.engine)[-2])

    def spoil(config, revision) -> None:
        connection = config.attributes["connection"]
        connection.exec_driver_sql("INSERT INTO phases VALUES ('nowhere', 'p', 'launch', '2026-01-01', '2026-01-02')")

    monkeypatch.setattr(migrate.command, "upgrade", spoil)
    with pytest.raises(BrokenReferences, match="phases"):
        migrate.upgrade(database.engine)
    with database.reading() as session:
        assert session.execute(sa.text("SELECT count(*) FROM phases")).scalar_one() == 0
    database.dispose()
