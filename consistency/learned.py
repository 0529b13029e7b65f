"""What a check learned from a guideline version, kept between processes so that it is learned once.

The store is handed in by whoever runs the check; this room says what is asked of it, and what marks a thing that was
kept as made by the very same program.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

_PARTS = ("nlp", "tone", "voice")
_LIBRARIES = ("numpy", "regex", "rjieba")


class Learned(Protocol):
    """Keeps bytes by guideline (its content hash) and name; never raises, and a failure is a miss."""

    def get(self, guideline: str, name: str, made_by: str) -> bytes | None:
        """What was put last under these three, None when it was made by another program."""
        ...

    def put(self, guideline: str, name: str, made_by: str, content: bytes) -> None:
        """Keep ``content``; what was kept under ``guideline`` and ``name`` before goes."""
        ...


@cache
def program() -> str:
    """A digest of the code that learns and of what it counts with: what another program made is learned anew."""
    digest = hashlib.sha256()
    for part in _PARTS:
        for file in sorted(_sources(files("consistency") / part), key=lambda file: file.name):
            digest.update(f"{part}/{file.name}\n".encode() + file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def _sources(folder: Traversable) -> list[Traversable]:
    return [file for file in folder.iterdir() if file.name.endswith((".py", ".txt"))]
