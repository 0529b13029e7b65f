"""How long before something an English claim asks for word, and copy that lets it wait in words: the night before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consistency.claims.claim_use import claim_texts
from consistency.claims.likeness import english_statements, is_told
from consistency.claims.limits.conditions import Judged
from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from consistency.matching.stems import bare_stem
from consistency.numerals import EN_NUMERAL
from consistency.statements.figures import number, without_figures
from guidelines.model import ApprovedClaim, Guideline

_HOURS = {"hour": 1, "day": 24, "night": 24, "week": 168, "month": 720}
_UNIT = r"(?P<unit>hour|day|night|week|month)s?['\u2019]?"
_LEAD = re.compile(
    rf"\b(?P<n>[0-9]{{1,3}}|{EN_NUMERAL}|an?) (?:working |full |clear )?{_UNIT} "
    r"(?:before|in advance|ahead|beforehand|prior|notice)\b",
    re.IGNORECASE,
)
"""Up to 5 days before, 48 hours' notice."""
_LATE = re.compile(
    r"\b(?:the|a) (?P<eve>day|night|evening|afternoon|hour|week) before(?:hand)?\b"
    r"|\b(?P<now>(?:that|the) (?:very |same )?(?:morning|day) itself|(?:even )?that (?:very |same )?morning"
    r"|(?:on|until|up to) the (?:very |same )?(?:day|morning)(?= of\b|[,;.!?]|$)|the same (?:day|morning)"
    r"|on the doorstep)(?! before\b)",
    re.IGNORECASE,
)
_WORD_OF_DEADLINE = re.compile(
    r"\b(?:up to|until|till|even|as late as|ring|call|phone|text|tell|let us know|cancel|change|move|switch|swap|book"
    r"|order|postpone|rebook|reschedule|skip|pause)\b",
    re.IGNORECASE,
)
"""By what a reader is told when to give word."""
_REFUSED = re.compile(
    r"\b(?:cannot|can ?not|not|no longer|never|without|lose|lost|forfeit|fees?|too late|sorry|unless|costs?"
    r"|keep (?:it|the|your)|you(?: will|['\u2019]ll)? pay(?! nothing)|(?:we|is|are) charged?|if we|when we|should we"
    r"|we(?: will|['\u2019]ll)? (?:ring|call|phone|text|remind|arrive|come|bring|deliver|collect))\b"
    r"(?! (?:paying|charging|charge|cost|a fee|any fee|you a|extra|a penny))|n['\u2019]t\b|[£$€][0-9]",
    re.IGNORECASE,
)
"""Who comes so late is refused or charged, or it is we who do something then."""
_HELD, _SURE = 0.5, 0.8
_FEWEST = 2
_HALF_SAID = frozenset({"free", "day", "full", "least"})


@dataclass(frozen=True, slots=True)
class _Lead:
    claim: ApprovedClaim
    text: str
    hours: Decimal
    words: frozenset[str]


class LeadTimes:
    """How long before something the approved English claims of a guideline ask for word."""

    def __init__(self, guideline: Guideline) -> None:
        self._leads = tuple(
            _Lead(claim, text, hours, _roots(_LEAD.sub(" ", text)))
            for claim, language, text in claim_texts(guideline)
            if language == "en"
            for match in _LEAD.finditer(text)
            if (hours := _hours(match)) is not None
        )

    def too_short(self, document: Document) -> Iterator[Judged]:
        """Where ``document`` gives a claim to who gives word later than the claim asks for, told in words."""
        for sentence in english_statements(document) if self._leads else ():
            match = _LATE.search(sentence.text)
            if match is None or not _WORD_OF_DEADLINE.search(sentence.text) or _REFUSED.search(sentence.text):
                continue
            beside = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
            if any(_LEAD.search(each.text) for each in beside):
                continue
            late = Decimal(0) if match["now"] else Decimal(_HOURS.get(match["eve"].lower(), 24))
            lead = next((each for each in self._leads if late < each.hours and _is_given(each, sentence)), None)
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if lead is not None and is_told(document, sentence, start, end):
                yield Judged("wrong_condition", lead.claim, lead.text, start, end, _SURE, sentence)


def _hours(match: re.Match[str]) -> Decimal | None:
    n = Decimal(1) if match["n"].lower() in ("a", "an") else number(match["n"])
    return n * _HOURS[match["unit"].lower()] if n is not None else None


def _is_given(lead: _Lead, sentence: Sentence) -> bool:
    """Whether ``sentence`` holds half of the claim's words, and two of them that tell what it gives."""
    held = lead.words & _roots(sentence.text)
    return len(held - _HALF_SAID) >= _FEWEST and len(held) >= _HELD * len(lead.words)


def _roots(text: str) -> frozenset[str]:
    return frozenset(bare_stem(word) for word in content_words(without_figures(text)))
