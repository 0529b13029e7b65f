"""Small prices that copy names by the way, of things no claim speaks of: a £2.80 coffee, 雨衣 35 块一件."""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.claims.claim_use import approved_texts
from consistency.claims.subjects import PLAIN
from consistency.claims.values.other_use import words_of
from consistency.document import Document
from consistency.facts import Fact
from consistency.matching.content_words import content_words
from consistency.matching.stems import plain_stem
from consistency.statements.figures import without_figures
from consistency.word_lists import word_set
from guidelines.model import Guideline

_MOST, _MOST_YUAN = Decimal(20), Decimal(60)
_BEFORE = re.compile(
    r"(?:(?:^|[.,;:!?(]|\b(?:and|where|or)) ?|\b(?:an?|our|the|each|every|some) )"
    r"(?P<thing>[a-z][a-z-]{2,}(?: of)?(?: [a-z][a-z-]{2,})?) "
    r"(?:is|are|was|costs?|for|at|comes? to|goes for)(?: only| just| about)? $"
    r"|\band (?:an?|the) (?P<also>[a-z][a-z-]{2,}(?: [a-z][a-z-]{2,})?) $"
    r"|\b(?P<which>[a-z][a-z-]{2,}), which (?:is|are|costs?)(?: only| just| about)? $",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:for )?(?:an? |the )?(?!(?:off|per|less|more|each|every|for|extra|cheaper|back|now|and|then|when|this)\b)"
    r"(?P<thing>[a-z][a-z-]{2,})(?=[.,;:!?)]|$| (?:and|or|from|at|in|with|on|to|is|costs?)\b)",
    re.IGNORECASE,
)
"""What is priced, right before or behind the sum."""
_ELSEWHERE = re.compile(
    r"\b(?:(?:buy|get|grab|pick up|sold|sells?|costs?) (?:[a-z]+ ){0,3})(?:next door|round the corner"
    r"|across the (?:road|street|square)"
    r"|down the road|over the road)\b",
    re.IGNORECASE,
)
"""A small price in such a sentence is a neighbour's."""
_NOT_TO_US = re.compile(
    r"\b(?:(?:has|have|had)? ?nothing to do with us|(?:is|are)? ?not ours|not (?:paid )?to us|we see none of it"
    r"|(?:paid|payable|goes|go|pay it|pay them) (?:straight |directly )?to (?:the|your) (?!team\b|crew\b|driver\b"
    r"|office\b))",
    re.IGNORECASE,
)
"""Of a sum that somebody else takes, however large: harbour dues are paid to the harbour."""
_OFFERED = word_set(
    """
    price deal offer ticket membership member subscription plan package bundle discount deposit fee charge saving
    voucher credit coupon upgrade sale rate fare postage delivery shipping entry admission tax bill total return
    refund rest balance fine surcharge minimum order
    """
)
"""What is no thing of its own, but how ours are sold."""
_OFFERED_ZH = re.compile(
    "[价票卡券费]|课|会员|套餐|押金|[定订]金|尾款|优惠|折|[减送返抵省充]|体验|首[单月次杯份]|起|立享|仅限|活动|秒杀|限时|特惠|平均|人均|[一每]个?[月年天]|"
    "我们|本[店馆院]|咱"
)
"""In a Chinese sentence that offers something of ours."""
_CLAUSE_ZH = re.compile("[，；：。！？,;:!?]")
_ABOUT_ZH = re.compile(
    "[在到去][一-鿿]{0,6}?(?:商店|便利店|超市|店里|前台|柜台|吧台|服务台|货架)"
    "|大约|大概|左右|差不多|才|只要|也就|便宜|有卖|能买|可以买|卖|前台|门口|路口|楼下|旁边|附近|隔壁|忘带|没带|自己"
)
"""In a Chinese clause, where a thing is sold and that it is no more than about so much."""
_HAN = re.compile("[一-鿿]")


class SmallPrices:
    """What a guideline speaks of, beside which small prices of other things may stand."""

    def __init__(self, guideline: Guideline) -> None:
        texts = [*approved_texts(guideline), *(n for n in (guideline.brand.names.en, guideline.brand.names.zh) if n)]
        texts += [term.preferred for term in guideline.terms]
        self._pairs = frozenset(pair for text in texts for pair in words_of(text))
        self._ours = frozenset(plain_stem(word) for text in texts for word in content_words(text))

    def is_by_the_way(self, document: Document, fact: Fact) -> bool:
        """Whether the sum ``fact`` is small and the price of a thing that no approved text speaks of."""
        if fact.dimension != "money" or fact.high is not None:
            return False
        sentence = document.sentence_at(fact.start)
        if sentence is None:
            return False
        if fact.unit == "CNY" and _HAN.search(sentence.text):
            return fact.value <= _MOST_YUAN and self._is_of_another_thing(sentence.text, fact.start - sentence.start)
        if _NOT_TO_US.search(sentence.text):
            return True
        if fact.value > _MOST:
            return False
        if _ELSEWHERE.search(sentence.text):
            return True
        before = _BEFORE.search(document.plain[sentence.start : fact.start])
        after = None if before else _AFTER.match(document.plain, fact.end, sentence.end)
        named = (before["thing"] or before["also"] or before["which"]) if before else after["thing"] if after else ""
        thing = frozenset(map(plain_stem, content_words(named)))
        return bool(thing) and thing.isdisjoint(self._ours | _OFFERED | PLAIN)

    def _is_of_another_thing(self, text: str, start: int) -> bool:
        """Whether the Chinese clause of a price, or the one before it, names a thing, and neither one of ours."""
        cuts = [0, *(m.end() for m in _CLAUSE_ZH.finditer(text, 0, start))]
        stop = _CLAUSE_ZH.search(text, start)
        near = text[cuts[-2] if len(cuts) > 1 else 0 : stop.start() if stop else len(text)]
        if _OFFERED_ZH.search(near):
            return False
        told = content_words(_ABOUT_ZH.sub(" ", without_figures(near)))
        thing = frozenset(word for word in told - PLAIN if _HAN.match(word))
        return bool(thing) and thing.isdisjoint(self._pairs)
