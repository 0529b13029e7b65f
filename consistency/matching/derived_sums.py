"""Sums that follow from approved ones: a price less its bonus, its instalments, a deposit and its balance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consistency.document import Document
from consistency.facts import Fact, facts
from consistency.matching.claim_use import content_words
from consistency.matching.forms import NAMES
from consistency.nlp.traditional import simplified
from consistency.statements.figures import NUMBER, number
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
    r"(?:\b(?:save|get|extra|bonus|off)\b|加补|补贴|立减|直降|省|减|返|抵)[^，。；：,.;:]{0,12}$", re.IGNORECASE
)
"""Before a sum that comes off a price and is not what is left of it."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What comes off a price: a sum of ``unit``, or a share where ``unit`` is ``%``; ``words`` are its claim's."""

    unit: str
    amount: Decimal
    words: frozenset[str]


class DerivedSums:
    """The sums of a guideline's approved claims, to which others may add up."""

    def __init__(self, guideline: Guideline) -> None:
        names = frozenset[str]().union(
            *(content_words(term.preferred) for term in guideline.terms if term.kind in NAMES)
        )
        self._sums: set[tuple[str, Decimal]] = set()
        self._taken: list[_Taken] = []
        for claim in guideline.claims.approved:
            for text in map(simplified, filter(None, map(claim.text.get, LANGUAGES))):
                words = content_words(text) - names
                for fact in facts(text):
                    if fact.dimension == "money":
                        self._sums.add((fact.unit, fact.value))
                    if fact.dimension in ("money", "discount"):
                        self._taken.append(_Taken(fact.unit, fact.value, words))

    def starts(self, document: Document, figures: Sequence[Fact]) -> frozenset[int]:
        """Where the sums among ``figures`` begin that follow from approved ones by what their sentences say."""
        sums = [f for f in figures if f.dimension == "money" and f.high is None]
        doubtful = [f for f in sums if (f.unit, f.value) not in self._sums]
        return frozenset(f.start for f in doubtful if self._follows(document, f, sums))

    def _follows(self, document: Document, fact: Fact, sums: Sequence[Fact]) -> bool:
        sentence = document.sentence_at(fact.start)
        if sentence is None:
            return False
        wholes = [value for unit, value in self._sums if unit == fact.unit]
        for match in _INSTALMENTS.finditer(sentence.text):
            count = number(match["n"] or match["z"])
            if count and any(abs(count * fact.value - whole) <= count * _CENT for whole in wholes):
                return True
        near = document.plain[document.sentences[max(0, sentence.index - 1)].start : sentence.end]
        if _PART.search(near):
            parts = (f.value for f in sums if f.unit == fact.unit and f is not fact)
            if any(part + fact.value in wholes for part in parts):
                return True
        if _COMES_OFF.search(document.plain[sentence.start : fact.start]):
            return False
        left = [t for t in self._taken if any(_less(whole, t, fact) for whole in wholes)]
        return bool(left) and any(t.words & content_words(near) for t in left)


def _less(whole: Decimal, taken: _Taken, fact: Fact) -> bool:
    if taken.unit == "%":
        return abs(whole * (100 - taken.amount) / 100 - fact.value) <= 1
    return taken.unit == fact.unit and whole - taken.amount == fact.value
