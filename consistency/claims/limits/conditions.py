"""The limits and restrictions of approved claims: up to, from, only for members; and what copy makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from consistency.claims.claim_use import Use
from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from consistency.nlp.traditional import simplified
from consistency.statements.bounds import EXCEEDS_EN, EXCEEDS_ZH, FROM_AFTER, FROM_EN, FROM_ZH, UP_TO_EN, UP_TO_ZH
from consistency.statements.counts import counts
from consistency.statements.figures import figures
from consistency.whose.denials import is_negated
from guidelines.model import ApprovedClaim

Fault = Literal["wrong_value", "wrong_condition", "missing_condition"]

_UP_TO = re.compile(
    rf"(?:\b(?:up to|{UP_TO_EN}|as (?:many|long) as)|{UP_TO_ZH}|长达|多达|可达)[^，。；,.;0-9]{{0,8}}$",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:\b(?:from(?! (?:an?|the|one|your)\b)|{FROM_EN})|{FROM_ZH}|起步价?)[^，。；,.;0-9]{{0,8}}$",
    re.IGNORECASE,
)
_FROM_AFTER = re.compile(rf" ?(?:{FROM_AFTER}|(?:的?价格?)?起步)", re.IGNORECASE)
_WITHIN = re.compile(" ?(?:[之以]?内|封顶)")
"""After a value, that it is the most, in copy: who approved 30 天内 need not be told so of 30 天."""
_SINCE = re.compile(" ?(?:[之以]后|后)")
"""After a length of time, that something is not until then: 30 天后退回 is none of 30 天内."""
_EXCEEDS = re.compile(rf"(?:\b(?:{EXCEEDS_EN}|well over)|{EXCEEDS_ZH}|超|多于|高于|不止|逾) ?$", re.IGNORECASE)
"""Before a value that is said to be less than the truth, which a sum over which delivery is free is not."""
_NO_MORE = re.compile(
    r"(?:\b(?:not|never|no|nobody|cannot)|n['\u2019]t)\b[^,.;]{0,24}\b(?:than|over|above|beyond) (?:[£$€])?$",
    re.IGNORECASE,
)
"""Before a limit that is not to be passed: do not put more than 25 kg on it."""
_BEYOND = re.compile(
    r" ?(?:[以之]?后|的?部分|的话|[，,]? ?(?:按|每|另|则|就|需|要|加|才|也得)"
    r"|的[^，。；！？]{1,6}?(?:我们|不|都|就|请|会|要|拿|另|下架))"
    r"|,? (?:it['\u2019]s|it is|we charge|you pay|costs?|is charged|there is|and (?:it|we|you))\b"
)
"""After a limit that is passed: what holds beyond it takes nothing from what holds up to it."""
_AHEAD = re.compile(r" ?['\u2019]?s? (?:before|in advance|ahead|prior|notice)\b", re.IGNORECASE)
"""After a time that one has to keep before something else: up to 48 hours before it is at least 48 hours before it."""
_TOO_LATE = re.compile(r"\b(?:less than|under|within|fewer than|inside|in the last) $", re.IGNORECASE)
_WHATEVER = re.compile(
    r"\b(?:whichever|whatever|everything|anything|no matter|regardless)\b|一律|统统|不论|无论|任何", re.IGNORECASE
)
"""Words by which what is at most, or from, would be so in every case."""
_ONLY = re.compile(
    r"(?:仅限|只限)(?P<zh>[一-鿿]{2,10})|\b(?:only (?:for|with|in|at|on)|limited to)\s+(?P<en>[a-z][a-z -]{2,30})",
    re.IGNORECASE,
)
_AROUND = 24
_SURE = 0.75


@dataclass(frozen=True, slots=True)
class Judged:
    """``plain[start:end]`` contradicts ``claim``: ``approved`` is what it says there, ``confidence`` in (0, 1]."""

    fault: Fault
    claim: ApprovedClaim
    approved: str
    start: int
    end: int
    confidence: float
    sentence: Sentence
    money: bool = False


def limits(
    document: Document, claim: ApprovedClaim, sentence: Sentence, start: int, end: int, text: str
) -> Iterator[Judged]:
    """The limit that ``text`` sets to the value at ``start:end`` and that the sentence leaves out or turns round."""
    plain, told = document.plain, simplified(text)
    before = plain[max(sentence.start, start - _AROUND) : start]
    said = _limit(before, plain[end : end + 8]) or ("up_to" if _WITHIN.match(plain, end) else "")
    value = next(_amounts(plain[start:end]), None)
    for unit, low, first, last in _amounts(told) if value else ():
        if value is None or value[:2] != (unit, low):
            continue
        ahead = told[max(0, first - _AROUND) : first]
        limit = _limit(ahead, told[last : last + 8])
        if _AHEAD.match(told, last):
            if limit and _TOO_LATE.search(before):
                yield Judged("wrong_condition", claim, text, start, end, _SURE, sentence)
            return
        if is_negated(document, start) or _NO_MORE.search(before):
            return
        if _WITHIN.match(plain, end) and _SINCE.match(told, last):
            yield Judged("wrong_condition", claim, text, start, end, _SURE, sentence)
            return
        exceeds = _EXCEEDS.search(before) and not _EXCEEDS.search(ahead) and not unit.isupper()
        if exceeds and _BEYOND.match(plain, end, sentence.end):
            return
        if (limit and limit != said) or (exceeds and not limit):
            turned = said or exceeds or _WHATEVER.search(sentence.text)
            fault: Fault = "wrong_condition" if turned else "missing_condition"
            yield Judged(fault, claim, text, start, end, _SURE, sentence)
        return


def _amounts(text: str) -> Iterator[tuple[str, Decimal, int, int]]:
    """The figures and counted things of ``text``: unit, value and place."""
    for measured in figures(text):
        yield measured.unit, measured.low, measured.start, measured.end
    for counted in counts(text):
        yield "#", counted.value, counted.start, counted.end


def _limit(before: str, after: str) -> str:
    if _UP_TO.search(before):
        return "up_to"
    return "from" if _FROM.search(before) or _FROM_AFTER.match(after) else ""


def restrictions(document: Document, use: Use, text: str) -> Iterator[Judged]:
    """The people, places or days that the claim is limited to, where the copy does not name them near it."""
    found = _ONLY.search(simplified(text))
    if found is None:
        return
    wanted = content_words(found["zh"] or found["en"])
    near = document.sentences[max(0, use.sentence.index - 1) : use.sentence.index + 3]
    held = frozenset[str]().union(*(content_words(s.text) for s in near))
    if wanted and len(wanted & held) * 2 < len(wanted):
        yield Judged("missing_condition", use.claim, text, use.start, use.end, _SURE, use.sentence)
