"""Sums that follow from approved ones: two of a thing, two things, a price less its bonus, a share saved, its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from consistency.document import Document, Sentence
from consistency.facts import Fact, facts
from consistency.matching.claim_use import content_words
from consistency.matching.forms import NAMES
from consistency.matching.own_things import OwnThings
from consistency.nlp.traditional import simplified
from consistency.statements.figures import NUMBER, figures, number
from consistency.statements.other_use import words_of
from guidelines.model import LANGUAGES, Guideline

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
    r"(?:\b(?:save|saves|saving|get|gets|extra|bonus|off)\b|加补|补贴|立减|直降|省|减|返|抵)[^，。；：,.;:]{0,12}$",
    re.IGNORECASE,
)
"""Before a sum that comes off a price and is not what is left of it."""
_SAVED = re.compile(r" ?(?:saved|off|less|back|cheaper|cashback)\b|的?(?:优惠|折扣|返现)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:a|per|each|every|the) year\b|\b(?:yearly|annually|twelve months|12 months)\b|[一每全]年")
_MONTHS_A_YEAR = 12
_TOGETHER = re.compile(
    r"\b(?:together|plus|both|bundle|in total|altogether|combined|the pair)\b"
    r"|[加+＋]|一起|一共|共|合计|总[共价计]|套装|组合|同购",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:每|单|平均|一)[^，。；0-9]{0,8}$|\b(?:each|every|per [a-z]+)[^.,;0-9]{0,16}$",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(r" ?(?:/|一[^，。；\s]|\b(?:a|an|per|each|every|apiece)\b)", re.IGNORECASE)
_EQUALS = re.compile(
    r"相当于|等于|折合|约合|\b(?:works? out|equivalent|equals?|that is|that['’]s|which is|in effect)\b", re.IGNORECASE
)
_DIFFERS = re.compile(r"[ -](?:less|lighter|thinner|shorter|smaller|cheaper|more|heavier|longer|fewer|faster)\b", re.I)
_DIFFERS_BEFORE = re.compile(r"[轻薄短小少多重长快](?:了|出)?(?:整整)? ?\Z")
_NO_AMOUNT = frozenset({"money", "percent", "discount", "multiple"})
_NUMERAL = re.compile(rf"(?<![0-9.,])(?:{NUMBER})(?![0-9])")
_MOST = 400
"""More of a thing, or more parts of it, than this nobody counts out in a sentence."""
_ABOUT = Decimal("0.02")
"""How far what one part costs may be rounded."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What comes off a price: a sum of ``unit``, or a share where ``unit`` is ``%``; ``words`` are its claim's."""

    unit: str
    amount: Decimal
    words: frozenset[str]
    is_cut: bool
    """Whether it lowers a price; a share of 3 % is only given back."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a sum: its sentence and the one before, the other sums there, and the numbers there."""

    sentence: Sentence
    near: str
    sums: tuple[Decimal, ...]
    numbers: frozenset[Decimal]


class DerivedSums:
    """The sums of a guideline's approved claims, to which others may add up."""

    def __init__(self, guideline: Guideline) -> None:
        names = frozenset[str]().union(
            *(content_words(term.preferred) for term in guideline.terms if term.kind in NAMES)
        )
        self._things = OwnThings(guideline)
        self._sums: dict[tuple[str, Decimal], frozenset[str]] = {}
        self._taken: list[_Taken] = []
        for claim in guideline.claims.approved:
            for text in map(simplified, filter(None, map(claim.text.get, LANGUAGES))):
                words = content_words(text) - names
                for fact in facts(text):
                    if fact.dimension == "money":
                        key = fact.unit, fact.value
                        self._sums[key] = self._sums.get(key, frozenset()) | words_of(text)
                    if fact.dimension in ("money", "discount", "percent"):
                        self._taken.append(_Taken(fact.unit, fact.value, words, fact.dimension != "percent"))

    def starts(self, document: Document, figures: Sequence[Fact]) -> frozenset[int]:
        """Where the figures begin that follow from approved sums by what their sentences say.

        Those are sums, and discounts that a sentence says an offer comes to. A sum that another is an approved share of
        (£3 back for £100) is an example.
        """
        sums = [f for f in figures if f.dimension == "money" and f.high is None]
        doubtful = [f for f in sums if (f.unit, f.value) not in self._sums]
        known = set(self._sums)
        found: set[int] = set()
        for fact in doubtful:
            around = _around(document, fact, figures)
            if around is None:
                continue
            wholes = [value for unit, value in known if unit == fact.unit]
            if not self._follows(document, fact, around, wholes):
                continue
            known.add((fact.unit, fact.value))
            base = self._share_of(document, fact, around, around.sums)
            found.update(f.start for f in doubtful if f is fact or f.value == base)
        found.update(f.start for f in figures if f.dimension == "discount" and self._comes_to(document, f, figures))
        found.update(f.start for f in figures if f.dimension not in _NO_AMOUNT and _is_difference(document, f, figures))
        return frozenset(found)

    def _follows(self, document: Document, fact: Fact, around: _Around, wholes: list[Decimal]) -> bool:
        text, value = around.sentence.text, fact.value
        for match in _INSTALMENTS.finditer(text):
            count = number(match["n"] or match["z"])
            if count and any(abs(count * value - whole) <= count * _CENT for whole in wholes):
                return True
        if _PART.search(around.near) and any(part + value in wholes for part in around.sums):
            return True
        if value in {whole * n for whole in wholes for n in self._counts(around)} or self._adds_up(fact, around):
            return True
        if self._is_saved(document, around, fact):
            if any(left + value in wholes for left in around.sums):
                return True
            return self._share_of(document, fact, around, [*self._meant(fact, around), *around.sums]) is not None
        if self._is_each(document, around, fact) and any(_is_part(value, w, n) for w in wholes for n in around.numbers):
            return True
        words = content_words(around.near)
        left = [t for t in self._taken if t.is_cut and any(_less(whole, t, fact) for whole in wholes)]
        return any(t.words & words or t.amount in around.numbers for t in left)

    def _counts(self, around: _Around) -> Iterator[Decimal]:
        """How many of a thing the sentence may speak of."""
        yield from (n for n in around.numbers if n == n.to_integral_value() and 2 <= n <= _MOST)
        if _YEAR.search(around.sentence.text):
            yield Decimal(_MONTHS_A_YEAR)

    def _meant(self, fact: Fact, around: _Around) -> set[Decimal]:
        """The approved sums whose claims share a word with what stands around ``fact``, and several times those."""
        words = words_of(around.near)
        meant = {value for (unit, value), told in self._sums.items() if unit == fact.unit and told & words}
        return meant | {value * n for n in self._counts(around) for value in meant}

    def _adds_up(self, fact: Fact, around: _Around) -> bool:
        """Whether a sum is what two things cost that the sentence names and puts together."""
        text = around.sentence.text
        if not _TOGETHER.search(text) and len(self._things.named(text)) < 2:
            return False
        meant = self._meant(fact, around)
        return any(fact.value - one in meant for one in meant)

    def _share_of(self, document: Document, fact: Fact, around: _Around, wholes: Sequence[Decimal]) -> Decimal | None:
        """The sum of which ``fact`` is an approved share, where the sentence says that it is saved or given back."""
        if not self._is_saved(document, around, fact):
            return None
        words = content_words(around.near)
        for taken in self._taken:
            if taken.unit == "%" and (taken.amount in around.numbers or taken.words & words):
                for whole in wholes:
                    off = abs(whole * taken.amount / 100 - fact.value)
                    if off <= _CENT or (fact.value == fact.value.to_integral_value() and off <= fact.value * _ABOUT):
                        return whole
        return None

    def _is_saved(self, document: Document, around: _Around, fact: Fact) -> bool:
        before = document.plain[around.sentence.start : fact.start]
        return bool(_COMES_OFF.search(before) or _SAVED.match(document.plain, fact.end))

    def _is_each(self, document: Document, around: _Around, fact: Fact) -> bool:
        before = document.plain[around.sentence.start : fact.start]
        return bool(_EACH.search(before) or _EACH_AFTER.match(document.plain, fact.end))

    def _comes_to(self, document: Document, fact: Fact, found: Sequence[Fact]) -> bool:
        """Whether a discount is what an offer of the sentence comes to: three for two is 33 % off."""
        around = _around(document, fact, found)
        if around is None or not _EQUALS.search(around.sentence.text):
            return False
        offers = [m for m in figures(around.near) if m.kind == "offer" and m.high is not None]
        shares = [100 * m.high / (m.low + m.high) for m in offers if m.high is not None]
        shares += [100 * cut / whole for whole in around.sums for cut in (*around.sums, *around.numbers) if whole]
        return any(abs(share - fact.value) < 1 for share in shares)


def _around(document: Document, fact: Fact, found: Sequence[Fact]) -> _Around | None:
    sentence = document.sentence_at(fact.start)
    if sentence is None:
        return None
    start = document.sentences[max(0, sentence.index - 1)].start
    near = document.plain[start : sentence.end]
    money = [f for f in found if f.dimension == "money" and start <= f.start < sentence.end]
    read = [
        number(m[0]) for m in _NUMERAL.finditer(near) if not any(f.start <= start + m.start() < f.end for f in money)
    ]
    sums = tuple(f.value for f in money if (f is not fact and f.unit == fact.unit) or fact.dimension != "money")
    return _Around(sentence, near, sums, frozenset(n for n in read if n is not None))


def _is_difference(document: Document, fact: Fact, found: Sequence[Fact]) -> bool:
    """Whether a figure is by how much two others of its unit differ: 240 g then, 190 g now, 50 g less."""
    if not _DIFFERS.match(document.plain, fact.end) and not _DIFFERS_BEFORE.search(
        document.plain, max(0, fact.start - 6), fact.start
    ):
        return False
    sentence = document.sentence_at(fact.start)
    start = document.sentences[max(0, sentence.index - 1)].start if sentence else fact.start
    beside = [f.value for f in found if f.unit == fact.unit and start <= f.start < fact.start]
    return any(one - other == fact.value for one in beside for other in beside)


def _is_part(value: Decimal, whole: Decimal, parts: Decimal) -> bool:
    if not 2 <= parts <= _MOST:
        return False
    each = whole / parts
    return abs(each - value) <= each * _ABOUT or value == each.to_integral_value(ROUND_CEILING)


def _less(whole: Decimal, taken: _Taken, fact: Fact) -> bool:
    if taken.unit == "%":
        return abs(whole * (100 - taken.amount) / 100 - fact.value) <= 1
    return taken.unit == fact.unit and whole - taken.amount == fact.value
