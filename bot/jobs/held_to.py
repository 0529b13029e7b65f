"""Which campaign a piece of copy belongs to, and what its brief holds the copy to."""

from __future__ import annotations

from sqlalchemy.orm import Session

from campaigns import store
from campaigns.briefs import context_of, phase_of
from campaigns.errors import UnknownCampaign
from campaigns.model import Campaign, Phase, Submission
from consistency.model import CampaignContext


def campaign_of(session: Session, submission: Submission) -> tuple[Campaign | None, Phase | None]:
    """The campaign of a piece and the phase of its day; free words that name no campaign of the store are none."""
    if submission.campaign is None:
        return None, None
    try:
        found = store.campaign(session, submission.campaign)
    except UnknownCampaign:
        return None, None
    day = submission.as_of
    return found, phase_of(store.phases(session, found.id), day) if day else None


def brief_of(session: Session, submission: Submission) -> CampaignContext | None:
    """What the check holds the piece to, as the campaign's brief stands now; None for a piece of no campaign."""
    found, _ = campaign_of(session, submission)
    return context_of(found, store.phases(session, found.id), submission.as_of) if found is not None else None
