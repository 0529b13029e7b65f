"""Tables of submitted copy, people, campaigns with their channels, and phases."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.model import (
    CAMPAIGN_STATUSES,
    PHASE_KINDS,
    SOURCES,
    SUBMISSION_STATUSES,
)
from guidelines.model import LANGUAGES
from storage.base import Base, one_of


class SubmissionRow(Base):
    """A ``Submission``. ``event_id`` is unique: a redelivered event finds the row it made the first time."""

    __tablename__ = "submissions"
    __table_args__ = (
        one_of("source", SOURCES),
        one_of("status", SUBMISSION_STATUSES),
        one_of("language", LANGUAGES),
        one_of("copy_language", LANGUAGES),
        CheckConstraint("(status = 'failed') = (error IS NOT NULL)", name="error_when_failed"),
        CheckConstraint("(card_channel IS NULL) = (card_ts IS NULL)", name="card_whole"),
        UniqueConstraint("event_id"),
        UniqueConstraint("card_channel", "card_ts"),
        Index(None, "team_id", "author", "created_at"),
        Index(None, "origin_channel", "origin_ts"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    event_id: Mapped[str]
    brand: Mapped[str]
    author: Mapped[str]
    team_id: Mapped[str]
    source: Mapped[str]
    language: Mapped[str]
    channel: Mapped[str | None]
    stage: Mapped[str | None]
    campaign: Mapped[str | None]
    audience: Mapped[str | None]
    copy_language: Mapped[str | None]
    as_of: Mapped[dt.date | None]
    file_name: Mapped[str | None]
    origin_channel: Mapped[str | None]
    origin_ts: Mapped[str | None]
    origin_thread_ts: Mapped[str | None]
    card_channel: Mapped[str | None]
    card_ts: Mapped[str | None]
    created_at: Mapped[dt.datetime]
    status: Mapped[str]
    error: Mapped[str | None]


class RevisionRow(Base):
    """A ``Revision``. Its report is there as a whole or not at all."""

    __tablename__ = "revisions"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("score BETWEEN 0 AND 100", name="score"),
        CheckConstraint(
            "(checked_at IS NULL) = (report IS NULL) AND (checked_at IS NULL) = (verdict IS NULL)"
            " AND (checked_at IS NULL) = (score IS NULL) AND (checked_at IS NULL) = (guideline_hash IS NULL)",
            name="report_whole",
        ),
        UniqueConstraint("event_id"),
    )

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    created_at: Mapped[dt.datetime]
    event_id: Mapped[str | None]
    report: Mapped[dict[str, Any] | None]
    verdict: Mapped[str | None]
    score: Mapped[int | None]
    guideline_version: Mapped[int | None]
    guideline_hash: Mapped[str | None]
    checked_at: Mapped[dt.datetime | None]


class FeedbackRow(Base):
    """A ``Feedback``; the primary key is the promise of one per person, finding and revision."""

    __tablename__ = "feedback"
    __table_args__ = (
        ForeignKeyConstraint(
            ["submission_id", "revision"], ["revisions.submission_id", "revisions.number"], ondelete="CASCADE"
        ),
        Index(None, "code", "item_kind", "item_id"),
    )

    submission_id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    finding_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    item_kind: Mapped[str | None]
    item_id: Mapped[str | None]
    comment: Mapped[str | None]
    created_at: Mapped[dt.datetime]


class PersonRow(Base):
    """A ``Person``."""

    __tablename__ = "people"
    __table_args__ = (one_of("language", LANGUAGES),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str | None]
    time_zone: Mapped[str | None]
    onboarded_at: Mapped[dt.datetime | None]
    last_seen: Mapped[dt.datetime]


class CampaignRow(Base):
    """A ``Campaign``."""

    __tablename__ = "campaigns"
    __table_args__ = (one_of("status", CAMPAIGN_STATUSES), Index(None, "brand"), Index(None, "owner"))

    id: Mapped[str] = mapped_column(primary_key=True)
    brand: Mapped[str]
    name: Mapped[str]
    goal: Mapped[str]
    status: Mapped[str]
    home_channel: Mapped[str | None]
    brief: Mapped[dict[str, Any]]
    audience: Mapped[str | None]
    goals: Mapped[dict[str, Any] | None]
    """``{"ids": [...]}``; NULL for a campaign that no goal is linked to."""
    owner: Mapped[str | None]
    version: Mapped[int]


class CampaignChannelRow(Base):
    """A ``CampaignChannel``."""

    __tablename__ = "campaign_channels"
    __table_args__ = (Index(None, "owner"),)

    campaign: Mapped[str] = mapped_column(ForeignKey("campaigns.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    owner: Mapped[str | None]


class PhaseRow(Base):
    """A ``Phase``."""

    __tablename__ = "phases"
    __table_args__ = (one_of("kind", PHASE_KINDS), CheckConstraint("start_day <= end_day", name="days_in_order"))

    campaign: Mapped[str] = mapped_column(ForeignKey("campaigns.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    start_day: Mapped[dt.date]
    end_day: Mapped[dt.date]
