"""The stems by which a claim and copy are known to speak of one thing."""

from __future__ import annotations

from consistency.claims.subjects import PLAIN
from consistency.claims.values.other_use import words_of
from consistency.matching.stems import plain_stem


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that say something of their own."""
    return frozenset(map(plain_stem, words_of(text) - PLAIN))
