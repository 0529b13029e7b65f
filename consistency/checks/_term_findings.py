"""What is said of a mention of a name or term: another word for it, its case, its mark, a slip, a slogan reworded."""

from __future__ import annotations

from types import MappingProxyType

from consistency.document import Document
from consistency.matching.marks import Marks
from consistency.matching.matches import Match
from consistency.matching.near import Near
from consistency.matching.near_slogans import ALIKE, NearSlogan
from consistency.matching.sounds import SoundAlike
from consistency.matching.translations import Untranslated
from consistency.matching.wording import fix_at, replacement
from consistency.matching.written import form_fault
from consistency.model import Finding, Fix, ItemRef
from guidelines.model import Localized, Severity, Term

NAME = "terms"
Mention = Match | Near | SoundAlike | NearSlogan | Untranslated

_BY_DISTANCE = {0: 0.95, 1: 0.85, 2: 0.7}
_HOMOPHONE, _SHORT_HOMOPHONE, _OTHER_CHARACTER = 0.9, 0.75, 0.7
_UNSUPPORTED_HOMOPHONE = 0.4
SHORT = 2
"""Characters of a Chinese name that many a person's name and ordinary pair of words sounds like."""


def judge(document: Document, mention: Mention, marks: Marks) -> Finding | None:
    """What is to be said of one mention of a term; ``marks`` must see the mentions in order of place."""
    if isinstance(mention, NearSlogan):
        return _reworded(document, mention)
    if isinstance(mention, Untranslated):
        return _untranslated(document, mention)
    if isinstance(mention, Near):
        return _misspelt(document, mention, marks)
    if isinstance(mention, SoundAlike):
        return _sound_alike(document, mention, marks)
    if mention.form.role == "forbidden":
        return _forbidden(document, mention, marks)
    if mention.form.role == "script":
        return _script(document, mention, marks)
    return _own_form(document, mention, marks)


def _finding(
    document: Document,
    code: str,
    start: int,
    end: int,
    term: Term,
    preferred: str,
    *,
    fix: Fix | None,
    severity: Severity | None = None,
    reason: Localized | None = None,
    confidence: float = 1.0,
) -> Finding:
    span = document.span(start, end)
    found = " ".join(document.plain[start:end].split())
    return Finding(
        check=NAME,
        code=f"{NAME}.{code}",
        severity=severity or term.severity,
        span=span,
        quote=document.quote(span),
        params=MappingProxyType({"found": found, "preferred": preferred}),
        item=ItemRef("term", term.id),
        reason=reason or term.reason,
        source=term.source,
        fix=fix,
        confidence=confidence,
    )


def term_of(match: Match) -> Term:
    assert isinstance(match.form.item, Term)  # forms with these roles are made from terms alone
    return match.form.item


def _forbidden(document: Document, match: Match, marks: Marks) -> Finding:
    term, variant = term_of(match), match.form.variant
    text = replacement(match, document.plain[match.start : match.end])
    if text is not None and text == term.preferred and not match.hashtag:
        text += marks.missing(term, match.end)
    shown = text if text is not None else (variant.use if variant and variant.use else term.preferred)
    return _finding(
        document,
        "omit" if shown == "" else "forbidden",
        match.start,
        match.end,
        term,
        shown,
        fix=fix_at(document, match.start, match.end, text) if text is not None else None,
        severity=match.form.severity,
        reason=variant.reason if variant else None,
    )


def _script(document: Document, match: Match, marks: Marks) -> Finding:
    term = term_of(match)
    preferred = term.preferred + marks.missing(term, match.end)
    fix = fix_at(document, match.start, match.end, preferred)
    return _finding(document, "script", match.start, match.end, term, preferred, fix=fix, severity=_softened(term))


def _softened(term: Term) -> Severity:
    return Severity.WARNING if term.severity is Severity.ERROR else term.severity


def _own_form(document: Document, match: Match, marks: Marks) -> Finding | None:
    """The fault in how a preferred form is written: its case, its joints, or the mark that its first mention lacks."""
    term = term_of(match)
    if match.hashtag or (match.quoted and term.kind != "slogan"):
        return None
    mark = marks.missing(term, match.end)
    preferred = term.preferred + mark
    fault = form_fault(document, match, term)
    if fault is not None:
        code, severity, confidence = fault
        fix = fix_at(document, match.start, match.end, preferred)
        return _finding(
            document,
            code,
            match.start,
            match.end,
            term,
            preferred,
            fix=fix,
            severity=severity,
            confidence=confidence,
        )
    if not mark:
        return None
    span = document.span(match.start, match.end)
    fix = Fix(span, document.quote(span) + mark)
    return _finding(document, "trademark", match.start, match.end, term, preferred, fix=fix, severity=_softened(term))


def _misspelt(document: Document, near: Near, marks: Marks) -> Finding:
    preferred = near.term.preferred + marks.missing(near.term, near.end)
    return _finding(
        document,
        "misspelt",
        near.start,
        near.end,
        near.term,
        preferred,
        fix=fix_at(document, near.start, near.end, preferred),
        confidence=_BY_DISTANCE[near.distance],
    )


def _sound_alike(document: Document, alike: SoundAlike, marks: Marks) -> Finding:
    confidence = _HOMOPHONE if alike.end - alike.start > 2 else _SHORT_HOMOPHONE
    preferred = alike.term.preferred + marks.missing(alike.term, alike.end)
    return _finding(
        document,
        "sound_alike" if alike.homophone else "misspelt",
        alike.start,
        alike.end,
        alike.term,
        preferred,
        fix=fix_at(document, alike.start, alike.end, preferred),
        confidence=confidence if alike.homophone else _OTHER_CHARACTER,
    )


def _reworded(document: Document, near: NearSlogan) -> Finding:
    sure = near.similarity >= ALIKE
    return _finding(
        document,
        "reworded",
        near.start,
        near.end,
        near.term,
        near.term.preferred,
        fix=fix_at(document, near.start, near.end, near.term.preferred.rstrip(".。!！")) if sure else None,
        severity=_softened(near.term) if sure else Severity.SUGGESTION,
        confidence=round(near.similarity, 2) if sure else _OTHER_CHARACTER,
    )


def _untranslated(document: Document, strange: Untranslated) -> Finding:
    """A hint that the copy's own language has a term for it: no more, since a reader may know the other one better."""
    preferred = strange.term.preferred
    return _finding(
        document,
        "forbidden",
        strange.start,
        strange.end,
        strange.term,
        preferred,
        fix=fix_at(document, strange.start, strange.end, preferred),
        severity=Severity.SUGGESTION,
        confidence=_OTHER_CHARACTER,
    )


def perhaps(document: Document, alike: SoundAlike) -> Finding:
    """A hint for the writer's eyes, without a fix: 叶童 is an actress more often than a misspelt 夜瞳."""
    return _finding(
        document,
        "sound_alike",
        alike.start,
        alike.end,
        alike.term,
        alike.term.preferred,
        fix=None,
        severity=Severity.SUGGESTION,
        confidence=_UNSUPPORTED_HOMOPHONE,
    )
