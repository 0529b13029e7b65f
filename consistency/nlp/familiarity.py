"""How familiar the words of a text are, by the unigram model that comes with the bundled encoder's tokenizer."""

from __future__ import annotations

from consistency.nlp.muse import muse

_NEVER_SEEN = -15.0


def piece_scores(text: str) -> list[float]:
    """Natural log probability of each piece the tokenizer cuts ``text`` into; rare words fall into many rare pieces."""
    tokenizer = muse()._backend.sp
    scores = tokenizer._scores
    ids = muse().tokenize(text)[1:-1]  # less the marks of begin and end
    return [float(scores[i - 1]) if 0 < i <= len(scores) else _NEVER_SEEN for i in ids]
