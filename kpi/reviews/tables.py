"""Tables of reviews: where they come by themselves, those that were sent, and what was decided on their proposals."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm import Session as Session  # for those who hand a unit of work on without asking it anything

from kpi.reviews.model import DECISIONS, PERIODS
from storage.base import Base, one_of


class ScheduleRow(Base):
    """A ``Schedule``, one of each period and scope in a conversation; ``time`` is HH:MM, no campaign is empty."""

    __tablename__ = "review_schedules"
    __table_args__ = (one_of("period", PERIODS), CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"))

    channel: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    campaign: Mapped[str] = mapped_column(primary_key=True)
    weekday: Mapped[int]
    time: Mapped[str]
    zone: Mapped[str]
    language: Mapped[str | None]
    created_by: Mapped[str]
    created_at: Mapped[dt.datetime]


class SentRow(Base):
    """A review that was sent. ``message`` is it as it was shown, ``proposals`` what each of its proposals is about."""

    __tablename__ = "reviews"
    __table_args__ = (one_of("period", PERIODS), CheckConstraint("first_day <= last_day", name="days_in_order"))

    id: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str]
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    language: Mapped[str]
    message: Mapped[dict[str, Any]]
    proposals: Mapped[dict[str, Any]]
    made_at: Mapped[dt.datetime]
    channel: Mapped[str | None]
    ts: Mapped[str | None]


class DecisionRow(Base):
    """What was decided on a proposal of a review, by whom and when; the first word counts."""

    __tablename__ = "review_decisions"
    __table_args__ = (one_of("decision", DECISIONS), Index(None, "proposal", "at"))

    review: Mapped[str] = mapped_column(ForeignKey(SentRow.id, ondelete="CASCADE"), primary_key=True)
    proposal: Mapped[str] = mapped_column(primary_key=True)
    decision: Mapped[str]
    by: Mapped[str]
    at: Mapped[dt.datetime]
    task: Mapped[str | None]
