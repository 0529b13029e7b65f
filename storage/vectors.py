"""Sentence vectors kept in the database by model and text hash, so that a sentence is embedded once.

The table is bounded: beyond ``ROWS`` rows those go that were used longest ago. A use is told by its day, so that a
vector in daily use costs one more write a day and no more.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import LargeBinary, delete, func, select, tuple_, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base
from storage.errors import StorageError
from storage.session import Database
from storage.upsert import insert_missing

_log = logging.getLogger(__name__)

BATCH = 500
"""Hashes a statement: well below the number of parameters either database accepts."""


ROWS = 50_000
"""Rows the table holds, about 130 MB at 512 dimensions: years of a team's sentences."""


def utc_today() -> dt.date:
    """The day, the same for every process."""
    return dt.datetime.now(dt.UTC).date()


class SentenceVector(Base):
    """A vector as little-endian float32 bytes, and the day it was last asked for."""

    __tablename__ = "sentence_vectors"

    model: Mapped[str] = mapped_column(primary_key=True)
    text_hash: Mapped[str] = mapped_column(primary_key=True)
    used_on: Mapped[dt.date] = mapped_column(index=True, default=utc_today)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class DatabaseVectorCache:
    """A vector cache (``consistency.nlp.encoder_api.VectorCache``) that never raises on a database error.

    A cache that fails must not fail the check it serves: the error is logged and the answer is a miss. It keeps
    ``rows`` vectors; between two clearances, one for every twentieth of that, it may hold as much more.
    """

    def __init__(self, database: Database, *, rows: int = ROWS, today: Callable[[], dt.date] = utc_today) -> None:
        self._database = database
        self._rows, self._today = rows, today
        self._lock = threading.Lock()
        self._since = rows
        """New rows since the last clearance; a cache begins with one, since other processes fill the table too."""

    def get(self, model: str, hashes: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """The known vectors of ``hashes`` under ``model``, each read-only and one-dimensional; misses are left out."""
        wanted = sorted(set(hashes))
        found: dict[str, NDArray[np.float32]] = {}
        today, stale = self._today(), []
        try:
            with self._database.reading() as session:
                for start in range(0, len(wanted), BATCH):
                    rows = session.execute(
                        select(SentenceVector.text_hash, SentenceVector.vector, SentenceVector.used_on).where(
                            SentenceVector.model == model, SentenceVector.text_hash.in_(wanted[start : start + BATCH])
                        )
                    )
                    for digest, vector, used_on in rows:
                        # A row cut short (len not a multiple of 4) is a miss, not a crash.
                        if vector and len(vector) % 4 == 0:
                            found[digest] = np.frombuffer(vector, dtype="<f4")
                        if used_on < today:
                            stale.append(digest)
            self._use(model, stale, today)
        except (SQLAlchemyError, StorageError):
            _log.warning("the vector cache could not be read; sentences are embedded anew", exc_info=True)
        return found

    def put(self, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep ``vectors`` by hash; those already there stay as they are, also when two processes put at once."""
        # One order for all writers: two batches that overlap can then never wait for each other.
        today = self._today()
        rows = [
            {
                "model": model,
                "text_hash": h,
                "used_on": today,
                "vector": np.ascontiguousarray(vectors[h], dtype="<f4").tobytes(),
            }
            for h in sorted(vectors)
        ]
        try:
            for start in range(0, len(rows), BATCH):
                with self._database.session() as session:
                    new = insert_missing(session, SentenceVector, rows[start : start + BATCH])
                    if self._is_due(new):
                        self._clear(session)
        except (SQLAlchemyError, StorageError):
            _log.warning("the vector cache could not be written; sentences will be embedded again", exc_info=True)

    def _use(self, model: str, hashes: Sequence[str], today: dt.date) -> None:
        for start in range(0, len(hashes), BATCH):
            with self._database.session() as session:
                session.execute(
                    update(SentenceVector)
                    .where(
                        SentenceVector.model == model,
                        SentenceVector.text_hash.in_(hashes[start : start + BATCH]),
                        SentenceVector.used_on < today,
                    )
                    .values(used_on=today)
                )

    def _is_due(self, new: int) -> bool:
        with self._lock:
            self._since += new
            if self._since * 20 < self._rows:
                return False
            self._since = 0
            return True

    def _clear(self, session: Session) -> None:
        """Delete what is beyond ``rows``: used longest ago first, of one day in the order of their hashes."""
        beyond = session.execute(select(func.count()).select_from(SentenceVector)).scalar_one() - self._rows
        if beyond > 0:
            key = (SentenceVector.model, SentenceVector.text_hash)
            oldest = select(*key).order_by(SentenceVector.used_on, SentenceVector.text_hash).limit(beyond)
            session.execute(delete(SentenceVector).where(tuple_(*key).in_(oldest)))
