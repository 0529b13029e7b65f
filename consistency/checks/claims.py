"""Whether the copy claims only what may be claimed: no prohibited wording, no expired claim, no value of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from consistency.check_api import Example, Resources
from consistency.checks._claim_findings import (
    WRONG,
    contradicting,
    elsewhere,
    out_of_date,
    said_of_another,
    unapproved,
    unapproved_offers,
    without_condition,
    without_disclaimer,
    without_evidence,
)
from consistency.checks._claims_compiled import CompiledClaims as CompiledClaims
from consistency.checks._claims_compiled import compiled_claims
from consistency.checks._claims_made import Made, Seen, claims_made, see
from consistency.checks._prohibited import near_prohibited, prohibited
from consistency.checks._rival_findings import of_rivals
from consistency.document import Document
from consistency.matching.stretches import Stretches
from consistency.model import CheckResult, Copy, Finding, NotChecked
from consistency.whose.bygone import is_bygone
from guidelines.model import (
    ApprovedClaim,
    Brand,
    Claims,
    Guideline,
    Localized,
    ProhibitedClaim,
    Severity,
    Term,
)

NAME = "claims"


class ClaimsCheck:
    """Prohibited wording; claims out of date, with another value, without condition or disclaimer; other figures."""

    name = NAME
    weight = 30.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledClaims:
        """Index the claims of ``guideline``."""
        return compiled_claims(guideline, resources.encoder)

    def run(self, document: Document, copy: Copy, compiled: CompiledClaims, resources: Resources) -> CheckResult:
        """Findings in order of place. A claim in a quotation is still a claim, but only worth a suggestion."""
        seen = see(document, compiled, copy.as_of)
        made = claims_made(seen, compiled, copy.as_of)
        texts = [*(sentence.text for sentence in document.sentences), ""]
        current = [use for use in made.uses if not is_bygone(use.sentence.text, texts[use.sentence.index + 1])]
        contradictions = _contradictions(seen, made, compiled, copy.as_of)
        wrong = Stretches((f.span.start, f.span.end) for f in contradictions if f.span and f.code in WRONG)
        findings = [
            *_prohibited(seen, compiled),
            *out_of_date(document, current, copy.as_of),
            *without_disclaimer(document, seen.read, current),
            *_conditions(seen, made, compiled),
            *contradictions,
            *_outside(wrong, _of_another_thing(seen, made, compiled)),
            *_unproven(seen, made),
        ]
        left = []
        if compiled.dated and copy.as_of is None:
            left.append(NotChecked(NAME, f"{NAME}.no_date"))
        if compiled.check_numbers:
            figures = list(_outside(wrong, _unapproved(seen, compiled)))
            if compiled.approved.states_figures:
                offers = compiled.offers.unknown(seen.read)
                findings += [*figures, *unapproved_offers(document, offers, seen.attribution, wrong)]
            elif figures:  # there is nothing to hold them to
                left.append(NotChecked(NAME, f"{NAME}.no_figures"))
        findings.sort(key=lambda f: (f.span.start, f.span.end, f.code) if f.span else (-1, -1, f.code))
        return CheckResult(tuple(findings), tuple(left))


def _prohibited(seen: Seen, compiled: CompiledClaims) -> Iterator[Finding]:
    """Prohibited wording, and what is nearly it."""
    matches = seen.wordings.of("prohibited")
    known = [*seen.named, *seen.ours, *(match.place for match in matches)]
    near = compiled.near.find(seen.document, known)
    yield from filter(None, (prohibited(seen.document, match, compiled.nearest, seen.attribution) for match in matches))
    yield from near_prohibited(seen.document, near, compiled.nearest, seen.attribution)


def _conditions(seen: Seen, made: Made, compiled: CompiledClaims) -> Iterator[Finding]:
    """Conditions of an approved claim that are lifted, added, left out or turned round."""
    broken = [*compiled.conditions.broken(seen.read, made.uses)]
    known = {(each.claim.id, each.sentence.index) for each in broken}
    others = (
        *compiled.scopes.widened(seen.read, made.uses),
        *compiled.weeks.other_days(seen.read, made.uses),
        *compiled.chinese_weeks.other_days(seen.read, made.uses),
        *compiled.also_when.added(seen.read),
        *compiled.intervals.others(seen.read),
        *compiled.ages.others(seen.read),
        *compiled.sources.others(seen.read),
        *compiled.leads.too_short(seen.read),
        *compiled.requirements.waived(seen.read),
    )
    broken += [each for each in others if (each.claim.id, each.sentence.index) not in known]
    yield from without_condition(
        seen.document,
        [
            *(each for each in broken if not seen.attribution.is_anothers(each.start, each.end)),
            *compiled.values.without_condition(seen.read, made.uses),
            *(each for each in made.judged if each.fault != "wrong_value"),
        ],
    )


def _contradictions(seen: Seen, made: Made, compiled: CompiledClaims, as_of: dt.date | None) -> list[Finding]:
    """Other values than the approved ones, and what is free told to cost and the other way round."""
    values = [each for each in made.judged if each.fault == "wrong_value"]
    known = Stretches((each.start, each.end) for each in values)
    turned = (each for each in compiled.charges.turned(seen.read) if not known.touch(each.start, each.end))
    return list(contradicting(seen.document, [*values, *turned], seen.attribution, as_of))


def _of_another_thing(seen: Seen, made: Made, compiled: CompiledClaims) -> Iterator[Finding]:
    """Approved figures given of another thing."""
    told = compiled.meant.elsewhere(seen.read, seen.open_figures, (*made.uses, *made.of_another))
    yield from elsewhere(seen.document, told, seen.attribution)
    yield from said_of_another(seen.document, compiled.meant.unvalued(made.of_another), seen.attribution)


def _unproven(seen: Seen, made: Made) -> Iterator[Finding]:
    """Superlatives and comparisons without evidence, but for those that are prohibited in so many words."""
    graver = (m for m in seen.wordings.of("prohibited", "pack") if m.form.severity is not Severity.SUGGESTION)
    banned = Stretches(match.place for match in graver)
    measured = {figure.end + 1 for figure in seen.figures}  # "30% brighter than": the figure is told of
    loose = [b for b in made.boasts if b.start not in measured and not banned.touch(b.start, b.end)]
    yield from without_evidence(seen.document, (b for b in loose if not b.of_rival), seen.attribution)
    yield from of_rivals(seen.document, seen.named, seen.ours, (b for b in loose if b.of_rival), seen.attribution)


def _unapproved(seen: Seen, compiled: CompiledClaims) -> Iterator[Finding]:
    """Figures that no approved text holds."""
    return unapproved(seen.document, seen.read, seen.open_figures, compiled.approved, compiled.small, seen.attribution)


def _outside(places: Stretches, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that touch none of ``places``."""
    return (f for f in findings if f.span is None or not places.touch(f.span.start, f.span.end))


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
