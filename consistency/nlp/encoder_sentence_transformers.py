"""Encoders through sentence-transformers: the bundled model as one of its models, or any other by name or path."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from consistency.nlp.encoder_api import Vectors
from consistency.nlp.encoder_bundled import BundledEncoder
from consistency.nlp.errors import EncoderUnavailable
from consistency.nlp.tagger import allow_torch

_PROBE = "Imaging beyond imagination. 极致影像，突破想象。"


class SentenceTransformerEncoder:
    """A sentence-transformers model as an ``Encoder``; it loads on first use, once, whatever thread asks.

    ``model`` None is the bundled model, with the very vectors of ``BundledEncoder``. Otherwise it is a hub name or a
    folder; ``HF_HUB_OFFLINE`` is honoured by the hub's own client. Such a model encodes one text at a time, since a
    batch pads its texts to one length and so would change their last digits. ``EncoderUnavailable`` when it cannot be
    loaded.
    """

    def __init__(self, model: str | None = None) -> None:
        self._source = model
        self._model: Any = None
        self._name: str | None = BundledEncoder.name if model is None else None
        self._dimensions = BundledEncoder.dimensions
        self._loading = threading.Lock()
        self._running = threading.Lock()

    @property
    def name(self) -> str:
        """``muse-3/VERSION`` or, for others, name and a digest of what the loaded weights make of a fixed sentence."""
        if self._name is None:
            self._load()
        return self._name or ""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        if self._name is None:
            self._load()
        return self._dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimensions), float32."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        return self._run(self._load(), texts)

    def _run(self, model: Any, texts: Sequence[str]) -> Vectors:
        bundled = self._source is None
        with self._running:
            vectors = model.encode(
                [text.encode("utf-8", "replace").decode("utf-8") for text in texts] if not bundled else list(texts),
                batch_size=len(texts) if bundled else 1,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=not bundled,
            )
        return np.asarray(vectors, dtype=np.float32)

    def _load(self) -> Any:
        with self._loading:
            if self._model is None:
                with allow_torch():
                    model = _bundled_model() if self._source is None else _foreign_model(self._source)
                if self._source is not None:
                    probe = self._run(model, [_PROBE])
                    digest = hashlib.sha256(np.round(probe, 2).astype("<f4").tobytes()).hexdigest()[:12]
                    self._dimensions = int(probe.shape[1])
                    self._name = f"{Path(self._source).name or self._source}@{digest}"
                self._model = model
            return self._model


def _bundled_model() -> Any:
    from sentence_transformers import SentenceTransformer

    from consistency.nlp.muse_module import MuseModule

    _limit_threads()
    return SentenceTransformer(modules=[MuseModule()], device="cpu")


def _foreign_model(source: str) -> Any:
    if source != source.strip() or "\0" in source:
        raise EncoderUnavailable(source, "that is no name of a model")
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    _limit_threads()
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(source, device="cpu")
    except (OSError, ValueError, RuntimeError, ImportError, LookupError, TypeError, SafetensorError) as error:
        # A folder can hold anything, and each of the libraries that read it has its own way to say no.
        raise EncoderUnavailable(source, _first_line(error)) from error


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0][:200].rstrip(" .:") if lines else "") or type(error).__name__


def _limit_threads() -> None:
    """Keep torch to the cores this process may use: more threads than cores make it many times slower."""
    import torch

    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    if torch.get_num_threads() > cores:
        torch.set_num_threads(cores)
