"""Insert unless it is there already, or bring it up to date."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from storage.session import Database
from storage.upsert import insert_missing, upsert
from storage.vectors import SentenceVector


def row(text_hash: str, vector: bytes = b"1234") -> dict[str, Any]:
    return {"model": "m", "text_hash": text_hash, "vector": vector}


def test_only_what_is_missing_is_inserted_and_counted(database: Database) -> None:
    with database.session() as session:
        assert insert_missing(session, SentenceVector, []) == 0
        assert insert_missing(session, SentenceVector, [row("a")]) == 1
        assert insert_missing(session, SentenceVector, [row("a", b"5678")]) == 0
        assert insert_missing(session, SentenceVector, [row("a"), row("b"), row("c")]) == 2
    with database.reading() as session:
        assert session.scalars(select(SentenceVector.vector).filter_by(text_hash="a")).one() == b"1234"


@pytest.mark.parametrize("rows", [2, 300])
def test_rows_that_are_there_are_brought_up_to_date_and_the_others_inserted(database: Database, rows: int) -> None:
    odd = "nul \x00 tab \t and \\N"
    first = [row(f"{odd}{each}") | {"used_on": dt.date(2026, 1, 1)} for each in range(rows)]
    new = {"vector": b"\x00\\x5678\n", "used_on": dt.date(2026, 2, 1)}
    changed = [row(f"{odd}{each}") | new for each in range(1, rows + 1)]
    with database.session() as session:
        upsert(session, SentenceVector, [])
        upsert(session, SentenceVector, first)
        upsert(session, SentenceVector, changed)
        upsert(session, SentenceVector, changed)
    with database.reading() as session:
        # The vectors of other tests may be there too: they are kept, since they take long to make.
        mine = session.scalars(select(SentenceVector).filter_by(model="m"))
        found = {each.text_hash: (each.vector, each.used_on) for each in mine}
    assert found.pop(f"{odd}0") == (b"1234", dt.date(2026, 1, 1))
    assert found == dict.fromkeys((f"{odd}{each}" for each in range(1, rows + 1)), tuple(new.values()))
