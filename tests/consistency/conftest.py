"""The demo brand's guideline, and an encoder that costs nothing where meaning is not what is tested."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest

from consistency.nlp.encoder_api import Vectors


class HashEncoder:
    """Unit vectors from the characters of a text: equal texts are equal, other texts are not alike."""

    name = "hash/1"
    dimensions = 32

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
            row[:] = np.frombuffer(digest, np.uint8).astype(np.float32) - 127.5
            row /= np.linalg.norm(row)
        return rows


@pytest.fixture(scope="session")
def hash_encoder() -> HashEncoder:
    return HashEncoder()
