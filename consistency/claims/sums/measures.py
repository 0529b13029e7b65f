"""Figures that follow from approved measures: by how much two of them differ, several times an approved range."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from consistency.claims.own_things import OwnThings
from consistency.claims.sums.around import around_sum
from consistency.claims.sums.stems_of import stems_of
from consistency.claims.sums.taken_off import is_about, is_price
from consistency.document import Document
from consistency.facts import Fact

_DIFFERS = re.compile(
    r"(?: (?:an?|per|each) [a-z]+)?[ -]"
    r"(?:less|lighter|thinner|shorter|smaller|cheaper|more|heavier|longer|fewer|faster|dearer|apart)\b",
    re.IGNORECASE,
)
_DIFFERS_BEFORE = re.compile(
    r"(?:[轻薄短小少多重长快贵差]|便宜|相差)(?:了|出)?(?:整整)? ?\Z|\bdifference (?:of|is) \Z", re.IGNORECASE
)


class ApprovedMeasures:
    """The figures of approved claims by their unit, each with our things named beside it and the words of its claim."""

    def __init__(self, things: OwnThings) -> None:
        self._things = things
        self._measures: dict[str, set[tuple[Decimal, frozenset[str], frozenset[str]]]] = defaultdict(set)
        self._ranges: set[tuple[str, Decimal, Decimal]] = set()

    def add(self, text: str, fact: Fact) -> None:
        """Take in a figure of ``text``, an approved claim's; of sums only prices, of ranges none of money."""
        if fact.high is None and (fact.dimension != "money" or is_price(text, fact)):
            self._measures[fact.unit].add((fact.value, self._things.named(text), stems_of(text)))
        elif fact.high is not None and fact.dimension != "money":
            self._ranges.add((fact.unit, fact.value, fact.high))

    def is_difference(self, document: Document, fact: Fact, found: Sequence[Fact]) -> bool:
        """Whether a figure is by how much two others of its unit differ: 240 g then, 190 g now, 50 g less.

        They stand before it, or are approved of what is named there, of which one may go without saying: the Tarn is
        110 g lighter.
        """
        if not _DIFFERS.match(document.plain, fact.end) and not _DIFFERS_BEFORE.search(
            document.plain, max(0, fact.start - 6), fact.start
        ):
            return False
        sentence = document.sentence_at(fact.start)
        start = document.sentences[max(0, sentence.index - 1)].start if sentence else fact.start
        near = document.plain[start : sentence.end if sentence else fact.end]
        named, words = self._things.named(near), stems_of(near)
        meant = [f.value for f in found if f.unit == fact.unit and start <= f.start < fact.start]
        meant += [
            value for value, names, told in self._measures[fact.unit] if (names & named if names else told & words)
        ]
        others = [value for value, names, _ in self._measures[fact.unit] if names] if named else []
        return any(abs(one - other) == fact.value for one in meant for other in (*meant, *others))

    def is_several(self, document: Document, fact: Fact, found: Sequence[Fact]) -> bool:
        """Whether a range is several times an approved one: 12 to 15 g for each kilogram, 72 to 90 g for six."""
        around = around_sum(document, fact, found)
        return around is not None and any(
            unit == fact.unit and is_about(low * n, fact.value) and is_about(high * n, fact.high or low)
            for unit, low, high in self._ranges
            for n in around.numbers
        )
