"""Campaigns with their phases and channels, kept, changed and read back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from campaigns.errors import DuplicateCampaign, DuplicatePhase, UnknownCampaign
from campaigns.model import Campaign, CampaignChannel, CampaignStatus, Phase, PhaseKind
from campaigns.tables import CampaignChannelRow, CampaignRow, PhaseRow
from storage.upsert import insert_missing


def add_campaign(session: Session, campaign: Campaign) -> Campaign:
    """Store a new campaign; DuplicateCampaign when its id is taken."""
    if not insert_missing(session, CampaignRow, [{"id": campaign.id, **_columns(campaign)}]):
        raise DuplicateCampaign(campaign.id)
    return campaign


def update_campaign(session: Session, campaign_id: str, **changes: Any) -> Campaign:
    """Change fields of a campaign (not its id); UnknownCampaign, or InvalidField when it would not hold together."""
    query = select(CampaignRow).where(CampaignRow.id == campaign_id).with_for_update(key_share=True)
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise UnknownCampaign(campaign_id, tuple(c.id for c in campaigns(session)))
    changed = replace(_campaign(row), **changes)
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


def remove_channel(session: Session, campaign_id: str, channel: str) -> None:
    """Take a channel out of a campaign; content planned for it stays."""
    session.execute(delete(CampaignChannelRow).filter_by(campaign=campaign_id, channel=channel))


def channels(session: Session, campaign_id: str) -> tuple[CampaignChannel, ...]:
    """The campaign's channels by id; UnknownCampaign when there is no such campaign."""
    campaign(session, campaign_id)
    query = select(CampaignChannelRow).where(CampaignChannelRow.campaign == campaign_id)
    rows = session.scalars(query.order_by(CampaignChannelRow.channel))
    return tuple(CampaignChannel(campaign=r.campaign, channel=r.channel, role=r.role, owner=r.owner) for r in rows)


def remove_phase(session: Session, campaign_id: str, name: str) -> None:
    """Take a phase out of a campaign; content planned in it stays and shows as out of its phase."""
    session.execute(delete(PhaseRow).filter_by(campaign=campaign_id, name=name))


def _columns(campaign: Campaign) -> dict[str, Any]:
    return {
        "brand": campaign.brand,
        "name": campaign.name,
        "goal": campaign.goal,
        "status": campaign.status,
        "home_channel": campaign.home_channel,
        "brief": dict(campaign.brief),
        "audience": campaign.audience,
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
    )
