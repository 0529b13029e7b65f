"""Campaigns with their phases and channels, kept, changed and read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from campaigns.errors import AmbiguousCampaign, CampaignChanged, DuplicateCampaign, DuplicatePhase, UnknownCampaign
from campaigns.model import ACTIVE_CAMPAIGNS, Campaign, CampaignChannel, CampaignStatus, Phase, PhaseKind
from campaigns.tables import CampaignChannelRow, CampaignRow, PhaseRow
from storage.upsert import insert_missing


def add_campaign(session: Session, campaign: Campaign) -> Campaign:
    """Store a new campaign; DuplicateCampaign when its id is taken."""
    if not insert_missing(session, CampaignRow, [{"id": campaign.id, **_columns(campaign)}]):
        raise DuplicateCampaign(campaign.id)
    return campaign


def update_campaign(session: Session, campaign_id: str, /, *, expected: int | None = None, **changes: Any) -> Campaign:
    """Change fields of a campaign (not its id); UnknownCampaign, or InvalidField when it would not hold together.

    CampaignChanged when it is not at version ``expected`` any more.
    """
    query = select(CampaignRow).where(CampaignRow.id == campaign_id).with_for_update(key_share=True)
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise UnknownCampaign(campaign_id, tuple(c.id for c in campaigns(session)))
    before = _campaign(row)
    if expected is not None and expected != before.version:
        raise CampaignChanged(campaign_id)
    changed = replace(before, **changes, version=before.version + 1)
    for name, value in _columns(changed).items():
        setattr(row, name, value)
    session.flush()
    return changed


def campaign(session: Session, campaign_id: str) -> Campaign:
    """The campaign of that id; UnknownCampaign otherwise."""
    row = session.get(CampaignRow, campaign_id)
    if row is None:
        raise UnknownCampaign(campaign_id, tuple(c.id for c in campaigns(session)))
    return _campaign(row)


def campaigns(session: Session, *, brand: str | None = None) -> tuple[Campaign, ...]:
    """Every campaign, or those of one brand, in order of id."""
    query = select(CampaignRow)
    if brand is not None:
        query = query.where(CampaignRow.brand == brand)
    return tuple(sorted((_campaign(row) for row in session.scalars(query)), key=lambda c: c.id))


def find_campaign(session: Session, words: str) -> Campaign:
    """The campaign that a person means: by id, by its whole name, or by a part of the name, whatever the case.

    Among several those that are not closed come first. UnknownCampaign, AmbiguousCampaign.
    """
    known = campaigns(session)
    wanted = words.strip().casefold()
    for fits in (
        [c for c in known if c.id == wanted],
        [c for c in known if c.name.casefold() == wanted],
        [c for c in known if wanted and wanted in c.name.casefold()],
    ):
        best = [c for c in fits if c.active] or fits
        if len(best) == 1:
            return best[0]
        if best:
            raise AmbiguousCampaign(words.strip(), tuple(c.name for c in best))
    raise UnknownCampaign(words.strip(), tuple(c.name for c in known if c.active))


def at_home(session: Session, channel: str) -> Campaign | None:
    """The one campaign under way that lives in a Slack channel; None for none or several."""
    query = select(CampaignRow).where(CampaignRow.home_channel == channel, CampaignRow.status.in_(ACTIVE_CAMPAIGNS))
    found = session.scalars(query.limit(2)).all()
    return _campaign(found[0]) if len(found) == 1 else None


def set_phases(session: Session, campaign_id: str, wanted: Iterable[Phase]) -> None:
    """The phases of a campaign, in place of those it had. UnknownCampaign, or DuplicatePhase for a name twice."""
    session.execute(delete(PhaseRow).where(PhaseRow.campaign == campaign_id))
    for phase in wanted:
        add_phase(session, phase)


def set_channels(session: Session, campaign_id: str, wanted: Iterable[CampaignChannel]) -> None:
    """The channels of a campaign, in place of those it had. UnknownCampaign."""
    given = {each.channel: each for each in wanted}
    gone = (CampaignChannelRow.campaign == campaign_id, CampaignChannelRow.channel.not_in(given))
    session.execute(delete(CampaignChannelRow).where(*gone))
    for each in given.values():
        set_channel(session, each)


def add_phase(session: Session, phase: Phase) -> Phase:
    """Store a phase of a known campaign; UnknownCampaign, or DuplicatePhase when its name is taken there."""
    campaign(session, phase.campaign)
    row = {
        "campaign": phase.campaign,
        "name": phase.name,
        "kind": phase.kind,
        "start_day": phase.start,
        "end_day": phase.end,
    }
    if not insert_missing(session, PhaseRow, [row]):
        raise DuplicatePhase(phase.campaign, phase.name)
    return phase


def phases(session: Session, campaign_id: str) -> tuple[Phase, ...]:
    """The campaign's phases by start; UnknownCampaign when there is no such campaign."""
    campaign(session, campaign_id)
    rows = session.scalars(select(PhaseRow).where(PhaseRow.campaign == campaign_id))
    found = (
        Phase(campaign=r.campaign, name=r.name, kind=cast(PhaseKind, r.kind), start=r.start_day, end=r.end_day)
        for r in rows
    )
    return tuple(sorted(found, key=lambda p: (p.start, p.end, p.name)))


def set_channel(session: Session, channel: CampaignChannel) -> CampaignChannel:
    """Store what a channel is for in a known campaign and who answers for it, in place of what was said before."""
    campaign(session, channel.campaign)
    key = {"campaign": channel.campaign, "channel": channel.channel}
    insert_missing(session, CampaignChannelRow, [key | {"role": channel.role, "owner": channel.owner}])
    row = session.scalars(select(CampaignChannelRow).filter_by(**key).with_for_update()).one()
    row.role, row.owner = channel.role, channel.owner
    session.flush()
    return channel


def channels(session: Session, campaign_id: str) -> tuple[CampaignChannel, ...]:
    """The campaign's channels by id; UnknownCampaign when there is no such campaign."""
    campaign(session, campaign_id)
    query = select(CampaignChannelRow).where(CampaignChannelRow.campaign == campaign_id)
    rows = session.scalars(query.order_by(CampaignChannelRow.channel))
    return tuple(CampaignChannel(campaign=r.campaign, channel=r.channel, role=r.role, owner=r.owner) for r in rows)


def _columns(campaign: Campaign) -> dict[str, Any]:
    return {
        "brand": campaign.brand,
        "name": campaign.name,
        "goal": campaign.goal,
        "status": campaign.status,
        "home_channel": campaign.home_channel,
        "brief": dict(campaign.brief),
        "audience": campaign.audience,
        "owner": campaign.owner,
        "version": campaign.version,
        "goals": {"ids": list(campaign.goals)} if campaign.goals else None,
    }


def _campaign(row: CampaignRow) -> Campaign:
    return Campaign(
        id=row.id,
        brand=row.brand,
        name=row.name,
        goal=row.goal,
        status=cast(CampaignStatus, row.status),
        home_channel=row.home_channel,
        brief=row.brief,
        audience=row.audience,
        goals=tuple((row.goals or {}).get("ids", ())),
        owner=row.owner,
        version=row.version,
    )
