"""Vectors come back bit by bit, and a cache that fails only misses."""

from __future__ import annotations

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
