"""Vectors come back bit by bit, and a cache that fails only misses."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from consistency.nlp.encoder_api import VectorCache
from storage.session import Database
from storage.vectors import BATCH, DatabaseVectorCache


def vectors(count: int, seed: int = 1) -> dict[str, np.ndarray]:
    values = np.random.default_rng(seed).standard_normal((count, 8)).astype(np.float32)
    return {hashlib.sha256(str(i).encode()).hexdigest(): values[i] for i in range(count)}


def test_it_is_what_the_encoder_asks_for(database: Database) -> None:
    cache: VectorCache = DatabaseVectorCache(database)
    assert cache.get("m", []) == {}
    cache.put("m", {})
    assert cache.get("m", ["a"]) == {}


def test_vectors_come_back_bit_by_bit_also_more_than_one_statement_takes(database: Database) -> None:
    cache, known = DatabaseVectorCache(database), vectors(2 * BATCH + 7)
    cache.put("m", known)
    found = cache.get("m", [*known, "unknown"])
    assert found.keys() == known.keys()
    for key, vector in known.items():
        assert found[key].dtype == np.float32
        assert found[key].tobytes() == vector.tobytes()


def test_vectors_of_another_model_are_not_found(database: Database) -> None:
    cache, known = DatabaseVectorCache(database), vectors(2)
    cache.put("m", known)
    assert cache.get("another", list(known)) == {}


def test_what_is_there_stays_as_it_is(database: Database) -> None:
    cache, first, second = DatabaseVectorCache(database), vectors(3), vectors(5, seed=2)
    cache.put("m", first)
    cache.put("m", second)
    found = cache.get("m", list(second))
    assert len(found) == 5
    assert all(np.array_equal(found[key], first[key]) for key in first)


def test_writers_that_overlap_all_get_through(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    cache, known = DatabaseVectorCache(database), vectors(300)
    keys, start = list(known), threading.Barrier(6)

    def put(worker: int) -> None:
        order = keys[worker * 50 :] + keys[: worker * 50]
        start.wait()
        cache.put("m", {key: known[key] for key in order})

    threads = [threading.Thread(target=put, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert caplog.records == []
    found = cache.get("m", keys)
    assert all(np.array_equal(found[key], known[key]) for key in keys)


def test_a_broken_database_is_logged_and_missed(empty_database: Database, caplog: pytest.LogCaptureFixture) -> None:
    cache = DatabaseVectorCache(empty_database)
    cache.put("m", vectors(1))
    assert cache.get("m", list(vectors(1))) == {}
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]


def test_a_vector_cut_short_is_a_miss(database: Database) -> None:
    cache, known = DatabaseVectorCache(database), vectors(2)
    cache.put("m", known)
    cut, whole = sorted(known)
    with database.session() as session:
        session.execute(
            sa.text("UPDATE sentence_vectors SET vector = :v WHERE text_hash = :h"), {"v": b"abc", "h": cut}
        )
    assert cache.get("m", [cut, whole]).keys() == {whole}


def test_a_database_that_cannot_be_opened_is_logged_and_missed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database " * 100)
    cache = DatabaseVectorCache(Database(f"sqlite:///{file}"))
    cache.put("m", vectors(1))
    assert cache.get("m", list(vectors(1))) == {}
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]


class Days:
    """A day that the test moves."""

    def __init__(self) -> None:
        self.day = dt.date(2026, 3, 1)

    def __call__(self) -> dt.date:
        return self.day


def test_beyond_its_rows_the_cache_lets_go_what_was_used_longest_ago(database: Database) -> None:
    today, known = Days(), vectors(30)
    cache = DatabaseVectorCache(database, rows=20, today=today)
    hashes = list(known)
    for first in (0, 10):
        cache.put("m", {key: known[key] for key in hashes[first : first + 10]})
        today.day += dt.timedelta(1)
    assert len(cache.get("m", hashes[:5])) == 5
    today.day += dt.timedelta(1)
    cache.put("m", {key: known[key] for key in hashes[20:]})
    left = cache.get("m", hashes).keys()
    assert len(left) == 20
    assert left >= {*hashes[:5], *hashes[20:]}


def test_the_bound_holds_over_models_and_over_several_processes(database: Database) -> None:
    today, known = Days(), vectors(8)
    for number in range(6):
        DatabaseVectorCache(database, rows=20, today=today).put(f"m{number}", known)
        today.day += dt.timedelta(1)
    cache = DatabaseVectorCache(database, rows=20, today=today)
    assert [len(cache.get(f"m{number}", list(known))) for number in range(6)] == [0, 0, 0, 4, 8, 8]


def test_a_use_on_the_same_day_writes_nothing(database: Database) -> None:
    cache = DatabaseVectorCache(database, today=Days())
    cache.put("m", vectors(3))
    written: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *told: written.append(told[2]))
    cache.get("m", list(vectors(3)))
    assert written
    assert not any(statement.startswith(("UPDATE", "INSERT", "DELETE")) for statement in written)
