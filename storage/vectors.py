"""Sentence vectors kept in the database by model and text hash, so that a sentence is embedded once."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import LargeBinary, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.errors import StorageError
from storage.session import Database
from storage.upsert import insert_missing

_log = logging.getLogger(__name__)

BATCH = 500
"""Hashes a statement: well below the number of parameters either database accepts."""


class SentenceVector(Base):
    """A vector as little-endian float32 bytes."""

    __tablename__ = "sentence_vectors"

    model: Mapped[str] = mapped_column(primary_key=True)
    text_hash: Mapped[str] = mapped_column(primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class DatabaseVectorCache:
    """A vector cache (``consistency.nlp.encoder_api.VectorCache``) that never raises on a database error.

    A cache that fails must not fail the check it serves: the error is logged and the answer is a miss.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, model: str, hashes: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """The known vectors of ``hashes`` under ``model``, each read-only and one-dimensional; misses are left out."""
        wanted = sorted(set(hashes))
        found: dict[str, NDArray[np.float32]] = {}
        try:
            with self._database.reading() as session:
                for start in range(0, len(wanted), BATCH):
                    rows = session.execute(
                        select(SentenceVector.text_hash, SentenceVector.vector).where(
                            SentenceVector.model == model, SentenceVector.text_hash.in_(wanted[start : start + BATCH])
                        )
                    )
                    # A row cut short (len not a multiple of 4) is a miss, not a crash.
                    found.update((h, np.frombuffer(v, dtype="<f4")) for h, v in rows if v and len(v) % 4 == 0)
        except (SQLAlchemyError, StorageError):
            _log.warning("the vector cache could not be read; sentences are embedded anew", exc_info=True)
        return found

    def put(self, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep ``vectors`` by hash; those already there stay as they are, also when two processes put at once."""
        # One order for all writers: two batches that overlap can then never wait for each other.
        rows = [
            {"model": model, "text_hash": h, "vector": np.ascontiguousarray(vectors[h], dtype="<f4").tobytes()}
            for h in sorted(vectors)
        ]
        try:
            for start in range(0, len(rows), BATCH):
                with self._database.session() as session:
                    insert_missing(session, SentenceVector, rows[start : start + BATCH])
        except (SQLAlchemyError, StorageError):
            _log.warning("the vector cache could not be written; sentences will be embedded again", exc_info=True)
