"""What a guideline lists and no check will hold copy to: each value changed on trial, and what is learned from nothing.

Nothing is said twice: whether a figure is read, and whether another one is noticed, is asked of the checks themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from consistency.check_api import Resources
from consistency.checks.claims import CHECK, CompiledClaims
from consistency.document import parse
from consistency.facts import facts
from consistency.model import Copy, Finding
from consistency.nlp.traditional import simplified
from consistency.statements.read import read_statements
from consistency.statements.values import SAME, Value, compare_values
from consistency.voice.examples import lessons
from consistency.voice.trust import LEAST_PAIRS
from guidelines.lint.advice import NAMES, Advice, advice
from guidelines.model import LANGUAGES, ApprovedClaim, Guideline, Severity

_NUMBER = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|[一二两三四五六七八九]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b",
    re.IGNORECASE,
)
_NAME_OF_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}\W*年?度?\W*[^\W\d_]{2}\D*[^\W\d_]{2}|[^\W\d_]{4}\D*(?:19|20)[0-9]{2}")
"""The name of an award: its year is no figure."""
_TOLD_ELSEWHERE = frozenset({"claims.prohibited", "claims.prohibited_nearest"})
"""Codes of faults that other advice names already."""
_OF_THE_WHOLE = frozenset({"claims.missing_disclaimer", "claims.expired", "claims.not_yet_valid"})
"""Codes that say nothing of a value."""


def advise(guideline: Guideline, resources: Resources) -> Iterator[Advice]:
    """Advice on the voice's examples and the approved claims."""
    for language in LANGUAGES:
        pairs = len(lessons(guideline, language).pairs)
        if 0 < pairs < LEAST_PAIRS:
            params = {"n": pairs, "needed": LEAST_PAIRS}
            yield advice("voice", ("attributes",), "few_pairs", language=NAMES[language], **params)
    compiled = CHECK.compile(guideline, resources)
    for number, claim in enumerate(guideline.claims.approved):
        loc = ("approved", number)
        if not claim.values and guideline.claims.check_numbers and any(facts(text) for text in _texts(claim)):
            yield advice("claims", loc, "no_values")
        for place, value in enumerate(claim.values):
            if (fault := _of_value(claim, value, compiled, resources)) is not None:
                yield advice("claims", (*loc, "values", place), fault, value=value)
        yield from _at_fault(claim, loc, compiled, resources)


def _of_value(claim: ApprovedClaim, value: str, compiled: CompiledClaims, resources: Resources) -> str | None:
    """What is wrong with a value of a claim: not read, not what its text says, or not held."""
    if _NAME_OF_A_YEAR.search(value):
        return None
    read = _values(value)
    unread = None if read or facts(simplified(value)) else "value_unread"
    places = [(text, match) for text in _texts(claim) if (match := _written(value).search(text))]
    if not places:
        said = list(chain.from_iterable(map(_values, _texts(claim))))
        agrees = any(compare_values(one, other) == SAME for one in read for other in said)
        return None if agrees else unread or "value_differs"
    if any(_is_noticed(claim, text, match, compiled, resources) for text, match in places):
        return None
    return unread or "value_unheld"


def _texts(claim: ApprovedClaim) -> list[str]:
    return [text for text in map(claim.text.get, LANGUAGES) if text]


def _values(text: str) -> list[Value]:
    return [statement.value for statement in read_statements(parse(simplified(text)))]


def _written(value: str) -> re.Pattern[str]:
    """``value`` with or without blanks and commas: 3200 座 in 3,200 座充电站, but not in 13,200 座."""
    body = r"[\s,]*".join(re.escape(char) for char in value if not char.isspace() and char != ",")
    return re.compile(rf"(?<![0-9.]){body}(?![0-9])", re.IGNORECASE)


def _is_noticed(
    claim: ApprovedClaim, text: str, match: re.Match[str], compiled: CompiledClaims, resources: Resources
) -> bool:
    """Whether a claim with another number in its value is found at fault there."""
    number = _NUMBER.search(match[0])
    if number is None:
        return False
    start, end = match.start() + number.start(), match.start() + number.end()
    for other in _others(number[0]):
        changed = text[:start] + other + text[end:]
        for finding in _findings(claim, changed, compiled, resources):
            span = finding.span
            if finding.code not in _OF_THE_WHOLE and span and span.start < start + len(other) and start < span.end:
                return True
    return False


def _others(number: str) -> Iterator[str]:
    """Other numbers of the same form, near and far."""
    if not number[0].isdigit():
        yield from (each for each in ("三六" if not number.isascii() else ("three", "six")) if each != number.lower())
        return
    plain = number.replace(",", "")
    digits = len(plain.partition(".")[2])
    yield f"{float(plain) + 10**-digits:.{digits}f}"
    yield f"{float(plain) * 2:.{digits}f}"
    yield f"{float(plain) * 0.7:.{digits}f}"


def _findings(claim: ApprovedClaim, text: str, compiled: CompiledClaims, resources: Resources) -> tuple[Finding, ...]:
    copy = Copy(text, as_of=claim.valid_from or claim.expires)
    return CHECK.run(parse(text), copy, compiled, resources).findings


def _at_fault(
    claim: ApprovedClaim, loc: tuple[str | int, ...], compiled: CompiledClaims, resources: Resources
) -> Iterator[Advice]:
    """A claim that no copy can make: its own words with its own disclaimer are found at fault."""
    for language in LANGUAGES:
        text, cover = claim.text.get(language), claim.disclaimer.get(language) if claim.disclaimer else None
        if text is None:
            continue
        for finding in _findings(claim, f"{text}\n{cover or ''}".strip(), compiled, resources):
            if finding.severity is not Severity.SUGGESTION and finding.code not in _TOLD_ELSEWHERE:
                yield advice("claims", (*loc, "text"), "at_fault", quote=finding.quote, code=finding.code)
                return
