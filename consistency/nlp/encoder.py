"""The sentence encoder that a setting names: the bundled one or a model of sentence-transformers, behind a memory."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from consistency.nlp.encoder_api import Encoder, VectorCache
from consistency.nlp.encoder_bundled import BundledEncoder
from consistency.nlp.encoder_memory import CachedEncoder

BUNDLED = "bundled"


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
