"""Insert unless it is there already."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage.session import Database
from storage.upsert import insert_missing
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
