"""Whether names and terms are written the way the brand writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from consistency.check_api import Example, Resources
from consistency.document import Document
from consistency.matching.edges import WordEdges
from consistency.matching.marks import Marks
from consistency.matching.near import Near, NearNames
from consistency.matching.phrasebook import Match, Phrasebook, phrasebook
from consistency.matching.renaming import names_the_past
from consistency.matching.rivals import Owners, Rivals, unnamed
from consistency.matching.sounds import ChineseNames, SoundAlike
from consistency.matching.stretches import Stretches
from consistency.matching.surroundings import Surroundings, owners_by_sentence
from consistency.matching.wording import fix_at, replacement
from consistency.matching.written import form_fault
from consistency.model import CheckResult, Copy, Finding, Fix, ItemRef, NotChecked
from guidelines.model import Brand, Guideline, Localized, Severity, Term, Variant

NAME = "terms"

_BY_DISTANCE = {0: 0.95, 1: 0.85, 2: 0.7}
_HOMOPHONE, _SHORT_HOMOPHONE, _OTHER_CHARACTER = 0.9, 0.75, 0.7
_UNSUPPORTED_HOMOPHONE = 0.4
_SHORT = 2
"""Characters of a Chinese name that many a person's name and ordinary pair of words sounds like."""


@dataclass(frozen=True, slots=True)
class CompiledTerms:
    """The phrasebook of the version, and the indexes of what its names are mistaken for."""

    book: Phrasebook
    latin: NearNames
    chinese: ChineseNames
    rivals: Rivals
    surroundings: Surroundings


class TermsCheck:
    """Forbidden variants, case, misspelt and sound-alike names, trademark marks, Traditional spellings."""

    name = NAME
    weight = 30.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledTerms:
        """Index the terms of ``guideline``."""
        return CompiledTerms(
            phrasebook(guideline),
            NearNames(guideline),
            ChineseNames(guideline),
            Rivals(guideline.brand),
            Surroundings(guideline),
        )

    def run(self, document: Document, copy: Copy, compiled: CompiledTerms, resources: Resources) -> CheckResult:
        """Findings in order of place.

        Quoted words are not held against the writer, but for a slogan misquoted; neither is a retired name in a
        sentence that tells of the new one, what a competitor calls its own, nor its name for being almost ours.
        """
        found = compiled.book.find(document)
        wrong = found.of("forbidden", "script")
        taken = Stretches(m.place for m in wrong)
        own = [m for m in _outermost(found.of("preferred")) if not taken.touch(*m.place)]
        named = owners_by_sentence(document, own)
        rivals = compiled.rivals.places(document.plain)
        others = Owners(document, tuple(sorted({*rivals, *unnamed(document.plain)})), (m.place for m in own))
        accused = [
            m
            for m in wrong
            if (not m.quoted or _term_of(m).kind == "slogan")
            and not names_the_past(document, m, named)
            and not others.claims_itself(m.start)
        ]
        skip = [m.place for m in (*wrong, *own)] + [(p.start, p.end) for p in document.protected if p.kind != "number"]
        skip += rivals
        near = compiled.latin.find(document.plain, skip)
        skip += [(n.start, n.end) for n in near]
        alike = compiled.chinese.find(document.plain, WordEdges(document), skip)
        marks = Marks(document)
        mentions: list[Match | Near | SoundAlike] = [*accused, *own, *near, *alike]
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        findings = []
        for mention in mentions:
            if isinstance(mention, SoundAlike) and not _is_meant(document, mention, compiled.surroundings, named):
                findings.append(_perhaps(document, mention))
            elif (finding := _judge(document, mention, marks)) is not None:
                findings.append(finding)
        missing = () if found.tagged else (NotChecked(NAME, f"{NAME}.no_pipeline"),)
        return CheckResult(tuple(findings), missing)


def _judge(document: Document, mention: Match | Near | SoundAlike, marks: Marks) -> Finding | None:
    """What is to be said of one mention of a term; ``marks`` must see the mentions in order of place."""
    if isinstance(mention, Near):
        return _misspelt(document, mention, marks)
    if isinstance(mention, SoundAlike):
        return _sound_alike(document, mention, marks)
    if mention.form.role == "forbidden":
        return _forbidden(document, mention, marks)
    if mention.form.role == "script":
        return _script(document, mention, marks)
    return _own_form(document, mention, marks)


def _outermost(matches: Iterable[Match]) -> list[Match]:
    """Without the names that stand inside a longer name: Aurora X in Aurora X Pro is no mention of Aurora X."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if not kept or match.end > kept[-1].end or match.place == kept[-1].place:
            kept.append(match)
    return kept


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


def _term_of(match: Match) -> Term:
    assert isinstance(match.form.item, Term)  # forms with these roles are made from terms alone
    return match.form.item


def _forbidden(document: Document, match: Match, marks: Marks) -> Finding:
    term, variant = _term_of(match), match.form.variant
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
    term = _term_of(match)
    preferred = term.preferred + marks.missing(term, match.end)
    fix = fix_at(document, match.start, match.end, preferred)
    return _finding(document, "script", match.start, match.end, term, preferred, fix=fix, severity=_softened(term))


def _softened(term: Term) -> Severity:
    return Severity.WARNING if term.severity is Severity.ERROR else term.severity


def _own_form(document: Document, match: Match, marks: Marks) -> Finding | None:
    """The fault in how a preferred form is written: its case, its joints, or the mark that its first mention lacks."""
    term = _term_of(match)
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


def _is_meant(
    document: Document, alike: SoundAlike, surroundings: Surroundings, named: Mapping[int, Collection[str]]
) -> bool:
    """Whether a name is meant: it is too long to be anything else, or its sentence speaks of the brand or the term."""
    if not alike.homophone or alike.end - alike.start > _SHORT:
        return True
    sentence = document.sentence_at(alike.start)
    if sentence is None:
        return False
    if named.get(sentence.index):
        return True
    return surroundings.speak_of(sentence, alike.start, alike.term, document.plain[alike.start : alike.end])


def _perhaps(document: Document, alike: SoundAlike) -> Finding:
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


_GUIDELINE = Guideline(
    brand=Brand(id="lumen", names=Localized(en="Lumen", zh="支付宝"), languages=("en", "zh")),
    terms=(
        Term(
            id="aurora-x",
            preferred="Aurora X",
            kind="product",
            case="exact",
            forbidden=(Variant(text="Aurora 10"),),
        ),
        Term(id="use", preferred="use", language="en", forbidden=(Variant(text="utilize"),), severity=Severity.WARNING),
        Term(id="zhifubao", preferred="支付宝", language="zh", kind="brand", sound_alikes=True),
        Term(id="everyone", preferred="大家", language="zh", forbidden=(Variant(text="家人们"),)),
        Term(id="glance", preferred="QuickGlance", language="en", kind="feature", case="exact", trademark="™"),
    ),
)

EXAMPLES: tuple[Example, ...] = (
    Example("The Aurora X is on sale.", _GUIDELINE, ()),
    Example("Read more at https://example.com/aurora-10 about the borealis.", _GUIDELINE, ()),
    Example("Look up: the aurora over Norway is green tonight.", _GUIDELINE, ()),
    Example("The AURORA X and the Aurora 10 are one phone.", _GUIDELINE, ("terms.case", "terms.forbidden")),
    Example("Meet the Arora X, or AuroraX.", _GUIDELINE, ("terms.misspelt", "terms.misspelt")),
    Example("We are utilizing the camera.", _GUIDELINE, ("terms.forbidden",)),
    Example("QuickGlance shows the time.", _GUIDELINE, ("terms.trademark",)),
    Example("用支付宝付款，大家都方便。", _GUIDELINE, ()),
    Example("一家人们口相传的老店。", _GUIDELINE, ()),
    Example("家人们，用知付宝付款更快。", _GUIDELINE, ("terms.forbidden", "terms.sound_alike")),
    Example("用支付寶付款。", _GUIDELINE, ("terms.script",)),
    Example("新款 Aurora-X 已到店。", _GUIDELINE, ("terms.misspelt",)),
)

CHECK = TermsCheck()
