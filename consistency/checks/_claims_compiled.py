"""The claims of one guideline, indexed for checking: made once a version."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.claims.boasts.superlatives import ApprovedBoasts
from consistency.claims.claim_use import ApprovedClaims
from consistency.claims.limits.ages import Ages
from consistency.claims.limits.also_when_zh import AlsoWhen
from consistency.claims.limits.intervals_zh import IntervalsZh
from consistency.claims.limits.lead_times import LeadTimes
from consistency.claims.limits.promised_to import Conditions
from consistency.claims.limits.requirements import Requirements
from consistency.claims.limits.scope import Scopes
from consistency.claims.limits.sources import Sources
from consistency.claims.limits.weekdays import Weeks
from consistency.claims.limits.weekdays_zh import ChineseWeeks
from consistency.claims.nearest_claim import NearestApproved
from consistency.claims.prohibited.near import NearProhibited
from consistency.claims.sums.by_the_way import SmallPrices
from consistency.claims.sums.derived import DerivedSums
from consistency.claims.sums.free_or_paid import Charges
from consistency.claims.sums.freebies import Freebies
from consistency.claims.sums.offers import ApprovedOffers
from consistency.claims.sums.piece_prices import PiecePrices
from consistency.claims.sums.reckoned import Reckoned
from consistency.claims.values.approved import ApprovedValues
from consistency.claims.values.other_use import ApprovedUses
from consistency.matching.phrasebook import Phrasebook, phrasebook
from consistency.nlp.encoder_api import Encoder
from consistency.whose.older_models import OlderModels
from consistency.whose.rivals import Rivals
from guidelines.model import Guideline


@dataclass(frozen=True, slots=True)
class CompiledClaims:
    """The phrasebook of the version, the approved claims, and which dates and figures there are to look at."""

    book: Phrasebook
    approved: ApprovedClaims
    values: ApprovedValues
    nearest: NearestApproved
    near: NearProhibited
    sums: DerivedSums
    reckoned: Reckoned
    pieces: PiecePrices
    small: SmallPrices
    meant: ApprovedUses
    boasts: ApprovedBoasts
    conditions: Conditions
    scopes: Scopes
    weeks: Weeks
    chinese_weeks: ChineseWeeks
    also_when: AlsoWhen
    intervals: IntervalsZh
    ages: Ages
    sources: Sources
    leads: LeadTimes
    requirements: Requirements
    offers: ApprovedOffers
    charges: Charges
    freebies: Freebies
    rivals: Rivals
    older: OlderModels
    dated: bool
    check_numbers: bool


def compiled_claims(guideline: Guideline, encoder: Encoder) -> CompiledClaims:
    """Index the claims of ``guideline``."""
    dated = any(claim.valid_from or claim.expires for claim in guideline.claims.approved)
    approved = ApprovedClaims(guideline)
    return CompiledClaims(
        book=phrasebook(guideline),
        approved=approved,
        values=ApprovedValues(guideline),
        nearest=NearestApproved(guideline, encoder),
        near=NearProhibited(guideline),
        sums=DerivedSums(guideline),
        reckoned=Reckoned(guideline),
        pieces=PiecePrices(guideline),
        small=SmallPrices(guideline),
        meant=ApprovedUses(guideline),
        boasts=ApprovedBoasts(guideline),
        conditions=Conditions(guideline),
        scopes=Scopes(guideline),
        weeks=Weeks(guideline),
        chinese_weeks=ChineseWeeks(guideline),
        also_when=AlsoWhen(guideline),
        intervals=IntervalsZh(guideline),
        ages=Ages(guideline),
        sources=Sources(guideline),
        leads=LeadTimes(guideline),
        requirements=Requirements(guideline),
        offers=ApprovedOffers(guideline),
        charges=Charges(guideline),
        freebies=Freebies(guideline),
        rivals=Rivals(guideline.brand),
        older=OlderModels(guideline),
        dated=dated,
        check_numbers=guideline.claims.check_numbers,
    )
