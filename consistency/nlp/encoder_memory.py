"""A memory in front of any encoder, and behind it a cache such as the database's: what is known is encoded once."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from consistency.nlp.encoder_api import Encoder, VectorCache, Vectors

KEPT = 4096
"""Vectors a process keeps in memory, the one used longest ago going first: 8 MB at 512 dimensions."""

_log = logging.getLogger(__name__)


class CachedEncoder:
    """Any encoder behind a bounded memory and, behind that, a cache such as the database's.

    Vectors are kept by model name and SHA-256 of the text. A cache that fails is logged and passed over.
    """

    def __init__(self, encoder: Encoder, cache: VectorCache | None = None, *, kept: int = KEPT) -> None:
        self._encoder, self._cache, self._kept = encoder, cache, kept
        self._memory: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Name of the encoder behind."""
        return self._encoder.name

    @property
    def dimensions(self) -> int:
        """Dimensions of the encoder behind."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimensions); only texts that no cache knows are encoded, each once."""
        hashes = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
        by_hash = dict(zip(hashes, texts, strict=True))
        found = self._remembered(by_hash)
        missing = [digest for digest in by_hash if digest not in found]
        if missing:
            kept = self._kept_elsewhere(missing)
            fresh = [digest for digest in missing if digest not in kept]
            if fresh:
                made = dict(zip(fresh, self._encoder.encode([by_hash[digest] for digest in fresh]), strict=True))
                self._keep_elsewhere(made)
                kept.update(made)
            self._remember(kept)
            found.update(kept)
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for row, digest in enumerate(hashes):
            vectors[row] = found[digest]
        return vectors

    def _remembered(self, hashes: dict[str, str]) -> dict[str, Vectors]:
        with self._lock:
            found = {digest: self._memory[digest] for digest in hashes if digest in self._memory}
            for digest in found:
                self._memory.move_to_end(digest)
        return found

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for digest, vector in vectors.items():
                # A copy: a row alone would keep its whole batch alive.
                self._memory[digest] = vector.copy()
            while len(self._memory) > self._kept:
                self._memory.popitem(last=False)

    def _kept_elsewhere(self, hashes: list[str]) -> dict[str, Vectors]:
        if self._cache is None:
            return {}
        try:
            kept = self._cache.get(self.name, hashes)
        except Exception:  # the check must not fail for what only makes it faster, whatever store stands behind
            _log.warning("the vector cache could not be read; sentences are embedded anew", exc_info=True)
            return {}
        shape = (self.dimensions,)
        return {
            digest: vector for digest, vector in kept.items() if vector.shape == shape and vector.dtype == np.float32
        }

    def _keep_elsewhere(self, vectors: dict[str, Vectors]) -> None:
        if self._cache is None:
            return
        try:
            self._cache.put(self.name, vectors)
        except Exception:  # as above
            _log.warning("the vector cache could not be written; sentences will be embedded again", exc_info=True)
