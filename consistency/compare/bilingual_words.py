"""Words of two languages that mean the same in a campaign, so that its English and its Chinese share words too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from consistency.compare.telling_words import surfaces
from consistency.document import Document
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.encoder_api import Encoder

_MUTUAL = 0.5
"""Likeness from which two words that are each other's nearest mean the same."""
_NEAREST = 0.65
"""Likeness from which a Chinese word means what its nearest English word does, whatever that is nearest to."""


def english_of(documents: Sequence[Document], encoder: Encoder) -> Mapping[str, str]:
    """By Chinese telling word of the campaign, the English stem of the campaign that means the same."""
    words: dict[str, str] = {}
    for document in documents:
        for stem, written in surfaces(to_simplified(document.plain)):
            words.setdefault(stem, written)
    chinese = sorted(w for w in words if not w.isascii())
    english = sorted(w for w in words if w.isascii())
    if not chinese or not english:
        return {}
    vectors = encoder.encode([*chinese, *(words[w] for w in english)])
    alike = np.round(vectors[: len(chinese)] @ vectors[len(chinese) :].T, 3)
    nearest, back = alike.argmax(axis=1), alike.argmax(axis=0)
    made = {}
    for row, word in enumerate(chinese):
        column = int(nearest[row])
        if alike[row, column] >= (_MUTUAL if int(back[column]) == row else _NEAREST):
            made[word] = english[column]
    return made


def in_english(words: Iterable[str], known: Mapping[str, str]) -> frozenset[str]:
    """Telling words, the Chinese ones as the English ones of the campaign that mean the same."""
    return frozenset(known.get(word, word) for word in words)
