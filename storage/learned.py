"""What was learned from a guideline version, kept in the database beside it."""

from __future__ import annotations

import logging

from sqlalchemy import LargeBinary, delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.errors import StorageError
from storage.session import Database
from storage.upsert import insert_missing

_log = logging.getLogger(__name__)


class LearnedRow(Base):
    """What one check learned from one guideline, and the program (code and encoder) that did."""

    __tablename__ = "learned"

    guideline_hash: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    made_by: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DatabaseLearned:
    """Keeps what was learned in the database (``consistency.learned.Learned``); an error is logged and is a miss."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, guideline: str, name: str, made_by: str) -> bytes | None:
        """What was put last under these three."""
        wanted = select(LearnedRow.content).where(
            LearnedRow.guideline_hash == guideline, LearnedRow.name == name, LearnedRow.made_by == made_by
        )
        try:
            with self._database.reading() as session:
                return session.execute(wanted).scalar_one_or_none()
        except (SQLAlchemyError, StorageError):
            _log.warning("what was learned from the guideline could not be read; it is learned anew", exc_info=True)
            return None

    def put(self, guideline: str, name: str, made_by: str, content: bytes) -> None:
        """Keep ``content`` in place of what another program learned; of two that put at once one stays."""
        row = {"guideline_hash": guideline, "name": name, "made_by": made_by, "content": content}
        try:
            with self._database.session() as session:
                session.execute(
                    delete(LearnedRow).where(LearnedRow.guideline_hash == guideline, LearnedRow.name == name)
                )
                insert_missing(session, LearnedRow, [row])
        except (SQLAlchemyError, StorageError):
            _log.warning("what was learned from the guideline could not be kept", exc_info=True)
