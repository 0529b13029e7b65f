"""The words of the don'ts that nothing of the brand's own says, and sentences that are made of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from consistency.matching.content_words import content_words
from consistency.matching.stems import bare_stem
from consistency.nlp.traditional import simplified

FEWEST = 4
"""Words of the don'ts from which on a sentence is made of them, if they are ``SHARE`` of what it says."""
SHARE = 0.6
LOOKED_AT = 8
"""Don'ts, those with most words in the sentence first, that are taken two by two."""


class DontWords:
    """The telling words of each don't: those that no do, message, claim or term has in any form."""

    def __init__(self, donts: Sequence[str], ours: Iterable[str]) -> None:
        own = {stem for text in ours for stem in stems(text)}
        self._donts: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(donts):
            for stem in stems(text).keys() - own:
                self._donts[stem].append(index)
        self._begun = frozenset(stem[:3] if stem.isascii() else stem[:2] for stem in self._donts)

    def possible(self, grams: frozenset[str]) -> bool:
        """Whether English words or pairs of Chinese characters begin as enough telling words do."""
        return sum(gram[:3] in self._begun for gram in grams) >= FEWEST

    def of(self, text: str) -> tuple[int, tuple[str, ...]] | None:
        """The don't that ``text`` takes most words from, and all those it takes from two; None where they are few."""
        said = stems(text)
        telling = {stem: self._donts[stem] for stem in said if stem in self._donts}
        if len(telling) < FEWEST or len(telling) < SHARE * len(said):
            return None
        counts = Counter(index for indices in telling.values() for index in indices)
        nearest = sorted(counts, key=lambda index: (-counts[index], index))
        first, taken = max(
            ((a, [stem for stem, of in telling.items() if a in of or b in of]) for a, b in _pairs(nearest)),
            key=lambda each: len(each[1]),
        )
        if len(taken) < FEWEST or len(taken) < SHARE * len(said):
            return None
        return first, tuple(said[stem] for stem in taken)


def _pairs(nearest: list[int]) -> Iterable[tuple[int, int]]:
    """The don'ts two by two, the nearest before; one that stands alone with itself."""
    return combinations(nearest[:LOOKED_AT], 2) if len(nearest) > 1 else [(nearest[0], nearest[0])]


def stems(text: str) -> dict[str, str]:
    """The words of ``text`` that carry meaning, by what is left without an English ending, in order of place."""
    plain = simplified(text)
    words = sorted(content_words(plain), key=lambda word: (plain.lower().find(word), word))
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(bare_stem(word), word)
    return found
