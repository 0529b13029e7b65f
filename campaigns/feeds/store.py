"""Feeds issued, found by the token in their address, revoked, and filled with what they are of."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.calendar.model import OUT, ContentItem, ContentStatus
from campaigns.calendar.tables import ContentRow
from campaigns.feeds.ics import Event, assembled, item_event, task_event
from campaigns.feeds.model import DatedTask, Feed, FeedKind, UnknownFeed
from campaigns.feeds.tables import FeedRow
from campaigns.model import Campaign, Due, Granularity, Phase
from campaigns.tables import CampaignRow
from campaigns.tasks.model import ACTIVE
from campaigns.tasks.tables import TaskRow
from guidelines.model import Language

TOKEN_BYTES = 32
"""256 random bits: nobody finds an address by trying."""

AT_MOST = 2000
"""Entries of each sort in one feed."""
KEPT = 20_000
"""Events of each sort that are kept as they were written: of a feed that changed, most are as they were."""


def issue(session: Session, kind: FeedKind, ref: str, *, by: str, now: dt.datetime) -> tuple[Feed, str]:
    """A new feed and the token of its address, which is told this once and never again. UnknownCampaign."""
    if kind == "campaign":
        campaigns_store.campaign(session, ref)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = FeedRow(id=uuid.uuid4().hex, kind=kind, ref=ref, token_hash=_hash(token), created_by=by, created_at=now)
    session.add(row)
    session.flush()
    return _feed(row), token


def by_token(session: Session, token: str) -> Feed:
    """The feed of that token; UnknownFeed when there is none or it was revoked."""
    # The hash is looked up, not the token: how long that takes tells nothing about a token that is nearly right.
    row = session.scalars(select(FeedRow).filter_by(token_hash=_hash(token), revoked_at=None)).one_or_none()
    if row is None:
        raise UnknownFeed
    return _feed(row)


def revoke(session: Session, feed_id: str, now: dt.datetime) -> bool:
    """Close a feed's address for good; False when it is closed already or there is none."""
    closed = update(FeedRow).filter_by(id=feed_id, revoked_at=None).values(revoked_at=now).returning(FeedRow.id)
    return session.execute(closed).first() is not None


def issued_by(session: Session, user: str) -> tuple[Feed, ...]:
    """The person's feeds that are open, the newest first."""
    query = select(FeedRow).filter_by(created_by=user, revoked_at=None)
    return tuple(_feed(row) for row in session.scalars(query.order_by(FeedRow.created_at.desc(), FeedRow.id)))


def state(session: Session, feed: Feed) -> tuple[object, ...]:
    """What tells one state of the feed's contents from another, found without reading them.

    Whatever changes a task or an item counts its version up and notes the moment, and what leaves is not counted any
    more.
    """
    campaigns, phases = _campaigns(session, feed)
    found: list[object] = [campaigns, phases]
    for table, where in ((TaskRow, _tasks(feed)), (ContentRow, _content(feed))):
        marks = select(func.count(), func.max(table.changed_at), func.sum(table.version)).where(*where)
        found.append(tuple(session.execute(marks).one()))
    return tuple(found)


def render(session: Session, feed: Feed, language: Language) -> bytes:
    """The feed as an iCalendar file: active tasks with a date, content, and of a campaign or brand its phases."""
    campaigns, phases = _campaigns(session, feed)
    name = campaigns[0].name if feed.kind == "campaign" else feed.ref
    tasks = session.execute(_first(_TASK, _tasks(feed), TaskRow.due_over, TaskRow.id))
    order = (ContentRow.publish_over.is_(None), ContentRow.publish_over, ContentRow.id)
    items = session.execute(_first(_ITEM, _content(feed), *order))
    events = (*(_task(*row) for row in tasks), *(_item(feed.created_at, language, *row) for row in items))
    return assembled(name, [event for event in events if event], phases, feed.created_at, language)


# Only the columns that are shown are read, since a feed is asked for every few minutes.
_TASK = (
    TaskRow.id,
    TaskRow.title,
    TaskRow.details,
    TaskRow.due,
    TaskRow.due_zone,
    TaskRow.due_granularity,
    TaskRow.created_at,
    TaskRow.changed_at,
    TaskRow.version,
)
_ITEM = (
    ContentRow.id,
    ContentRow.campaign,
    ContentRow.title,
    ContentRow.channel,
    ContentRow.publish,
    ContentRow.publish_zone,
    ContentRow.publish_granularity,
    ContentRow.status,
    ContentRow.changed_at,
    ContentRow.version,
)


def _first(columns: tuple[Any, ...], where: tuple[ColumnElement[bool], ...], *order: Any) -> Select[Any]:
    return select(*columns).where(*where).order_by(*order).limit(AT_MOST)


@lru_cache(maxsize=KEPT)
def _task(
    name: str,
    title: str,
    details: str,
    due: str,
    zone: str,
    granularity: Granularity,
    created_at: dt.datetime,
    changed_at: dt.datetime,
    version: int,
) -> Event | None:
    task = DatedTask(
        id=name,
        title=title,
        details=details,
        due=Due(at=due, zone=zone, granularity=granularity),
        created_at=created_at,
        changed_at=changed_at,
        version=version,
    )
    return task_event(task)


@lru_cache(maxsize=KEPT)
def _item(
    issued: dt.datetime,
    language: Language,
    name: str,
    campaign: str,
    title: str,
    channel: str,
    publish: str | None,
    zone: str,
    granularity: Granularity,
    status: ContentStatus,
    changed_at: dt.datetime | None,
    version: int,
) -> Event | None:
    item = ContentItem(
        id=name,
        campaign=campaign,
        title=title,
        channel=channel,
        publish=Due(at=publish, zone=zone, granularity=granularity) if publish else None,
        status=status,
        changed_at=changed_at,
        version=version,
    )
    return item_event(item, issued, language)


def _campaigns(session: Session, feed: Feed) -> tuple[tuple[Campaign, ...], tuple[Phase, ...]]:
    found: tuple[Campaign, ...] = ()
    if feed.kind == "campaign":
        found = (campaigns_store.campaign(session, feed.ref),)
    elif feed.kind == "brand":
        found = campaigns_store.campaigns(session, brand=feed.ref)
    return found, tuple(p for each in found for p in campaigns_store.phases(session, each.id))


def _tasks(feed: Feed) -> tuple[ColumnElement[bool], ...]:
    active = (TaskRow.status.in_(ACTIVE), TaskRow.due_over.is_not(None))
    if feed.kind == "person":
        return (TaskRow.owner == feed.ref, *active)
    if feed.kind == "campaign":
        return (TaskRow.campaign == feed.ref, *active)
    return (TaskRow.campaign.in_(select(CampaignRow.id).where(CampaignRow.brand == feed.ref)), *active)


def _content(feed: Feed) -> tuple[ColumnElement[bool], ...]:
    if feed.kind == "person":
        return ContentRow.owner == feed.ref, ContentRow.status.not_in(OUT)
    if feed.kind == "campaign":
        return (ContentRow.campaign == feed.ref,)
    return (ContentRow.campaign.in_(select(CampaignRow.id).where(CampaignRow.brand == feed.ref)),)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _feed(row: FeedRow) -> Feed:
    return Feed(
        id=row.id,
        kind=cast(FeedKind, row.kind),
        ref=row.ref,
        created_by=row.created_by,
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )
