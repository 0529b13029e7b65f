"""What formulas and school grades reckon with: the words of a running text and how often each element occurs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consistency.nlp.segment import sentences
from consistency.tone.syllables import syllables

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_LONG = 6
_ELEMENTS = ("pre", "list", "blockquote", *(f"heading_h{n}" for n in range(1, 7)))


def counted(summary: str, elements: Mapping[str, int]) -> dict[str, float]:
    """The values a formula may name: words, sentences, syllables and so on, and how often each element occurs."""
    paragraphs = summary.split("\n\n")
    words = [m[0] for m in _WORD.finditer(summary)]
    sounds = [syllables(word.lower()) for word in words]
    complex_words = [n - word.endswith(("es", "ed", "ing")) for word, n in zip(words, sounds, strict=True)]
    values: dict[str, float] = dict.fromkeys(_ELEMENTS, 0.0)
    values |= {k.replace(".", "_"): float(n) for k, n in elements.items() if not k.startswith("table")}
    return values | {
        "words": float(len(words)),
        "sentences": float(sum(len(sentences(part)) for part in paragraphs)),
        "paragraphs": float(len(paragraphs) - 1),
        "characters": float(sum(c.isalnum() for word in words for c in word)),
        "syllables": float(sum(sounds)),
        "polysyllabic_words": float(sum(n > 2 for n in sounds)),
        "complex_words": float(sum(n > 2 for n in complex_words)),
        "long_words": float(sum(len(word) > _LONG for word in words)),
    }
