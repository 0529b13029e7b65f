"""Figures that follow from one approved claim: each of its six portions, one way of a return, the rest of a share."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from consistency.claims.claim_use import claim_texts
from consistency.claims.own_things import own_things
from consistency.claims.sums.taken_off import is_about, is_price, taken_off
from consistency.document import Document
from consistency.facts import Fact, facts
from consistency.matching.content_words import content_words
from consistency.matching.stems import plain_stem
from consistency.statements.figures import NUMBER, number
from guidelines.model import ApprovedClaim, Guideline

_COUNTED = re.compile(rf"(?<![\w£$€¥.,])(?P<n>{NUMBER})(?: [a-z]+)? (?P<noun>[a-z]{{3,}}s)\b", re.IGNORECASE)
_OF_ONE = re.compile(r" ?(?:/|\b(?:an?|per|each|every|for each|for every)\b) ?(?P<noun>[a-z]{3,})", re.IGNORECASE)
_RETURN = re.compile(r"\b(?:return|round[- ]trip|there and back|both ways)\b", re.IGNORECASE)
_ONE_WAY = re.compile(r"\beach way\b", re.IGNORECASE)
_WAYS = 2
_REST = re.compile(
    r"\b(?:not|no|never|cannot|neither|without|rest|remaining|others?|failed|missed|late|later|longer)\b|n['\u2019]t\b|[不没未非]|其余|剩下",
    re.IGNORECASE,
)
_THE_REST = re.compile(
    r"(?:剩下|余下|其余|剩余|另外)的?[那这]?(?:不到|近|约)? ?$|\b(?:the )(?:other|remaining) $", re.IGNORECASE
)
"""Right before a share: it is what another one leaves."""
_HELD_BY = re.compile(
    r"\b(?:for|to|as|with) (?:our |an? |your )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)*) "
    r"(?:holders?|members?|owners?|subscribers?)\b"
)
_LESS_TIME = {
    "year": (("month", Decimal(12)), ("week", Decimal(52)), ("day", Decimal(365))),
    "month": (("day", Decimal(30)),),
    "week": (("day", Decimal(7)),),
}
"""Lengths of time that a price is for, and how many of each lesser one they are."""
_ROUNDED = re.compile(
    r"\b(?:(?P<under>less than|under|below|not even)|about|around|roughly|some|nearly|almost|just (?:over|under))"
    r"(?: just)? ?$",
    re.IGNORECASE,
)
"""Before a sum that is only about so much."""
_LEAD, _LOOSELY = 16, Decimal("1.08")
_HALVED = re.compile(
    r"\bhalf[- ]price\b|\bhalf (?:off|the price)\b"
    r"|\b(?:pays?|paid|costs?|for|at) (?:just |only )?half(?! (?:an?|of|past|the)\b)"
    r"|(?<![件杯份瓶张只个盒])半价",
    re.IGNORECASE,
)
"""A discount in a word."""
_HALF, _NEAR = Decimal(50), 2
_ALL = 100
_CENT = Decimal("0.01")
_SHARED = 2
"""Words that say of what a rest is the rest."""


@dataclass(frozen=True, slots=True)
class _Share:
    amount: Decimal
    claim: ApprovedClaim
    words: frozenset[str]
    holder: str
    """The card or club whose holders get it, in lower case; empty where everybody does."""


class Reckoned:
    """What a guideline's approved claims come to by what each of them says itself."""

    def __init__(self, guideline: Guideline) -> None:
        self._things = own_things(guideline)
        self._each: set[tuple[str, Decimal, str]] = set()
        self._one_way: set[tuple[str, Decimal]] = set()
        self._both_ways: set[tuple[str, Decimal]] = set()
        self._prices: set[tuple[str, Decimal, frozenset[str]]] = set()
        self._rests: list[_Share] = []
        self._cuts: list[_Share] = []
        for claim, _, text in claim_texts(guideline):
            read = facts(text)
            named = self._things.named(text)
            for fact in read:
                if fact.high is not None:
                    continue
                if fact.dimension == "money":
                    if is_price(text, fact):
                        self._prices.add((fact.unit, fact.value, named))
                        self._each.update((fact.unit, fact.value / n, noun) for n, noun in _counted(text))
                        self._each.update((fact.unit, each, noun) for each, noun in _of_less_time(text, fact))
                    if _ONE_WAY.search(text):
                        self._both_ways.add((fact.unit, fact.value * _WAYS))
                    elif _RETURN.search(text):
                        self._one_way.add((fact.unit, fact.value / _WAYS))
                elif fact.dimension == "percent":
                    self._rests.append(_Share(_ALL - fact.value, claim, _stems(text), ""))
            held = _HELD_BY.search(text)
            if _HALVED.search(text):
                self._cuts.append(_Share(_HALF, claim, frozenset(), ""))
            self._cuts += (
                _Share(taken.amount, claim, frozenset(), held["name"].lower() if held else "")
                for taken in taken_off(text, frozenset())
                if taken.unit == "%" and taken.is_cut
            )

    def starts(self, document: Document, figures: Sequence[Fact], as_of: dt.date | None = None) -> Iterator[int]:
        """Where the figures begin that are right by what an approved claim says: £7 a portion of six for £42.

        A price less an approved discount is so, to the cent, wherever in the copy the discount is said, or where the
        card that brings it stands beside the price; not from a claim that is over on the day ``as_of``.
        """
        said = {f.value for f in figures if f.dimension in ("discount", "percent")}
        if _HALVED.search(document.plain):
            said.add(_HALF)
        parts = frozenset(self._parts_of_all(document, figures))
        for fact in figures:
            if fact.high is None and (
                self._follows(document, fact, said, as_of)
                if fact.dimension == "money"
                else fact.dimension == "percent" and (fact.start in parts or self._is_rest(document, fact))
            ):
                yield fact.start

    def _follows(self, document: Document, fact: Fact, said: set[Decimal], as_of: dt.date | None) -> bool:
        unit, value = fact.unit, fact.value
        after = _OF_ONE.match(document.plain, fact.end)
        if after is not None:
            noun = plain_stem(after["noun"].lower())
            rounded = _ROUNDED.search(document.plain, max(0, fact.start - _LEAD), fact.start)
            if any(u == unit and n == noun and _is_said(each, value, rounded) for u, each, n in self._each):
                return True
        sentence = document.sentence_at(fact.start)
        if sentence is None:
            return False
        if (unit, value) in self._one_way and _ONE_WAY.search(sentence.text):
            return True
        if (unit, value) in self._both_ways and _RETURN.search(sentence.text):
            return True
        first = document.sentences[max(0, sentence.index - _NEAR)].start
        low, named = sentence.text.lower(), self._things.named(document.plain[first : sentence.end])
        return any(
            abs(price * (_ALL - cut.amount) / _ALL - value) < _CENT
            for cut in self._cuts
            if not cut.claim.is_over(as_of) and (cut.amount in said or (cut.holder and cut.holder in low))
            for u, price, names in self._prices
            if u == unit and (not names or names & named)
        )

    def _parts_of_all(self, document: Document, figures: Sequence[Fact]) -> Iterator[int]:
        """Where the shares begin that make up the whole with an approved one: 78% did, 9% did not, 13% said nothing."""
        shares: dict[int, list[Fact]] = defaultdict(list)
        for fact in figures:
            if fact.dimension == "percent" and fact.high is None and (sentence := document.sentence_at(fact.start)):
                shares[sentence.index].append(fact)
        approved = {_ALL - rest.amount for rest in self._rests}
        for told in shares.values():
            values = [fact.value for fact in told]
            if len(told) > 1 and sum(values) == _ALL and not approved.isdisjoint(values):
                yield from (fact.start for fact in told)

    def _is_rest(self, document: Document, fact: Fact) -> bool:
        """Whether a share is what an approved one leaves, of what it leaves it: 8% cannot be recycled, for 92% can."""
        sentence = document.sentence_at(fact.start)
        if sentence is None or _REST.search(sentence.text) is None:
            return False
        words, said_so = (
            _stems(sentence.text),
            _THE_REST.search(sentence.text[: fact.start - sentence.start]) is not None,
        )
        return any(
            rest.amount == fact.value and (said_so or len(rest.words & words) >= _SHARED) for rest in self._rests
        )


def _counted(text: str) -> Iterator[tuple[Decimal, str]]:
    """How many of a thing the claim ``text`` gives for its price, with the stem of the thing."""
    for match in _COUNTED.finditer(text):
        n = number(match["n"])
        if n is not None and n > 1:
            yield n, plain_stem(match["noun"].lower())


def _of_less_time(text: str, price: Fact) -> Iterator[tuple[Decimal, str]]:
    """What the ``price`` of the claim ``text`` comes to in each lesser time: £5.67 a month of £68 a year."""
    per = _OF_ONE.match(text, price.end)
    for noun, times in _LESS_TIME.get(per["noun"].lower() if per else "", ()):
        yield price.value / times, noun


def _is_said(exact: Decimal, said: Decimal, rounded: re.Match[str] | None) -> bool:
    """Whether ``said`` is ``exact`` to the cent, or as it is ``rounded``: less than £6, about £6."""
    if rounded is None:
        return is_about(exact, said)
    if rounded["under"]:
        return exact <= said <= exact * _LOOSELY
    return said <= exact * _LOOSELY and exact <= said * _LOOSELY


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(plain_stem, content_words(text)))
