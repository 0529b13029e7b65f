"""English words without their endings, at four strengths; how many words must fall together is the caller's question.

Too weak a stem misses a claim told in another form, too strong a one finds it in other words. A Chinese word stands as
it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.matching.inflect import infinitive
from consistency.nlp.scripts import has_han

_PAST = 6
"""Letters of a word whose last two may be the past's: served, not need."""
_NOUN_OF_VERB = re.compile(r"(?:ation|ing|ed|e|al|(?<=er)(?:y|ie))$")
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_SHORTEST_VERB = 5
_ENDING = re.compile(r"(?:ing|ed|es|e|s)$")
_SHORTEST = 3
"""Letters that an ending must leave."""
_OF_CLAIM = re.compile(r"(?:ments?|ing|ed|es|s|e|ly)$")
_SHORTEST_OF_CLAIM = 5


def plain_stem(word: str) -> str:
    """An English word without the s of a plural or the ed of the past, as near as two texts need to share it."""
    if not word.isascii():
        return word
    if word.endswith("ed") and len(word) >= _PAST:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def deed_stem(word: str) -> str:
    """What the forms of a verb and its noun share: cancel, cancelled, cancellation; 可退款, 退款."""
    if has_han(word):
        return word.removeprefix("可") or word
    one = word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
    return one if len(one) < _SHORTEST_VERB else _TWICE.sub(r"\1", _NOUN_OF_VERB.sub("", one))


def bare_stem(word: str) -> str:
    """What is left without two endings: robbing, robs and rob are one word."""
    if not word.isascii():
        return word
    for _ in range(2):  # insights, needed; experiences, experienc
        bare = _ENDING.sub("", word)
        if bare == word or len(bare) < _SHORTEST:
            break
        word = bare
    return word[:-1] if word[-2:-1] == word[-1:] and word[-1] not in "aeiousl" else word


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """What is left of a verb's infinitive, or of a word, without two endings: guarantees, guaranteed, treatments."""
    base = infinitive(word)
    for _ in range(2):
        base = _OF_CLAIM.sub("", base) if len(base) >= _SHORTEST_OF_CLAIM else base
    return base
