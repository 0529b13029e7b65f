"""Sums that follow from approved ones: two of a thing, two things, a price less its bonus, a share saved, its parts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import combinations

from consistency.claims.own_things import own_things
from consistency.claims.sums.around import Around, around_sum
from consistency.claims.sums.measures import ApprovedMeasures
from consistency.claims.sums.stems_of import stems_of
from consistency.claims.sums.taken_off import Taken, is_about, is_price, packs, taken_off, unit_prices
from consistency.document import Document
from consistency.facts import Fact, facts
from consistency.nlp.traditional import simplified
from consistency.statements.figures import NUMBER, figures, number
from guidelines.model import LANGUAGES, ApprovedClaim, Guideline, Localized

_CENT = Decimal("0.01")
_INSTALMENTS = re.compile(
    rf"(?P<n>{NUMBER})[ -](?:(?:equal|monthly|interest-free|easy|weekly) ){{0,2}}"
    rf"(?:instal(?:l)?ments?|payments?|months?)\b"
    rf"|(?P<z>{NUMBER}) ?(?:期|个月)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:deposits?|down ?payment|balance|the rest|remain(?:der|ing)|up ?front|today)\b|[定订]金|尾款|首付|预付|余款",
    re.IGNORECASE,
)
_COMES_OFF = re.compile(
    r"(?:\b(?:save|saves|saving|get|gets|extra|bonus|off)\b|加?补(?!充|水|货|交|办)|立减|直降|省|减|返|抵)[^，。；：,.;:后]{0,12}$"
    r"|[%％成折] ?(?:本来|原本|就|也|应该|大约)*(?:是|为|等于|合)(?:约|大约)? ?$",
    re.IGNORECASE,
)
"""Before a sum that comes off a price and is not what is left of it."""
_SAVED = re.compile(r" ?(?:saved|off|less|back|cheaper|cashback)\b|的?(?:优惠|折扣|返现)", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:a|per|each|every|the) year\b|\b(?:yearly|annually|twelve months|12 months)\b|[一每全]年|年[卡费付]",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\b(?:a|per|each|every|the|whole) week\b|[一每整]周|[一每整]个?星期", re.IGNORECASE)
_PERIODS = ((_YEAR, Decimal(12)), (_WEEK, Decimal(7)))
"""Periods and how many of the lesser ones they are: months of a year, nights of a week."""
_TOGETHER = re.compile(
    r"\b(?:together|plus|both|bundle|in total|altogether|combined|the pair)\b"
    r"|[加+＋]|一起|一共|共|合计|总[共价计]|套装|组合|同购",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:每|单|平均|一)[^，。；0-9]{0,8}(?:(?:分别|各)[^，。；]{0,24})?$|\b(?:each|every|per [a-z]+)[^.,;0-9]{0,16}$",
    re.IGNORECASE,
)
_APIECE = re.compile(r"各[^，。；0-9]{0,4}$|\b(?:each|apiece)\b[^.,;0-9]{0,12}$", re.IGNORECASE)
"""Before a sum that is for one of them, however many are named."""
_EACH_AFTER = re.compile(r" ?(?:/|一[^，。；\s]|\b(?:a|an|per|each|every|apiece)\b)", re.IGNORECASE)
_EQUALS = re.compile(
    r"相当于|等于|折合|约合|\b(?:works? out|equivalent|equals?|that is|that['’]s|which is|in effect)\b", re.IGNORECASE
)
_PAYS_OFF = re.compile(
    r"[^，。；！？0-9]{0,6}(?:才|就|能|可以?|刚好){0,2}(?:回本|保本|打平)|\b[^.;!?]{0,16}\bbreak even\b"
)
"""After a sum from which what a discount costs is saved: 超过 995 元才回本."""
_THAT_SUM = re.compile(r"[这那] ?\Z")
"""Before a sum that was told of already: 别多花这一千块."""
_NO_AMOUNT = frozenset({"money", "percent", "discount", "multiple"})
_MOST = 400
"""More of a thing, or more parts of it, than this nobody counts out in a sentence."""
_ABOUT = Decimal("0.02")
"""How far what one part costs may be rounded."""


class DerivedSums:
    """The sums of a guideline's approved claims, to which others may add up."""

    def __init__(self, guideline: Guideline) -> None:
        names = frozenset[str]().union(
            *(stems_of(term.preferred) for term in guideline.terms if term.kind == "product")
        )
        self._things = own_things(guideline)
        self._sums: dict[tuple[str, Decimal], frozenset[str]] = {}
        self._prices: set[tuple[str, Decimal]] = set()
        self._packs: set[tuple[Decimal, str, Decimal]] = set()
        self._taken: list[tuple[ApprovedClaim, Taken]] = []
        self._measures = ApprovedMeasures(self._things)
        for claim in guideline.claims.approved:
            limits = stems_of(" ".join(_texts(claim.disclaimer)))
            for text in _texts(claim.text):
                words = stems_of(text)
                for fact in facts(text):
                    if fact.dimension == "money":
                        key = fact.unit, fact.value
                        self._sums[key] = self._sums.get(key, frozenset()) | words | limits
                        self._prices.update({key} if is_price(text, fact) else ())
                    self._measures.add(text, fact)
                self._taken += ((claim, taken) for taken in taken_off(text, words - names))
                self._packs.update(packs(text))

    def starts(self, document: Document, figures: Sequence[Fact], as_of: dt.date | None = None) -> frozenset[int]:
        """Where the figures begin that follow from approved sums by what their sentences say.

        Those are sums, and discounts that a sentence says an offer comes to. A sum that another is an approved share of
        (£3 back for £100) is an example. From an offer that is over on the day ``as_of`` nothing follows.
        """
        sums = [f for f in figures if f.dimension == "money" and f.high is None]
        doubtful = [f for f in sums if (f.unit, f.value) not in self._sums]
        known = set(self._sums)
        found: set[int] = set()
        for fact in doubtful:
            around = around_sum(document, fact, figures)
            if around is None:
                continue
            linked = self._linked(around, as_of)
            derived = [value for unit, value in known - self._sums.keys() if unit == fact.unit]
            base = self._example(fact, around, linked)
            if base is None and not self._follows(document, fact, around, linked, derived):
                continue
            known.add((fact.unit, fact.value))
            base = base or self._share_of(document, fact, around, linked, around.sums)
            found.update(f.start for f in doubtful if f is fact or f.value == base)
        found.update(f.start for f in figures if f.dimension == "discount" and self._comes_to(document, f, figures))
        amounts = [f for f in figures if f.dimension not in _NO_AMOUNT]
        found.update(f.start for f in (*amounts, *sums) if self._measures.is_difference(document, f, figures))
        found.update(f.start for f in amounts if f.high is not None and self._measures.is_several(document, f, figures))
        told = {(f.unit, f.value) for f in sums if f.start in found}
        again = (f for f in sums if (f.unit, f.value) in told)
        found.update(f.start for f in again if _THAT_SUM.search(document.plain, max(0, f.start - 2), f.start))
        return frozenset(found)

    def _follows(
        self, document: Document, fact: Fact, around: Around, linked: Sequence[Taken], derived: list[Decimal]
    ) -> bool:
        """Whether a sum follows from approved ones, or from those ``derived`` before it."""
        text, value = around.sentence.text, fact.value
        wholes = [*derived, *(amount for unit, amount in self._sums if unit == fact.unit)]
        for match in _INSTALMENTS.finditer(text):
            count = number(match["n"] or match["z"])
            if count and any(abs(count * value - whole) <= count * _CENT for whole in wholes):
                return True
        if _PART.search(around.near) and any(part + value in wholes for part in around.sums):
            return True
        meant = self._meant(fact, around, derived)
        prices = [*derived, *(amount for unit, amount in self._prices if unit == fact.unit)]
        counts = [Decimal(1), *self._counts(around)]
        several = {price * one * other for one, other in combinations(counts, 2) for price in prices}  # 三回，每回两晚
        if value in meant | several or self._adds_up(fact, around, meant):
            return True
        if _PAYS_OFF.match(document.plain, fact.end):
            cuts = (taken for _, taken in self._taken if taken.is_cut and taken.unit == "%")
            if any(is_about(taken.of(value), whole) for taken in cuts for whole in wholes):
                return True
        if self._is_saved(document, around, fact):
            if any(left + value in wholes for left in around.sums) or any(one - value in meant for one in meant):
                return True
            return self._share_of(document, fact, around, linked, [*meant, *around.sums]) is not None
        if self._is_each(document, around, fact):
            if any(is_about(each, value) for each in unit_prices(text, self._packs)):
                return True
            parts = around.numbers.union(self._counts(around))
            if any(_is_part(value, whole, n) for whole in wholes for n in parts):
                return True
        return any(
            is_about(whole - taken.of(whole), value)
            for taken in linked
            if taken.is_cut and taken.unit in ("%", fact.unit)
            for whole in (*prices, *(around.sums if taken.amount in around.sums else ()))
        )

    def _linked(self, around: Around, as_of: dt.date | None) -> list[Taken]:
        """What may come off, or be charged, there: its amount is said, or a word of its claim and that something is."""
        words = stems_of(around.near)
        return [
            taken
            for claim, taken in self._taken
            if not claim.is_over(as_of)
            and (
                taken.amount in around.numbers
                or taken.amount in around.sums
                or ((around.speaks_of_cuts or not taken.is_cut) and taken.words & words)
            )
        ]

    def _example(self, fact: Fact, around: Around, linked: Sequence[Taken]) -> Decimal | None:
        """The sum given as an example of which ``fact`` is what a share leaves or comes to: £90 of a £100 room.

        So is one to which an approved sum told beside it comes: £51.95 for a fleece of £48 with £3.95 of postage.
        """
        bases = [base for base in around.examples if base != fact.value]
        for taken in linked if bases else ():
            fees = sum(amount for unit, amount in taken.fees if unit == fact.unit)
            for base in bases if taken.unit == "%" else ():
                exact = base - taken.of(base) if taken.is_cut else taken.of(base) + fees
                if (taken.is_cut or fees) and is_about(exact, fact.value):
                    return base
        words = stems_of(around.near) if bases else frozenset()
        for base in bases:
            told = self._sums.get((fact.unit, fact.value - base))
            if told is not None and (told & words or fact.value - base in around.sums):
                return base
        return None

    def _counts(self, around: Around) -> Iterator[Decimal]:
        """How many of a thing a sum may be for."""
        if _APIECE.search(around.before):
            return
        yield from (n for n in around.counts if n == n.to_integral_value() and 2 <= n <= _MOST)
        yield from (n for period, n in _PERIODS if period.search(around.sentence.text))

    def _meant(self, fact: Fact, around: Around, derived: Sequence[Decimal]) -> set[Decimal]:
        """The approved sums whose claims share a word with what stands around ``fact``, and several times those."""
        words = stems_of(around.near)
        meant = {value for (unit, value), told in self._sums.items() if unit == fact.unit and told & words}.union(
            derived
        )
        return meant | {value * n for n in self._counts(around) for value in meant}

    def _adds_up(self, fact: Fact, around: Around, meant: set[Decimal]) -> bool:
        """Whether a sum is what two things cost that the sentence names and puts together."""
        text = around.sentence.text
        if not _TOGETHER.search(text) and len(self._things.named(text)) < 2:
            return False
        return any(fact.value - one in meant for one in meant)

    def _share_of(
        self, document: Document, fact: Fact, around: Around, linked: Sequence[Taken], wholes: Sequence[Decimal]
    ) -> Decimal | None:
        """The sum of which ``fact`` is an approved share, where the sentence says that it is saved or given back."""
        if not self._is_saved(document, around, fact):
            return None
        for taken in linked:
            for whole in wholes if taken.unit == "%" else ():
                if is_about(taken.of(whole), fact.value):
                    return whole
        return None

    def _is_saved(self, document: Document, around: Around, fact: Fact) -> bool:
        return bool(_COMES_OFF.search(around.before) or _SAVED.match(document.plain, fact.end))

    def _is_each(self, document: Document, around: Around, fact: Fact) -> bool:
        return bool(_EACH.search(around.before) or _EACH_AFTER.match(document.plain, fact.end))

    def _comes_to(self, document: Document, fact: Fact, found: Sequence[Fact]) -> bool:
        """Whether a discount is what an offer of the sentence comes to: three for two is 33 % off."""
        around = around_sum(document, fact, found)
        if around is None or not _EQUALS.search(around.sentence.text):
            return False
        offers = [m for m in figures(around.near) if m.kind == "offer" and m.high is not None]
        shares = [100 * m.high / (m.low + m.high) for m in offers if m.high is not None]
        shares += [100 * cut / whole for whole in around.sums for cut in (*around.sums, *around.numbers) if whole]
        return any(abs(share - fact.value) < 1 for share in shares)


def _texts(said: Localized | None) -> Iterator[str]:
    return (simplified(text) for text in map(said.get, LANGUAGES) if text) if said else iter(())


def _is_part(value: Decimal, whole: Decimal, parts: Decimal) -> bool:
    if not 2 <= parts <= _MOST:
        return False
    each = whole / parts
    return abs(each - value) <= each * _ABOUT or value == each.to_integral_value(ROUND_CEILING)
