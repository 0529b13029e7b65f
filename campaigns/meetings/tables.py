"""Tables of meeting series, meetings, their agendas and decisions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.meetings.model import MEETING_STATUSES, OUTCOMES, SERIES_KINDS
from campaigns.model import GRANULARITIES
from campaigns.tables import CampaignRow
from storage.base import Base, one_of


class SeriesRow(Base):
    """A ``Series``; ``participants`` is ``{"users": [...]}``."""

    __tablename__ = "meeting_series"
    __table_args__ = (one_of("kind", SERIES_KINDS), Index(None, "brand"), Index(None, "campaign"))

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    brand: Mapped[str]
    campaign: Mapped[str | None] = mapped_column(ForeignKey(CampaignRow.id, ondelete="SET NULL"))
    first: Mapped[str]
    zone: Mapped[str]
    rule: Mapped[str | None]
    minutes: Mapped[int]
    participants: Mapped[dict[str, Any]]
    channel: Mapped[str | None]
    lead_hours: Mapped[int]
    country: Mapped[str | None]
    language: Mapped[str | None]


class MeetingRow(Base):
    """A ``Meeting``; ``starts_at`` is its moment, derived from the wall time."""

    __tablename__ = "meetings"
    __table_args__ = (
        one_of("status", MEETING_STATUSES),
        CheckConstraint("(status = 'closed') = (closed_at IS NOT NULL)", name="closed_when"),
        UniqueConstraint("series", "at"),
        Index(None, "status", "starts_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(ForeignKey("meeting_series.id", ondelete="CASCADE"))
    at: Mapped[str]
    zone: Mapped[str]
    starts_at: Mapped[dt.datetime]
    status: Mapped[str]
    closed_at: Mapped[dt.datetime | None]


class AgendaItemRow(Base):
    """An ``AgendaItem``. An item that is carried moves to the next meeting; ``first_meeting`` stays."""

    __tablename__ = "agenda_items"
    __table_args__ = (
        one_of("outcome", OUTCOMES),
        one_of("due_granularity", GRANULARITIES),
        CheckConstraint(
            "(due IS NULL) = (due_zone IS NULL) AND (due IS NULL) = (due_granularity IS NULL)", name="due_whole"
        ),
        Index(None, "meeting", "position"),
        Index(None, "series", "outcome"),
        Index(None, "series", "kind", "ref"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(ForeignKey("meeting_series.id", ondelete="CASCADE"))
    meeting: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    first_meeting: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    ref: Mapped[str]
    title: Mapped[str]
    owner: Mapped[str | None]
    due: Mapped[str | None]
    due_zone: Mapped[str | None]
    due_granularity: Mapped[str | None]
    added_by: Mapped[str]
    outcome: Mapped[str]
    carried: Mapped[int]
    note: Mapped[str]
    result: Mapped[str | None]


class DecisionRow(Base):
    """A ``Decision``: never without an owner and a date."""

    __tablename__ = "decisions"
    __table_args__ = (
        one_of("due_granularity", GRANULARITIES),
        CheckConstraint("owner <> '' AND text <> ''", name="owned"),
        Index(None, "meeting"),
        Index(None, "owner"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    meeting: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    item: Mapped[str | None]
    text: Mapped[str]
    owner: Mapped[str]
    due: Mapped[str]
    due_zone: Mapped[str]
    due_granularity: Mapped[str]
    by: Mapped[str]
    at: Mapped[dt.datetime]


class CarriedRow(Base):
    """An open item as a meeting left it: so that its minutes keep saying what it carried on."""

    __tablename__ = "carried_items"

    meeting: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    item: Mapped[str] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"), primary_key=True)
    note: Mapped[str]
