"""Tables of content items and coordination rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.calendar.model import CONTENT_STATUSES
from campaigns.model import GRANULARITIES
from campaigns.tables import CampaignRow
from storage.base import Base, one_of


class ContentRow(Base):
    """A ``ContentItem``. ``publish_over`` is the moment from which it is late, derived from its publish time."""

    __tablename__ = "content_items"
    __table_args__ = (
        one_of("status", CONTENT_STATUSES),
        one_of("publish_granularity", GRANULARITIES),
        CheckConstraint(
            "(publish IS NULL) = (publish_zone IS NULL) AND (publish IS NULL) = (publish_granularity IS NULL)"
            " AND (publish IS NULL) = (publish_over IS NULL)",
            name="publish_whole",
        ),
        CheckConstraint("version >= 1", name="version"),
        Index(None, "campaign", "publish_over"),
        Index(None, "owner", "publish_over"),
        Index(None, "submission"),
        Index(None, "parent"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    campaign: Mapped[str] = mapped_column(ForeignKey(CampaignRow.id, ondelete="CASCADE"))
    title: Mapped[str]
    channel: Mapped[str]
    stage: Mapped[str | None]
    phase: Mapped[str | None]
    format: Mapped[str | None]
    owner: Mapped[str | None]
    publish: Mapped[str | None]
    publish_zone: Mapped[str | None]
    publish_granularity: Mapped[str | None]
    publish_over: Mapped[dt.datetime | None]
    status: Mapped[str]
    submission: Mapped[str | None]
    parent: Mapped[str | None]
    hands_off_to: Mapped[str | None]
    version: Mapped[int]
    changed_at: Mapped[dt.datetime]


class RuleRow(Base):
    """A ``CoordinationRule``; ``selectors`` is ``{"when": {...}, "then": {...}}``."""

    __tablename__ = "coordination_rules"
    __table_args__ = (CheckConstraint("within_days >= 0", name="within_days"), Index(None, "campaign"))

    id: Mapped[str] = mapped_column(primary_key=True)
    campaign: Mapped[str] = mapped_column(ForeignKey(CampaignRow.id, ondelete="CASCADE"))
    selectors: Mapped[dict[str, Any]]
    within_days: Mapped[int]
    reason: Mapped[str]
