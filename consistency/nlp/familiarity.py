"""How familiar a word is, by the unigram model that comes with the bundled encoder's tokenizer."""

from __future__ import annotations

from functools import lru_cache

from consistency.nlp.muse import muse

_NEVER_SEEN = -15.0


@lru_cache(maxsize=16_384)
def piece_scores(word: str) -> tuple[float, ...]:
    """Natural log probability of each piece the tokenizer cuts ``word`` into; a rare word falls into many rare pieces.

    English and Chinese words stand on one scale; capitals count. Empty for a word without any piece.
    """
    model = muse()
    scores = model._backend.sp._scores
    ids = model.tokenize(word)[1:-1]  # less the marks of begin and end
    return tuple(float(scores[i - 1]) if 0 < i <= len(scores) else _NEVER_SEEN for i in ids)
