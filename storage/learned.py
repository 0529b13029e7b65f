"""What was learned from a guideline version, kept in the database, or in files for a guideline that is a folder."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from sqlalchemy import LargeBinary, delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.errors import StorageError
from storage.session import Database
from storage.upsert import insert_missing

_log = logging.getLogger(__name__)

FILES = 64
"""Files a folder keeps, the one used longest ago going first: each save of a guideline in the making gives new ones."""


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


class FolderLearned:
    """Keeps what was learned in files of a folder (``consistency.learned.Learned``); an error is a miss."""

    def __init__(self, folder: Path, *, files: int = FILES) -> None:
        self._folder, self._files = folder, files

    def get(self, guideline: str, name: str, made_by: str) -> bytes | None:
        """What was put under these three."""
        path = self._path(guideline, name, made_by)
        try:
            content = path.read_bytes()
            with suppress(OSError):
                os.utime(path)
        except OSError:
            return None
        digest, found = content[:32], content[32:]
        return found if hashlib.sha256(found).digest() == digest else None

    def put(self, guideline: str, name: str, made_by: str, content: bytes) -> None:
        """Keep ``content``, whole or not at all, and let the files go that were used longest ago."""
        path = self._path(guideline, name, made_by)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(beside).replace(path)
            kept = sorted(self._folder.glob("*.learned"), key=lambda each: (each.stat().st_mtime_ns, each.name))
            for old in kept[: -self._files]:
                old.unlink(missing_ok=True)
        except OSError as problem:
            _log.info("what was learned from the guideline is not kept in %s: %s", self._folder, problem)

    def _path(self, guideline: str, name: str, made_by: str) -> Path:
        key = hashlib.sha256("\n".join((guideline, name, made_by)).encode()).hexdigest()
        return self._folder / f"{key[:40]}.learned"
