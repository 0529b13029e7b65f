"""Whether the copy claims only what may be claimed: no prohibited wording, no expired claim, no value of its own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from consistency.check_api import Example, Resources
from consistency.checks._claim_findings import (
    WRONG,
    Told,
    contradicting,
    finding,
    out_of_date,
    unapproved,
    without_condition,
    without_disclaimer,
)
from consistency.document import Document
from consistency.facts import facts
from consistency.matching.claim_use import ApprovedClaims
from consistency.matching.nearest_claim import NearestApproved
from consistency.matching.phrasebook import Match, Phrasebook, phrasebook
from consistency.matching.rivals import Rivals
from consistency.matching.stretches import Stretches
from consistency.matching.wording import fix_at, in_case_of
from consistency.model import CheckResult, Copy, Finding, Fix, NotChecked
from consistency.nlp.scripts import has_han
from consistency.statements.approved import ApprovedValues
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


@dataclass(frozen=True, slots=True)
class CompiledClaims:
    """The phrasebook of the version, the approved claims, and which dates and figures there are to look at."""

    book: Phrasebook
    approved: ApprovedClaims
    values: ApprovedValues
    nearest: NearestApproved
    rivals: Rivals
    dated: bool
    check_numbers: bool


class ClaimsCheck:
    """Prohibited wording; claims out of date, with another value, without condition or disclaimer; other figures."""

    name = NAME
    weight = 30.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledClaims:
        """Index the claims of ``guideline``."""
        dated = any(claim.valid_from or claim.expires for claim in guideline.claims.approved)
        approved = ApprovedClaims(guideline)
        return CompiledClaims(
            book=phrasebook(guideline),
            approved=approved,
            values=ApprovedValues(guideline),
            nearest=NearestApproved(guideline, resources.encoder),
            rivals=Rivals(guideline.brand),
            dated=dated,
            check_numbers=guideline.claims.check_numbers,
        )

    def run(self, document: Document, copy: Copy, compiled: CompiledClaims, resources: Resources) -> CheckResult:
        """Findings in order of place. A claim in a quotation is still a claim, but only worth a suggestion."""
        found = compiled.book.find(document)
        figures = facts(document.plain)
        uses = compiled.approved.uses(document, figures)
        findings = [
            *(_prohibited(document, match, compiled.nearest) for match in found.of("prohibited")),
            *out_of_date(document, uses, copy.as_of),
            *without_disclaimer(document, uses),
        ]
        judged = compiled.values.contradicted(document, figures, uses)
        loose = [*compiled.values.without_condition(document, uses), *(j for j in judged if j.fault != "wrong_value")]
        findings += without_condition(document, loose)
        preferred = found.of("preferred")
        ours = [m.place for m in preferred if m.form.is_name or (m.form.text.isascii() and not m.form.text.islower())]
        told = Told(document, compiled.rivals.places(document.plain), ours, [m.place for m in preferred])
        findings += contradicting(document, (j for j in judged if j.fault == "wrong_value"), told)
        left = []
        if compiled.dated and copy.as_of is None:
            left.append(NotChecked(NAME, f"{NAME}.no_date"))
        if compiled.check_numbers:
            wrong = Stretches((f.span.start, f.span.end) for f in findings if f.span and f.code in WRONG)
            loose_figures = [
                f
                for f in unapproved(document, figures, compiled.approved.figures, told)
                if f.span is None or not wrong.touch(f.span.start, f.span.end)
            ]
            if compiled.approved.figures:
                findings += loose_figures
            elif loose_figures:  # there is nothing to hold them to
                left.append(NotChecked(NAME, f"{NAME}.no_figures"))
        findings.sort(key=lambda f: (f.span.start, f.span.end, f.code) if f.span else (-1, -1, f.code))
        return CheckResult(tuple(findings), tuple(left))


def _prohibited(document: Document, match: Match, nearest: NearestApproved) -> Finding:
    """What may not be said; without a ready fix, with the approved wording that comes nearest to it."""
    claim = match.form.item
    assert isinstance(claim, ProhibitedClaim)  # forms with this role are made from prohibited claims alone
    severity, confidence = claim.severity, 1.0
    if match.quoted:
        severity, confidence = Severity.SUGGESTION, _QUOTED
    if _is_negated(document, match):
        severity, confidence = Severity.SUGGESTION, _NEGATED
    language: Language = "zh" if has_han(match.form.text) else "en"
    use = claim.use.get(language) if claim.use else None
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
    Example("The battery lasts 48 hours.", _GUIDELINE, ("claims.wrong_value",), _IN_TIME),
    Example("电池续航 30 小时。实验室数据。", _GUIDELINE, (), _IN_TIME),
    Example("第一步，等 5 分钟；2026 年 5 月来了 200 人。", _GUIDELINE, (), _IN_TIME),
    Example("机身完全防水，电池续航 48 小时。", _GUIDELINE, ("claims.prohibited", "claims.wrong_value"), _IN_TIME),
    Example("电池续航三十小时。实验室数据。", _GUIDELINE, ("claims.not_yet_valid",), {"as_of": dt.date(2025, 6, 1)}),
)

CHECK = ClaimsCheck()
