"""What may not be said: when it is said of us, when it is denied, asked, quoted or said of others, and its fix."""

from __future__ import annotations

import re

from consistency.checks._claim_findings import Told, finding
from consistency.document import Document, Sentence
from consistency.matching.claim_use import content_words
from consistency.matching.nearest_claim import NearestApproved
from consistency.matching.phrasebook import Match
from consistency.matching.wording import fix_at, in_case_of
from consistency.model import Finding, Fix
from consistency.nlp.scripts import has_han
from consistency.promises import answers
from guidelines.model import Language, ProhibitedClaim, Severity

_NEGATED_EN = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|hardly|cannot)|n['\u2019]t)\s+(?:[\w'\u2019-]+\s+){0,3}$", re.IGNORECASE
)
_NOT_REALLY_EN = re.compile(r"\b(?:not (?:only|just|merely|simply)|no (?:doubt|wonder)|why not)\b", re.IGNORECASE)
_NEGATED_ZH = re.compile(
    r"(?:不是|并非|绝非|而非|不算|不敢说|不能说|不会说|从不说|不提供|不具备|不支持|不等于|没有|未必|并不|不代表|非|不)"
    r"[^，。！？；,.!?;]{0,4}$"
)
_NOT_REALLY_ZH = re.compile(
    r"(?:不仅|不但|不只|不止|不单|不光|不愧|不可|不得不|无不|莫不|非常|除非|是非)[^，。！？；,.!?;]{0,6}$"
)
_DENIES = re.compile(r"\b(?:no|not|never|nothing|cannot)\b|n['\u2019]t\b|[不没]", re.IGNORECASE)
_WHETHER = re.compile(
    r"\W*(?:is|are|was|were|does|did|can|could|will|would|has)\b(?! you\b)|.*(?:吗|是不是|是否|能不能|有没有|会不会)",
    re.IGNORECASE | re.DOTALL,
)
_WANTED = re.compile(r"\b(?:want|need|looking for|ready for|dream)|[想需]要?|找", re.IGNORECASE)
"""A question that offers what it names: "Want a waterproof phone?" asks nobody whether it is one."""
_ARTICLE = re.compile(r"(?:a|an|the) ", re.IGNORECASE)
_LOOK_BACK = 48

_QUOTED, _NEGATED, _ASKED = 0.6, 0.5, 0.6


def prohibited(document: Document, match: Match, nearest: NearestApproved, told: Told) -> Finding | None:
    """What may not be said; without a ready fix, with the approved wording that comes nearest to it.

    None where a competitor claims it of itself. In a quotation, denied, or asked and denied, it is a suggestion; asked
    and left open a warning.
    """
    claim = match.form.item
    assert isinstance(claim, ProhibitedClaim)  # forms with this role are made from prohibited claims alone
    severity, confidence = claim.severity, 1.0
    if told.claimed_by_others(match.start):
        return None
    language: Language = "zh" if has_han(match.form.text) else "en"
    use = claim.use.get(language) if claim.use else None
    asked = _asked(document, match, use or "")
    if match.quoted:
        severity, confidence = Severity.SUGGESTION, _QUOTED
    elif asked is not None:
        severity, confidence = asked, _ASKED
    if is_negated(document, match.start):
        severity, confidence = Severity.SUGGESTION, _NEGATED
    fix = _replace(document, match, use) if use and confidence == 1.0 else None
    near = "" if fix else use or nearest.get(claim.id, language)
    return finding(
        document,
        "prohibited_nearest" if near else "prohibited",
        match.place,
        item=claim.id,
        severity=severity,
        confidence=confidence,
        params={"preferred": use or "", **({"nearest": near} if near else {})},
        reason=claim.reason,
        source=claim.source,
        fix=fix,
    )


def _asked(document: Document, match: Match, use: str) -> Severity | None:
    """How grave the claim still is where a question asks whether it holds; None where it is as good as made."""
    sentence = document.sentence_at(match.start)
    if sentence is None or not sentence.asks or _WANTED.search(sentence.text):
        return None
    bare = len(sentence.text) - match.length <= len("the ?")
    if not bare and not _WHETHER.match(sentence.text):
        return None
    reply = _next(document, sentence)
    if reply is None or answers(reply.text) is True:
        return None
    denied = answers(reply.text) is False or _DENIES.search(reply.text) is not None
    if denied or (use and len(content_words(use) & content_words(reply.text)) > 0):
        return Severity.SUGGESTION
    return None if bare else Severity.WARNING


def _next(document: Document, sentence: Sentence) -> Sentence | None:
    following = document.sentences[sentence.index + 1 : sentence.index + 2]
    return following[0] if following else None


def _replace(document: Document, match: Match, use: str) -> Fix | None:
    """The approved wording in place of the prohibited one, where an article before it does not get in the way."""
    surface = document.plain[match.start : match.end]
    if not _ARTICLE.match(use):
        return fix_at(document, match.start, match.end, in_case_of(surface, use))
    before = re.search(r"\b(?:a|an|the)[ ]$", document.plain[max(0, match.start - 4) : match.start], re.IGNORECASE)
    closed = re.match(r"\s*(?:[.!?,;:]|$)", document.plain[match.end : match.end + 2])
    if before is None or closed is None:
        return None
    start = match.start - len(before[0])
    return Fix(document.span(start, match.end), in_case_of(document.plain[start : match.end], use))


def is_negated(document: Document, start: int) -> bool:
    """Whether what begins at plain ``start`` is denied by the words before it."""
    sentence = document.sentence_at(start)
    before = document.plain[max(sentence.start if sentence else 0, start - _LOOK_BACK) : start]
    if _NEGATED_EN.search(before):
        return not _NOT_REALLY_EN.search(before)
    return _NEGATED_ZH.search(before) is not None and not _NOT_REALLY_ZH.search(before)
