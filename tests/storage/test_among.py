"""One condition on many values."""

from __future__ import annotations

from sqlalchemy import select

from storage.among import among
from storage.session import Database
from storage.upsert import insert_missing
from storage.vectors import SentenceVector


def test_rows_are_found_by_any_number_of_values_in_one_statement(database: Database) -> None:
    odd = "nul \x00 and 'quote\"\\ 汉字"
    with database.session() as session:
        insert_missing(
            session, SentenceVector, [{"model": "m", "text_hash": each, "vector": b"1234"} for each in ("a", odd, "z")]
        )
    with database.reading() as session:
        hashes = select(SentenceVector.text_hash)
        many = [odd, "a", *(f"missing {each}" for each in range(70_000))]
        found = session.scalars(hashes.where(among(session, SentenceVector.text_hash, many)))
        assert set(found) == {"a", odd}
        none = session.connection().execute(hashes.where(among(session.connection(), SentenceVector.text_hash, [])))
        assert none.all() == []
