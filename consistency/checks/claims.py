"""Whether the copy claims only what may be claimed: no prohibited wording, no expired claim, no figure of its own."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from consistency.check_api import Example, Resources
from consistency.document import Document
from consistency.facts import Fact, facts
from consistency.matching.claim_use import ApprovedClaims, Use, holds_text
from consistency.matching.held_figures import is_claim
from consistency.matching.phrasebook import Match, Phrasebook, phrasebook
from consistency.matching.rivals import Owners, Rivals
from consistency.matching.stretches import Stretches
from consistency.matching.told_figures import is_told
from consistency.matching.wording import fix_at, in_case_of
from consistency.model import CheckResult, Copy, Finding, Fix, ItemRef, NotChecked, Param
from consistency.nlp.scripts import is_han
from guidelines.model import (
    ApprovedClaim,
    Brand,
    Claims,
    Guideline,
    Language,
    Localized,
    ProhibitedClaim,
    Severity,
    Term,
)

NAME = "claims"

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
_ARTICLE = re.compile(r"(?:a|an|the) ", re.IGNORECASE)
_LOOK_BACK = 48

_QUOTED, _NEGATED = 0.6, 0.5
_NUMBER, _NUMBER_OF_TIME = 0.85, 0.8


@dataclass(frozen=True, slots=True)
class CompiledClaims:
    """The phrasebook of the version, the approved claims, and which dates and figures there are to look at."""

    book: Phrasebook
    approved: ApprovedClaims
    rivals: Rivals
    dated: bool
    check_numbers: bool


class ClaimsCheck:
    """Prohibited wording, claims out of date, missing disclaimers, unapproved figures."""

    name = NAME
    weight = 30.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledClaims:
        """Index the claims of ``guideline``."""
        dated = any(claim.valid_from or claim.expires for claim in guideline.claims.approved)
        approved = ApprovedClaims(guideline)
        return CompiledClaims(
            phrasebook(guideline), approved, Rivals(guideline.brand), dated, guideline.claims.check_numbers
        )

    def run(self, document: Document, copy: Copy, compiled: CompiledClaims, resources: Resources) -> CheckResult:
        """Findings in order of place. A claim in a quotation is still a claim, but only worth a suggestion."""
        found = compiled.book.find(document)
        figures = facts(document.plain)
        uses = compiled.approved.uses(document, figures)
        findings = [
            *(_prohibited(document, match) for match in found.of("prohibited")),
            *_out_of_date(document, uses, copy.as_of),
            *_without_disclaimer(document, uses),
        ]
        if compiled.check_numbers:
            own = [match.place for match in found.of("preferred")]
            owners = Owners(document, compiled.rivals.places(document.plain), own)
            findings += _unapproved(document, figures, compiled.approved, own, owners)
        findings.sort(key=lambda f: (f.span.start, f.span.end, f.code) if f.span else (-1, -1, f.code))
        undated = compiled.dated and copy.as_of is None
        return CheckResult(tuple(findings), (NotChecked(NAME, f"{NAME}.no_date"),) if undated else ())


def _finding(
    document: Document,
    code: str,
    place: tuple[int, int],
    *,
    item: str | None,
    severity: Severity,
    confidence: float,
    params: dict[str, Param],
    reason: Localized | None = None,
    source: str | None = None,
    fix: Fix | None = None,
) -> Finding:
    span = document.span(*place)
    found = " ".join(document.plain[slice(*place)].split())
    return Finding(
        check=NAME,
        code=f"{NAME}.{code}",
        severity=severity,
        span=span,
        quote=document.quote(span),
        params=MappingProxyType({"found": found, **params}),
        item=ItemRef("claim", item) if item else None,
        reason=reason,
        source=source,
        fix=fix,
        confidence=confidence,
    )


def _prohibited(document: Document, match: Match) -> Finding:
    claim = match.form.item
    assert isinstance(claim, ProhibitedClaim)  # forms with this role are made from prohibited claims alone
    severity, confidence = claim.severity, 1.0
    if match.quoted:
        severity, confidence = Severity.SUGGESTION, _QUOTED
    if _is_negated(document, match):
        severity, confidence = Severity.SUGGESTION, _NEGATED
    language: Language = "zh" if any(map(is_han, match.form.text)) else "en"
    use = claim.use.get(language) if claim.use else None
    fix = _replace(document, match, use) if use and confidence == 1.0 else None
    return _finding(
        document,
        "prohibited",
        match.place,
        item=claim.id,
        severity=severity,
        confidence=confidence,
        params={"preferred": use or ""},
        reason=claim.reason,
        source=claim.source,
        fix=fix,
    )


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


def _is_negated(document: Document, match: Match) -> bool:
    sentence = document.sentence_at(match.start)
    begin = max(sentence.start if sentence else 0, match.start - _LOOK_BACK)
    before = document.plain[begin : match.start]
    if _NEGATED_EN.search(before):
        return not _NOT_REALLY_EN.search(before)
    return _NEGATED_ZH.search(before) is not None and not _NOT_REALLY_ZH.search(before)


def _out_of_date(document: Document, uses: tuple[Use, ...], as_of: dt.date | None) -> Iterator[Finding]:
    if as_of is None:
        return
    for use in uses:
        claim = use.claim
        params: dict[str, Param] = {"claim": _shown(claim, use)}
        if claim.expires is not None and as_of > claim.expires:
            code, params["date"] = "expired", claim.expires.isoformat()
        elif claim.valid_from is not None and as_of < claim.valid_from:
            code, params["date"] = "not_yet_valid", claim.valid_from.isoformat()
        else:
            continue
        yield _finding(
            document,
            code,
            (use.start, use.end),
            item=claim.id,
            severity=Severity.ERROR,
            confidence=_sureness(use),
            params=params,
            source=claim.evidence,
        )


def _sureness(use: Use) -> float:
    return round(0.6 + 0.4 * use.similarity, 2)


def _shown(claim: ApprovedClaim, use: Use) -> str:
    return claim.text.best("zh" if use.sentence.language in ("zh", "mixed") else "en")


def _without_disclaimer(document: Document, uses: tuple[Use, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for use in uses:
        claim = use.claim
        if claim.disclaimer is None or claim.id in seen:
            continue
        seen.add(claim.id)
        if any(holds_text(document, text) for text in (claim.disclaimer.en, claim.disclaimer.zh) if text):
            continue
        language = "zh" if use.sentence.language in ("zh", "mixed") else "en"
        yield _finding(
            document,
            "missing_disclaimer",
            (use.start, use.end),
            item=claim.id,
            severity=Severity.WARNING,
            confidence=_sureness(use),
            params={"claim": _shown(claim, use), "disclaimer": claim.disclaimer.best(language)},
            source=claim.evidence,
        )


def _unapproved(
    document: Document,
    figures: tuple[Fact, ...],
    approved: ApprovedClaims,
    own: list[tuple[int, int]],
    owners: Owners,
) -> Iterator[Finding]:
    quotes = sorted((p.start, p.end) for p in document.protected if p.kind == "quote")
    hidden = Stretches([*own, *((p.start, p.end) for p in document.protected if p.kind != "quote")])
    for fact in figures:
        place = (fact.start, fact.end)
        if approved.figures.issuperset(fact.ends) or hidden.touch(*place) or not is_claim(document, fact):
            continue
        before = bisect_left(quotes, (fact.end,)) - 1
        quoted = quotes[before] if before >= 0 and fact.start < quotes[before][1] else None
        if owners.is_rivals(fact.start) or is_told(document, fact, quoted):
            continue
        sure = _NUMBER_OF_TIME if fact.dimension in ("calendar", "clock") else _NUMBER
        yield _finding(
            document,
            "unapproved_number",
            place,
            item=None,
            severity=Severity.SUGGESTION if quoted else Severity.WARNING,
            confidence=_QUOTED if quoted else sure,
            params={},
        )


_GUIDELINE = Guideline(
    brand=Brand(id="lumen", names=Localized(en="Lumen", zh="流明"), languages=("en", "zh")),
    terms=(Term(id="one", preferred="Lumen One", kind="product"),),
    claims=Claims(
        approved=(
            ApprovedClaim(
                id="battery",
                text=Localized(en="The battery lasts 30 hours.", zh="电池续航 30 小时。"),
                values=("30 hours", "30 小时"),
                evidence="Battery test 12",
                valid_from=dt.date(2026, 1, 1),
                expires=dt.date(2026, 12, 31),
                disclaimer=Localized(en="Lab figure.", zh="实验室数据。"),
            ),
        ),
        prohibited=(
            ProhibitedClaim(
                id="waterproof",
                phrases={"en": ("waterproof",), "zh": ("完全防水",)},
                exceptions={"en": ("waterproof case",), "zh": ()},
                reason=Localized(en="No phone is.", zh="没有终身防水的手机。"),
                use=Localized(en="water-resistant", zh="抗水"),
            ),
        ),
    ),
)
_IN_TIME = {"as_of": dt.date(2026, 6, 1)}
_TOO_LATE = {"as_of": dt.date(2027, 6, 1)}

EXAMPLES: tuple[Example, ...] = (
    Example("The battery lasts 30 hours. Lab figure. It comes with a waterproof case.", _GUIDELINE, (), _IN_TIME),
    Example("On 5 May 2026 two million people came, three times as a group of 12.", _GUIDELINE, (), _IN_TIME),
    Example("It is waterproof.", _GUIDELINE, ("claims.prohibited",), _IN_TIME),
    Example("The battery lasts 30 hours. Lab figure.", _GUIDELINE, ("claims.expired",), _TOO_LATE),
    Example("The battery lasts 30 hours.", _GUIDELINE, ("claims.missing_disclaimer",), _IN_TIME),
    Example("The battery lasts 48 hours.", _GUIDELINE, ("claims.unapproved_number",), _IN_TIME),
    Example("电池续航 30 小时。实验室数据。", _GUIDELINE, (), _IN_TIME),
    Example("第一步，等 5 分钟；2026 年 5 月来了 200 人。", _GUIDELINE, (), _IN_TIME),
    Example(
        "机身完全防水，电池续航 48 小时。", _GUIDELINE, ("claims.prohibited", "claims.unapproved_number"), _IN_TIME
    ),
    Example("电池续航三十小时。实验室数据。", _GUIDELINE, ("claims.not_yet_valid",), {"as_of": dt.date(2025, 6, 1)}),
)

CHECK = ClaimsCheck()
