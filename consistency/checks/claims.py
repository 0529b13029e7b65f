"""Whether the copy claims only what may be claimed: no prohibited wording, no expired claim, no value of its own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from consistency.check_api import Example, Resources
from consistency.checks._claim_findings import (
    WRONG,
    contradicting,
    elsewhere,
    out_of_date,
    unapproved,
    unapproved_offers,
    without_condition,
    without_disclaimer,
    without_evidence,
)
from consistency.checks._prohibited import near_prohibited, prohibited
from consistency.checks._rival_findings import of_rivals
from consistency.checks._told import Told
from consistency.document import Document
from consistency.facts import facts
from consistency.matching.bygone import is_bygone
from consistency.matching.claim_use import ApprovedClaims, Use
from consistency.matching.denials import is_negated
from consistency.matching.derived_sums import DerivedSums
from consistency.matching.free_or_paid import Charges
from consistency.matching.near_prohibited import NearProhibited
from consistency.matching.nearest_claim import NearestApproved
from consistency.matching.offers import ApprovedOffers
from consistency.matching.older_models import OlderModels
from consistency.matching.phrasebook import Phrasebook, phrasebook
from consistency.matching.promised_to import Conditions
from consistency.matching.rivals import Rivals, unnamed
from consistency.matching.stretches import Stretches
from consistency.model import CheckResult, Copy, NotChecked
from consistency.nlp.traditional import plainer
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.approved import ApprovedValues
from consistency.statements.boasts import Boast
from consistency.statements.other_use import ApprovedUses
from consistency.statements.superlatives import ApprovedBoasts
from guidelines.model import (
    ApprovedClaim,
    Brand,
    Claims,
    Guideline,
    Localized,
    ProhibitedClaim,
    Term,
)

NAME = "claims"
_NUMBERED = re.compile(rf"[0-9]|{ZH_NUMERAL}|\b{EN_NUMERAL}\b", re.IGNORECASE)
"""A name with a number in it, which is no figure: Aurora 9."""


@dataclass(frozen=True, slots=True)
class CompiledClaims:
    """The phrasebook of the version, the approved claims, and which dates and figures there are to look at."""

    book: Phrasebook
    approved: ApprovedClaims
    values: ApprovedValues
    nearest: NearestApproved
    near: NearProhibited
    sums: DerivedSums
    meant: ApprovedUses
    boasts: ApprovedBoasts
    conditions: Conditions
    offers: ApprovedOffers
    charges: Charges
    rivals: Rivals
    older: OlderModels
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
            near=NearProhibited(guideline),
            sums=DerivedSums(guideline),
            meant=ApprovedUses(guideline),
            boasts=ApprovedBoasts(guideline),
            conditions=Conditions(guideline),
            offers=ApprovedOffers(guideline),
            charges=Charges(guideline),
            rivals=Rivals(guideline.brand),
            older=OlderModels(guideline),
            dated=dated,
            check_numbers=guideline.claims.check_numbers,
        )

    def run(self, document: Document, copy: Copy, compiled: CompiledClaims, resources: Resources) -> CheckResult:
        """Findings in order of place. A claim in a quotation is still a claim, but only worth a suggestion."""
        found = compiled.book.find(document)
        read = plainer(document)
        figures = facts(read.plain)
        preferred = found.of("preferred")
        ours = [m.place for m in preferred if m.form.is_name or (m.form.text.isascii() and not m.form.text.islower())]
        named = compiled.rivals.places(document.plain)
        rivals = {*named, *compiled.rivals.places(read.plain)}
        others = rivals.union(compiled.older.places(read.plain), unnamed(read.plain))
        told = Told(
            read,
            tuple(sorted(others)),
            ours,
            [m.place for m in preferred if _NUMBERED.search(m.form.text)],
            compiled.approved.texts,
        )
        ours_all = [use for use in compiled.approved.uses(read, figures) if not told.is_no_use(use.start, use.end)]
        moved = [use for use in ours_all if compiled.meant.is_of_another(use)]
        uses = tuple(use for use in ours_all if use not in moved)
        follows = compiled.sums.starts(read, figures)
        contradicted, made = compiled.values.contradicted(read, figures, uses, copy.as_of)
        judged = [j for j in contradicted if j.start not in follows]
        said = [b for b in compiled.boasts.find(read, rivals, ours) if not is_negated(read, b.start)]
        made = (*made, *(b for b in said if isinstance(b, Use)))
        made = tuple(use for use in made if not told.is_no_use(use.start, use.end))
        uses = (*uses, *(use for use in made if not told.by_others(use.start, use.end, money=True)))
        spoken_for = [*named, *ours, *(m.place for m in found.of("prohibited"))]
        current = [use for use in uses if not is_bygone(use.sentence.text)]
        findings = [
            *filter(None, (prohibited(document, match, compiled.nearest, told) for match in found.of("prohibited"))),
            *near_prohibited(document, compiled.near.find(document, spoken_for), compiled.nearest, told),
            *out_of_date(document, current, copy.as_of),
            *without_disclaimer(document, read, current),
        ]
        loose = [*compiled.values.without_condition(read, uses), *(j for j in judged if j.fault != "wrong_value")]
        broken = [j for j in compiled.conditions.broken(read, uses) if not told.is_anothers(j.start, j.end)]
        findings += without_condition(document, [*broken, *loose])
        wrong_values = [j for j in judged if j.fault == "wrong_value"]
        known = Stretches((j.start, j.end) for j in wrong_values)
        turned = [j for j in compiled.charges.turned(read) if not known.touch(j.start, j.end)]
        findings += contradicting(document, [*wrong_values, *turned], told, copy.as_of)
        others_told = compiled.meant.elsewhere(read, (f for f in figures if f.start not in follows), (*uses, *moved))
        wrong = Stretches((f.span.start, f.span.end) for f in findings if f.span and f.code in WRONG)
        findings += (
            f
            for f in elsewhere(document, others_told, told)
            if f.span is None or not wrong.touch(f.span.start, f.span.end)
        )
        banned = Stretches(m.place for role in ("prohibited", "pack") for m in found.of(role))
        measured = {figure.end + 1 for figure in figures}  # "30% brighter than": the figure is told of
        loose_ones = (b for b in said if isinstance(b, Boast) and b.start not in measured)
        boasts = [b for b in loose_ones if not banned.touch(b.start, b.end)]
        findings += without_evidence(document, (b for b in boasts if not b.of_rival), told)
        findings += of_rivals(document, named, ours, (b for b in boasts if b.of_rival), told)
        left = []
        if compiled.dated and copy.as_of is None:
            left.append(NotChecked(NAME, f"{NAME}.no_date"))
        if compiled.check_numbers:
            loose_figures = [
                f
                for f in unapproved(
                    document, read, (f for f in figures if f.start not in follows), compiled.approved, told
                )
                if f.span is None or not wrong.touch(f.span.start, f.span.end)
            ]
            if compiled.approved.states_figures:
                offers = compiled.offers.unknown(read)
                findings += [*loose_figures, *unapproved_offers(document, offers, told, wrong)]
            elif loose_figures:  # there is nothing to hold them to
                left.append(NotChecked(NAME, f"{NAME}.no_figures"))
        findings.sort(key=lambda f: (f.span.start, f.span.end, f.code) if f.span else (-1, -1, f.code))
        return CheckResult(tuple(findings), tuple(left))


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
