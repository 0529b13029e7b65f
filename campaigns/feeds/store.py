"""Feeds issued, found by the token in their address, revoked, and filled with what they are of."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid
from typing import cast

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.calendar import store as content
from campaigns.feeds.ics import Contents, write
from campaigns.feeds.model import Feed, FeedKind, UnknownFeed
from campaigns.feeds.tables import FeedRow
from campaigns.model import Campaign, Phase
from campaigns.tasks import store_lists
from campaigns.tasks.model import Task
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


def render(session: Session, feed: Feed, language: Language) -> bytes:
    """The feed as an iCalendar file: active tasks with a date, content, and of a campaign or brand its phases."""
    tasks: tuple[Task, ...] = ()
    phases: tuple[Phase, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    name = feed.ref
    if feed.kind == "person":
        tasks = store_lists.owned(session, feed.ref, limit=AT_MOST)
        items = content.of_owner(session, feed.ref, limit=AT_MOST)
    elif feed.kind == "campaign":
        campaigns = (campaigns_store.campaign(session, feed.ref),)
        items = content.of_campaign(session, feed.ref, limit=AT_MOST)
        name = campaigns[0].name
    else:
        campaigns = campaigns_store.campaigns(session, brand=feed.ref)
        items = content.of_brand(session, feed.ref, limit=AT_MOST)
    for campaign in campaigns:
        tasks += store_lists.of_campaign(session, campaign.id, limit=AT_MOST)
        phases += campaigns_store.phases(session, campaign.id)
    return write(Contents(name=name, tasks=tasks, items=items, phases=phases), feed.created_at, language)


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
