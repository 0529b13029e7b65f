"""The bundled model as a module of a sentence-transformers model: used, saved and loaded like any other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from sentence_transformers.sentence_transformer.modules import InputModule

from consistency.nlp.muse import DIMENSIONS, muse


class MuseModule(InputModule):  # type: ignore[misc]
    """Texts to token ids in ``preprocess``, token ids to unit sentence vectors in ``forward``, both on the numpy core.

    It holds no torch weights: saving writes the model's name, and loading finds the weights in the installed package.
    A folder written by ``save_pretrained`` loads with ``trust_remote_code=True``, as with any class from elsewhere.
    """

    config_keys = ["model"]  # noqa: RUF012 - declared so by the library
    save_in_root = True

    def __init__(self, model: str | None = None) -> None:
        super().__init__()
        self._muse = muse()
        if model not in (None, self._muse.name):
            raise ValueError(f"the saved model is {model}, the installed one is {self._muse.name}")
        self.model = self._muse.name

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Token ids padded to the longest text, with the attention mask: two integer tensors (texts, tokens)."""
        group = [self._muse.tokenize((prompt or "") + text) for text in inputs]
        longest = max(len(ids) for ids in group)
        padded = np.zeros((len(group), longest), np.int64)
        mask = np.zeros((len(group), longest), np.int64)
        for row, ids in enumerate(group):
            padded[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        return {"input_ids": torch.from_numpy(padded), "attention_mask": torch.from_numpy(mask)}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Adds ``sentence_embedding``, a float tensor (texts, 512)."""
        ids = features["input_ids"].cpu().numpy()
        lengths = features["attention_mask"].sum(dim=1).tolist()
        group = [row[:length].tolist() for row, length in zip(ids, lengths, strict=True)]
        vectors = torch.from_numpy(self._muse.embed(group))
        features["sentence_embedding"] = vectors.to(features["input_ids"].device)
        return features

    def get_embedding_dimension(self) -> int:
        """Length of a sentence vector."""
        return DIMENSIONS

    def save(self, output_path: str, *_: Any, safe_serialization: bool = True, **__: Any) -> None:
        """Write the configuration; there are no weights to write."""
        self.save_config(output_path)
