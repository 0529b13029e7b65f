"""What all readings of costs in a campaign say together, laid out so that a pair need not ask each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from consistency.compare.worded.charge_readings import Reading
from consistency.nlp.encoder_api import Vectors

_Side = tuple[int, bool]
"""An asset, and whether readings of it speak of what is free or of what costs."""


class Company:
    """The readings of a campaign by asset and by what they take a stance on.

    Args:
        found: the readings in the order of ``likeness``.
        likeness: (readings, readings), cosine of each two.
    """

    def __init__(self, found: Sequence[Reading], likeness: Vectors) -> None:
        self._found = found
        self._assets = sorted({r.asset for r in found})
        self._words: dict[_Side, set[str]] = defaultdict(set)
        self._things: dict[_Side, set[str]] = defaultdict(set)
        self._with_word: dict[tuple[_Side, str], set[int]] = {}
        for i, reading in enumerate(found):
            side = (reading.asset, reading.favourable)
            self._words[side] |= reading.words
            self._things[side] |= reading.headed_things
            for word in reading.words:
                self._with_word.setdefault((side, word), set()).add(i)
        self._nearest = {
            asset: likeness[:, [i for i, r in enumerate(found) if r.asset == asset]].max(axis=1)
            for asset in self._assets
        }
        self.of_all = cache(self._of_all)
        """Whether one reading of an asset takes a stance with all of some words, which are some."""
        self.rivals = cache(self._rivals)
        """How many readings of other assets share a word with one, told by its number, and take the other stance."""

    def nearest(self, reading: int, asset: int) -> float:
        """Likeness of a reading, told by its number, and the reading of ``asset`` that is most like it."""
        return float(self._nearest[asset][reading])

    def of_any(self, asset: int, favourable: bool, words: frozenset[str]) -> bool:
        """Whether a reading of the asset takes that stance with any of the words."""
        return not self._words[asset, favourable].isdisjoint(words)

    def of_any_thing(self, asset: int, favourable: bool, things: frozenset[str]) -> bool:
        """Whether a reading of the asset takes that stance on any of the things."""
        return not self._things[asset, favourable].isdisjoint(things)

    def elsewhere(self, pair: tuple[Reading, Reading], favourable: bool, words: frozenset[str]) -> bool:
        """Whether a reading of an asset beside those of the pair takes that stance with any of the words."""
        own = (pair[0].asset, pair[1].asset)
        return any(asset not in own and self.of_any(asset, favourable, words) for asset in self._assets)

    def _of_all(self, asset: int, favourable: bool, words: frozenset[str]) -> bool:
        held = [self._with((asset, favourable), word) for word in words]
        return bool(held) and bool(set.intersection(*sorted(held, key=len)))

    def _rivals(self, reading: int) -> int:
        one = self._found[reading]
        sides = [(asset, not one.favourable) for asset in self._assets if asset != one.asset]
        return len(set[int]().union(*(self._with(side, word) for side in sides for word in one.words)))

    def _with(self, side: _Side, word: str) -> set[int]:
        return self._with_word.get((side, word), set())
