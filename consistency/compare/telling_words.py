"""The words that tell what a clause is about, without their endings and without those that stand in any clause."""

from __future__ import annotations

import re

from consistency.nlp.words import tokenize
from consistency.word_lists import list_beside

_SHORTEST_LATIN = 4
_SUFFIX = re.compile(r"(?:ies|ing|ed|es|s|y|e)$")
_COMMON: dict[str, frozenset[str]] = {
    script: frozenset(words.split()) for script, words in list_beside(__file__, "telling_words.yaml").items()
}


def telling_words(text: str) -> frozenset[str]:
    """Stems of the English words of four letters and more, and the Chinese words of two characters and more."""
    return frozenset(stems(text))


def stems(text: str) -> list[str]:
    """The telling words of ``text`` in order, without their endings."""
    return [stem for stem, _ in surfaces(text)]


def surfaces(text: str) -> list[tuple[str, str]]:
    """The telling words of ``text`` in order, without their endings and as they are written, in small letters."""
    found = []
    for token in tokenize(text):
        low = token.text.lower()
        if token.script == "latin" and len(low) >= _SHORTEST_LATIN and low not in _COMMON["latin"]:
            found.append((_SUFFIX.sub("", low)[:7], low))
        elif token.script == "han" and len(low) >= 2 and low not in _COMMON["han"]:
            found.append((low, low))
    return found
