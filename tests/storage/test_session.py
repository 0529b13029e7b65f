"""Engines and units of work."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.errors import Unreachable, UnusableUrl
from storage.session import Database, create_engine, normal_url

COUNT = sa.text("SELECT count(*) FROM sentence_vectors")


def insert(number: int) -> sa.TextClause:
    return sa.text(f"INSERT INTO sentence_vectors VALUES ('m', 'hash {number}', '2026-03-01', 'x')")


def count(database: Database) -> int:
    with database.reading() as session:
        return int(session.execute(COUNT).scalar_one())


@pytest.mark.parametrize("given", ["postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"])
def test_every_spelling_of_a_postgresql_address_uses_the_one_driver(given: str) -> None:
    assert normal_url(given).render_as_string(hide_password=False) == "postgresql+psycopg://u:p@h/d"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "mysql://h/d",
        "postgresql+asyncpg://h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory&cache=shared&uri=true",
        "sqlite:////dev/null/folder/a.sqlite3",
    ],
)
def test_an_address_that_cannot_work_is_refused_with_what_to_give_instead(address: str) -> None:
    with pytest.raises(UnusableUrl, match="Give sqlite:///FILE or postgresql://"):
        create_engine(address)


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(UnusableUrl) as refused:
        create_engine("mysql://user:secret@host/d")
    assert "secret" not in str(refused.value)


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a' / 'b' / 'c.sqlite3'}")
    with database.session() as session:
        session.execute(sa.text("CREATE TABLE t (a int)"))
    assert (tmp_path / "a" / "b" / "c.sqlite3").is_file()
    database.dispose()


def test_a_server_that_does_not_answer_is_said_to_and_its_password_is_not_shown(tmp_path: Path) -> None:
    database = Database(f"postgresql://user:secret@/d?host={tmp_path}")
    with pytest.raises(Unreachable, match="Check the address and that it is running") as refused, database.reading():
        pass
    assert "secret" not in str(refused.value)


def test_a_file_that_is_not_a_database_is_said_to_be_none_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("周会纪要" * 1000)
    with pytest.raises(Unreachable, match="not a database"), Database(f"sqlite:///{file}").reading():
        pass
    assert file.read_text() == "周会纪要" * 1000


def test_sqlite_writes_ahead_and_enforces_foreign_keys(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    with database.session() as session:
        assert session.execute(sa.text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert session.execute(sa.text("PRAGMA foreign_keys")).scalar_one() == 1
        assert session.execute(sa.text("PRAGMA busy_timeout")).scalar_one() == 30_000
    database.dispose()


def test_a_unit_of_work_is_committed_at_its_end(database: Database) -> None:
    with database.session() as session:
        session.execute(insert(1))
    assert count(database) == 1


def write_and_raise(database: Database) -> None:
    with database.session() as session:
        session.execute(insert(1))
        raise ZeroDivisionError


def write_the_same_twice(database: Database) -> None:
    with database.session() as session:
        session.execute(insert(1))
        session.execute(insert(1))


def test_a_unit_of_work_that_raises_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_raise(database)
    assert count(database) == 0


def test_a_unit_of_work_that_the_database_refuses_leaves_nothing(database: Database) -> None:
    with pytest.raises(IntegrityError):
        write_the_same_twice(database)
    assert count(database) == 0


def test_a_reading_unit_of_work_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading() as session:
        session.execute(insert(1))
    assert count(database) == 0


def test_a_connection_that_read_can_write_again_when_it_is_reused(database: Database) -> None:
    for number in range(3):
        assert count(database) == number
        with database.session() as session:
            session.execute(insert(number))


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.session() as session:
        session.execute(insert(1))
        assert count(database) == 0
    assert count(database) == 1


def test_threads_that_read_and_then_write_take_turns_and_all_get_through(database: Database) -> None:
    start = threading.Barrier(8)
    failures: list[BaseException] = []

    def work(worker: int) -> None:
        start.wait()
        try:
            for step in range(5):
                with database.session() as session:
                    session.execute(COUNT).scalar_one()
                    session.execute(insert(worker * 100 + step))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert count(database) == 40
