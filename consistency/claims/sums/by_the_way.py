"""Small prices that English copy names by the way, of things no claim speaks of: a £2.80 coffee, laces for £4."""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.claims.claim_use import approved_texts
from consistency.claims.subjects import PLAIN
from consistency.document import Document
from consistency.facts import Fact
from consistency.matching.content_words import content_words
from consistency.matching.stems import plain_stem
from consistency.word_lists import word_set
from guidelines.model import Guideline

_MOST = Decimal(20)
_BEFORE = re.compile(
    r"(?:(?:^|[.,;:!?(]|\b(?:and|where|or)) ?|\b(?:an?|our|the|each|every|some) )"
    r"(?P<thing>[a-z][a-z-]{2,}(?: [a-z][a-z-]{2,})?) "
    r"(?:is|are|was|costs?|for|at|comes? to|goes for)(?: only| just| about)? $"
    r"|\b(?P<which>[a-z][a-z-]{2,}), which (?:is|are|costs?)(?: only| just| about)? $",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:for )?(?:an? |the )?(?!(?:off|per|less|more|each|every|for|extra|cheaper|back|now|and|then|when|this)\b)"
    r"(?P<thing>[a-z][a-z-]{2,})(?=[.,;:!?)]|$| (?:and|or|from|at|in|with|on|to|is|costs?)\b)",
    re.IGNORECASE,
)
"""What is priced, right before or behind the sum."""
_OFFERED = word_set(
    """
    price deal offer ticket membership member subscription plan package bundle discount deposit fee charge saving
    voucher credit coupon upgrade sale rate fare postage delivery shipping entry admission tax bill total return
    refund rest balance fine surcharge minimum order
    """
)
"""What is no thing of its own, but how ours are sold."""


class SmallPrices:
    """What a guideline speaks of, beside which small prices of other things may stand."""

    def __init__(self, guideline: Guideline) -> None:
        texts = (*approved_texts(guideline), *(n for n in (guideline.brand.names.en, guideline.brand.names.zh) if n))
        self._ours = frozenset(plain_stem(word) for text in texts for word in content_words(text))

    def is_by_the_way(self, document: Document, fact: Fact) -> bool:
        """Whether the sum ``fact`` is small and the price of a thing that no approved text speaks of."""
        if fact.dimension != "money" or fact.value > _MOST or fact.high is not None:
            return False
        sentence = document.sentence_at(fact.start)
        if sentence is None:
            return False
        before = _BEFORE.search(document.plain[sentence.start : fact.start])
        after = None if before else _AFTER.match(document.plain, fact.end, sentence.end)
        named = (before["thing"] or before["which"]) if before else after["thing"] if after else ""
        thing = frozenset(map(plain_stem, content_words(named)))
        return bool(thing) and thing.isdisjoint(self._ours | _OFFERED | PLAIN)
