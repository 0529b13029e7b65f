"""Feeds issued, found by the token in their address, revoked, and filled with what they are of."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid
from typing import cast

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.calendar import store as content
from campaigns.calendar.model import OUT
from campaigns.calendar.tables import ContentRow
from campaigns.feeds.ics import Contents, write
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
    if feed.kind == "person":
        items = content.of_owner(session, feed.ref, limit=AT_MOST)
    elif feed.kind == "campaign":
        items = content.of_campaign(session, feed.ref, limit=AT_MOST)
    else:
        items = content.of_brand(session, feed.ref, limit=AT_MOST)
    name = campaigns[0].name if feed.kind == "campaign" else feed.ref
    tasks = _dated(session, *_tasks(feed))
    return write(Contents(name=name, tasks=tasks, items=items, phases=phases), feed.created_at, language)


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


def _dated(session: Session, *where: ColumnElement[bool]) -> tuple[DatedTask, ...]:
    """Tasks by due date; only the columns that are shown are read, since a feed is asked for every few minutes."""
    query = select(
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
    rows = session.execute(query.where(*where).order_by(TaskRow.due_over, TaskRow.id).limit(AT_MOST))
    return tuple(
        DatedTask(
            id=name,
            title=title,
            details=details,
            due=Due(at=str(due), zone=str(zone), granularity=cast(Granularity, granularity)),
            created_at=created_at,
            changed_at=changed_at,
            version=version,
        )
        for name, title, details, due, zone, granularity, created_at, changed_at, version in rows
    )


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
