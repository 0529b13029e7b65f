"""A campaign at a glance: its tasks, approvals, next content and next meeting; and which campaigns are a person's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from campaigns import store
from campaigns.approvals.model import UNDER_WAY
from campaigns.approvals.store_lists import of_campaign as approvals_of
from campaigns.calendar import store as calendar_store
from campaigns.calendar.model import OUT, ContentItem
from campaigns.calendar.tables import ContentRow
from campaigns.meetings.store import meeting as meeting_by_id
from campaigns.meetings.store import series as series_by_id
from campaigns.meetings.tables import MeetingRow, SeriesRow
from campaigns.model import ACTIVE_CAMPAIGNS, Campaign, CampaignChannel, Due, Phase
from campaigns.tables import CampaignChannelRow, CampaignRow
from campaigns.tasks.model import ACTIVE
from campaigns.tasks.store_lists import Counts, counts
from campaigns.tasks.tables import TaskRow


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting of a campaign that runs or comes next."""

    title: str
    at: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A campaign with what its card tells. ``pending`` counts approvals that wait for somebody (100 stands for more),
    ``decide_by`` is when the first of them should be decided."""

    campaign: Campaign
    phases: tuple[Phase, ...]
    channels: tuple[CampaignChannel, ...]
    tasks: Counts
    pending: int
    decide_by: dt.datetime | None
    content: ContentItem | None
    meeting: NextMeeting | None


def overview(session: Session, campaign_id: str, now: dt.datetime) -> Overview:
    """Everything the card of a campaign tells at a moment; UnknownCampaign."""
    pending = approvals_of(session, campaign_id, statuses=UNDER_WAY)
    return Overview(
        campaign=store.campaign(session, campaign_id),
        phases=store.phases(session, campaign_id),
        channels=store.channels(session, campaign_id),
        tasks=counts(session, campaign_id, now),
        pending=len(pending),
        decide_by=min((each.deadline for each in pending if each.deadline), default=None),
        content=_next_content(session, campaign_id, now),
        meeting=_next_meeting(session, campaign_id, now),
    )


def of_person(session: Session, user: str) -> tuple[Campaign, ...]:
    """Campaigns under way that are a person's: they answer for it, for one of its channels, or for a task in it."""
    channels = select(CampaignChannelRow.campaign).where(CampaignChannelRow.owner == user)
    tasks = select(TaskRow.campaign).where(
        TaskRow.owner == user, TaskRow.status.in_(ACTIVE), TaskRow.campaign.is_not(None)
    )
    mine = or_(CampaignRow.owner == user, CampaignRow.id.in_(channels), CampaignRow.id.in_(tasks))
    ids = session.scalars(select(CampaignRow.id).where(mine, CampaignRow.status.in_(ACTIVE_CAMPAIGNS)))
    return tuple(sorted((store.campaign(session, each) for each in ids), key=lambda c: (c.name.casefold(), c.id)))


def late(session: Session, campaigns: Iterable[str], now: dt.datetime) -> dict[str, int]:
    """How many tasks of each campaign are late; campaigns without any are left out."""
    where = (TaskRow.campaign.in_(list(campaigns)), TaskRow.status.in_(ACTIVE), TaskRow.due_over <= now)
    query = select(TaskRow.campaign, func.count()).where(*where).group_by(TaskRow.campaign)
    return {str(campaign): number for campaign, number in session.execute(query)}


def _next_content(session: Session, campaign: str, now: dt.datetime) -> ContentItem | None:
    where = (ContentRow.campaign == campaign, ContentRow.status.not_in(OUT), ContentRow.publish_over > now)
    query = select(ContentRow.id).where(*where).order_by(ContentRow.publish_over, ContentRow.id).limit(1)
    found = session.scalars(query).one_or_none()
    return calendar_store.get(session, found) if found is not None else None


def _next_meeting(session: Session, campaign: str, now: dt.datetime) -> NextMeeting | None:
    query = (
        select(MeetingRow.id)
        .join(SeriesRow, SeriesRow.id == MeetingRow.series)
        .where(SeriesRow.campaign == campaign, MeetingRow.status.in_(("planned", "running")))
        .where(or_(MeetingRow.status == "running", MeetingRow.starts_at > now))
        .order_by(MeetingRow.starts_at, MeetingRow.id)
        .limit(1)
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        return None
    meeting = meeting_by_id(session, found)
    return NextMeeting(series_by_id(session, meeting.series).title, meeting.at)
