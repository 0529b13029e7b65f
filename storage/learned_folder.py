"""What was learned from a guideline that lies in a folder, kept in files; no database is imported for it."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path

_log = logging.getLogger(__name__)

FILES = 64
"""Files a folder keeps, the one used longest ago going first: each save of a guideline in the making gives new ones."""


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
