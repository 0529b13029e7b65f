"""Of what age an approved English claim holds, and copy that says another: under 7 for under 5, 17 for 5 to 15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import claim_texts
from consistency.claims.heads import is_of_another
from consistency.claims.likeness import english_statements, is_given, is_told, tokens
from consistency.claims.limits.conditions import Judged
from consistency.document import Document, Sentence
from consistency.numerals import EN_NUMERAL, from_english
from guidelines.model import ApprovedClaim, Guideline

_N = rf"(?:[0-9]{{1,2}}|{EN_NUMERAL})"
_NO_UNIT = (
    r"(?![0-9%]|[.,:][0-9]| ?(?:%|kg|g|cm|mm|km|m|ft|lb|kilo\w*|met\w+|miles?|minutes?|hours?|days?|weeks?|months?"
    r"|people|pounds?|pence|stone|percent|am|pm|stars?|degrees|times|countries|nations|towns|schools)\b)"
)
_CHILD = r"child|children|kids?|toddlers?|babies|infants|teens?|teenagers?|youngsters?|juniors?|boys|girls|pupils"
_OTHER = (
    r"adults?|grown-ups?|people|anyone|everyone|those|guests|visitors|passengers|riders|swimmers|seniors|pensioners"
    r"|customers|clients|patients|members|drivers|learners|tenants|residents|students|readers|viewers|players|walkers"
    r"|runners|owners|men|women|ladies|couples"
)
_SIDE = r"aged?|ages|up to and including|up to|under|over|below|above|younger than|older than|the age of"
_SPELT = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|eighteen|sixt(?:y|ie)"
_AGE = re.compile(
    rf"\b(?:(?:{_CHILD}|aged?|ages)(?: (?:who are|of|are|from|between|{_SIDE})){{0,3}}"
    rf"|(?:{_OTHER})(?: (?:who are|of|from|between))?(?: (?:{_SIDE})){{1,2}}|(?:under|from|over|below) the age of)"
    rf" (?P<n>{_N})(?: ?(?:to|and|[-\u2013]) ?(?P<m>{_N}))?(?: ?-?years?(?:[- ]olds?| of age)?)?{_NO_UNIT}"
    r"(?P<after> (?:and|or) (?:under|below|younger|over|above|older|up))?"
    rf"|\b(?:if|once|when|as soon as|since) you(?: (?:turn|reach|are|have turned)|['\u2019]re)(?: (?:{_SIDE}))?"
    rf" (?P<k>{_N}){_NO_UNIT}(?P<up> (?:and|or) (?:under|below|younger|over|above|older|up))?"
    rf"|\b(?P<old>{_N})(?:[- ]to[- ](?P<older>{_N}))?[- ]years?[- ]olds?\b"
    rf"|\b(?P<side>under|over)[- ](?:(?P<s>[0-9]{{1,2}})s|(?P<w>{_SPELT})e?s)\b",
    re.IGNORECASE,
)
"""Children under 5, anyone aged 16 or over, once you turn 60, a six-year-old, under-fives."""
_LESS = re.compile(r"\b(?:under|below|younger than)\b", re.IGNORECASE)
_MOST = re.compile(r"\bup to\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:over|above|older than|from)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.!?()\u2013\u2014]|\band (?=[a-z]+ (?:from|aged?|under|over|of)\b)|\bwhile\b|\bbut\b")
_REFUSED = re.compile(
    r"\b(?:too (?:young|old|small|big|little|grown|cool|tall|short|late)|must|have to|has to|needs? to|wait|refuse[sd]?"
    r"|not (?:allowed|permitted|admitted)|out of bounds|off limits|closed to|instead|without"
    r"|(?:may|can|could|should|will|do|does|are|is)(?: not|n['\u2019]t) (?!pay|be charged|cost|need)|cannot"
    r"|can['\u2019]t|won['\u2019]t)\b",
    re.IGNORECASE,
)
"""Who is refused something, or has to wait for it, is not given it."""
_GROWN_UPS = re.compile(
    r"\b(?:parents?|mothers?|fathers?|mums?|dads?|grandparents?|guardians?|carers?|teachers?|staff|somebody|someone)"
    r"(?: (?:who are|of|are|is))?(?: (?:aged?|over|of age))? $",
    re.IGNORECASE,
)
"""Before the age of who does something for a child."""
_ASKED = re.compile(
    r"(?:are you |have you |is (?:she|he) )?(?:just |already |now )?(?P<how>turned|turning|reached|over|under|aged)"
    rf" (?P<n>{_N})"
    r"(?: or (?:over|above|older|more))?\?",
    re.IGNORECASE,
)
"""A question that says for whom the next sentence is: Turned 60?"""
_IS = re.compile(r"\b(?:is|are|was|were|turns?|turned|now|already) $", re.IGNORECASE)
_PERSON = re.compile(
    rf"\b(?:{_CHILD}|{_OTHER}|you|he|she|they|who|son|daughter|baby) (?:is|are|was|were|turns?|turned)"
    rf"(?: (?:now|already))? $",
    re.IGNORECASE,
)
"""Of a person something is said to be so many years old; of a pool too, which is no condition."""
_OLDEST = 150
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Span:
    """Ages in whole years, both included."""

    low: int
    high: int

    def holds(self, other: Span) -> bool:
        """Whether all of ``other`` is within."""
        return self.low <= other.low and other.high <= self.high


@dataclass(frozen=True, slots=True)
class _Aged:
    claim: ApprovedClaim
    text: str
    span: Span
    tokens: frozenset[object]


class Ages:
    """The ages of whom the approved English claims of a guideline hold."""

    def __init__(self, guideline: Guideline) -> None:
        self._aged = tuple(
            _Aged(claim, text, span, _tokens(clause))
            for claim, language, text in claim_texts(guideline)
            if language == "en"
            for _, clause in _clauses(text)
            for _, span in ages(clause)
        )

    def others(self, document: Document) -> Iterator[Judged]:
        """Where ``document`` gives a claim to somebody of an age that no approved claim gives it to."""
        for sentence in english_statements(document) if self._aged else ():
            yield from self._in(document, sentence)
            yield from self._asked(document, sentence)

    def _asked(self, document: Document, sentence: Sentence) -> Iterator[Judged]:
        """Where the question before ``sentence`` asks for another age than that of whom the claim gives it."""
        before = document.sentences[sentence.index - 1] if sentence.index else sentence
        asked = _ASKED.fullmatch(before.text.strip())
        age = _number(asked["n"]) if asked else None
        if asked is None or age is None or _REFUSED.search(sentence.text) or any(True for _ in ages(sentence.text)):
            return
        side = asked["how"].lower()
        span = Span(0, age - 1) if side == "under" else Span(age + 1, _OLDEST)  # who turns 70 is called over 70
        said = _tokens(sentence.text)
        given = [
            each for each in self._aged if is_given(each.tokens, said) and not is_of_another(each.text, sentence.text)
        ]
        if not given or any(each.span.holds(span) for each in given):
            return
        start = before.start + before.text.index(asked[0])
        if is_told(document, sentence, sentence.start, sentence.end):
            yield Judged(
                "wrong_condition", given[0].claim, given[0].text, start, start + len(asked[0]), _SURE, sentence
            )

    def _in(self, document: Document, sentence: Sentence) -> Iterator[Judged]:
        for offset, clause in _clauses(sentence.text):
            found = list(ages(clause))
            said = _tokens(clause) or _tokens(sentence.text) if found else frozenset()
            refused = _REFUSED.search(clause) is not None
            given = [
                each
                for each in (self._aged if found and not refused else ())
                if is_given(each.tokens, said) and not is_of_another(each.text, clause)
            ]
            for match, span in found:
                least = span.low + 1 if (match["side"] or "").lower() == "over" else span.low  # over-70s are over 70
                kept = any(each.span.holds(Span(least, span.high)) for each in given)
                if not given or kept or _is_anothers(clause, match):
                    continue
                start, end = sentence.start + offset + match.start(), sentence.start + offset + match.end()
                if is_told(document, sentence, start, end):
                    yield Judged("wrong_condition", given[0].claim, given[0].text, start, end, _SURE, sentence)


def _is_anothers(clause: str, match: re.Match[str]) -> bool:
    """Whether an age is that of who looks after a child, or of a thing."""
    start = match.start()
    if _GROWN_UPS.search(clause, 0, start):
        return True
    return match["old"] is not None and bool(_IS.search(clause, 0, start)) and not _PERSON.search(clause, 0, start)


def ages(text: str) -> Iterator[tuple[re.Match[str], Span]]:
    """The ages that English ``text`` gives, in order of place."""
    for match in _AGE.finditer(text):
        span = _span(match)
        if span is not None:
            yield match, span


def _span(match: re.Match[str]) -> Span | None:
    low = _number(match["n"] or match["k"] or match["old"] or match["s"] or match["w"])
    high = _number(match["m"] or match["older"])
    if low is None:
        return None
    if high is not None:
        return Span(low, high)
    if match["old"]:
        return Span(low, low)
    side = (match["side"] or "").lower()
    named = "n" if match["n"] else "k"
    before = match[0][: match.start(named) - match.start()] if match[named] else ""
    after = (match["after"] or match["up"] or "").lower()
    if side == "under" or _LESS.search(before):
        return Span(0, low - 1)
    if _MOST.search(before) or after.endswith(("under", "below", "younger")):
        return Span(0, low)
    if side == "over" or after or match["k"] or _MORE.search(before):
        above = re.search(r"\b(?:over|above|older)\b", before) is not None and not after
        return Span(low + above, _OLDEST)
    return Span(low, low)


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdigit():
        return int(written)
    value = from_english(written.lower())
    return int(value) if value is not None else None


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _CLAUSE.finditer(text):
        yield at, text[at : match.start()]
        at = match.end()
    yield at, text[at:]


def _tokens(clause: str) -> frozenset[object]:
    told = tokens(_AGE.sub(" ", clause))
    return frozenset(each for each in told if each not in ("child", "adult", "people"))
