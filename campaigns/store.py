"""Campaigns with their phases, and tasks with their owners, kept and read back."""

from __future__ import annotations

from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns.errors import DuplicateCampaign, DuplicatePhase, UnknownCampaign
from campaigns.model import Campaign, CampaignStatus, Due, Granularity, Phase, PhaseKind, Task, TaskStatus
from campaigns.tables import CampaignRow, PhaseRow, TaskRow
from storage.upsert import insert_missing


def add_campaign(session: Session, campaign: Campaign) -> Campaign:
    """Store a new campaign; DuplicateCampaign when its id is taken."""
    row = {
        "id": campaign.id,
        "brand": campaign.brand,
        "name": campaign.name,
        "goal": campaign.goal,
        "status": campaign.status,
        "home_channel": campaign.home_channel,
        "brief": dict(campaign.brief),
    }
    if not insert_missing(session, CampaignRow, [row]):
        raise DuplicateCampaign(campaign.id)
    return campaign


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


def add_task(session: Session, task: Task) -> Task:
    """Store a task; one of the same id is left as it is and returned. UnknownCampaign when it names one."""
    if task.campaign is not None:
        campaign(session, task.campaign)
    row = {
        "id": task.id,
        "title": task.title,
        "owner": task.owner,
        "due": task.due and task.due.at,
        "due_zone": task.due and task.due.zone,
        "due_granularity": task.due and task.due.granularity,
        "status": task.status,
        "campaign": task.campaign,
        "origin": task.origin,
        "created_at": task.created_at,
    }
    insert_missing(session, TaskRow, [row])
    return _task(session.get_one(TaskRow, task.id))


def tasks(
    session: Session, *, owner: str | None = None, campaign_id: str | None = None, status: TaskStatus | None = None
) -> tuple[Task, ...]:
    """Tasks of an owner, a campaign, a status, or all; the oldest first."""
    query = select(TaskRow)
    wanted = ((TaskRow.owner, owner), (TaskRow.campaign, campaign_id), (TaskRow.status, status))
    for column, value in wanted:
        if value is not None:
            query = query.where(column == value)
    return tuple(_task(row) for row in session.scalars(query.order_by(TaskRow.created_at, TaskRow.id)))


def _campaign(row: CampaignRow) -> Campaign:
    return Campaign(
        id=row.id,
        brand=row.brand,
        name=row.name,
        goal=row.goal,
        status=cast(CampaignStatus, row.status),
        home_channel=row.home_channel,
        brief=row.brief,
    )


def _task(row: TaskRow) -> Task:
    due = None
    if row.due is not None and row.due_zone is not None:
        due = Due(at=row.due, zone=row.due_zone, granularity=cast(Granularity, row.due_granularity))
    return Task(
        id=row.id,
        title=row.title,
        owner=row.owner,
        created_at=row.created_at,
        status=cast(TaskStatus, row.status),
        due=due,
        campaign=row.campaign,
        origin=row.origin,
    )
