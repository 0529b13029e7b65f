"""What the checker asks of a sentence encoder and of a store of vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into unit vectors. ``name`` identifies model and version: vectors of one name are comparable."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimensions), float32, each of length 1; equal texts give equal vectors."""
        ...


class VectorCache(Protocol):
    """Keeps vectors by model name and SHA-256 of the text (hex). A miss is left out of the answer; it never raises."""

    def get(self, model: str, hashes: Sequence[str]) -> Mapping[str, Vectors]: ...

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None: ...
