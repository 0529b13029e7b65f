"""Tables of approval policies, roles and stand-ins, approvals with their record, and frozen texts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.approvals.model import APPROVAL_STATUSES, EVENT_KINDS
from campaigns.tables import SubmissionRow
from storage.base import Base, one_of


class PolicyRow(Base):
    """A brand's ``Policy``; approvals under way keep the one they began with."""

    __tablename__ = "approval_policies"

    brand: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    changed_by: Mapped[str]
    changed_at: Mapped[dt.datetime]


class RoleRow(Base):
    """Somebody has a role in a brand."""

    __tablename__ = "brand_roles"
    __table_args__ = (Index(None, "user_id"),)

    brand: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)


class StandInRow(Base):
    """Somebody stands in for a reviewer from a day to a day, both included."""

    __tablename__ = "stand_ins"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="days_in_order"),
        CheckConstraint("user_id <> stand_in", name="another_person"),
        Index(None, "stand_in"),
    )

    user_id: Mapped[str] = mapped_column(primary_key=True)
    first_day: Mapped[dt.date] = mapped_column(primary_key=True)
    last_day: Mapped[dt.date]
    stand_in: Mapped[str]


class ApprovalRow(Base):
    """An approval: what its record amounts to, for lists. The record is the truth."""

    __tablename__ = "approvals"
    __table_args__ = (
        one_of("status", APPROVAL_STATUSES),
        CheckConstraint("version >= 1", name="version"),
        Index(None, "brand", "status"),
        Index(None, "campaign", "status"),
        Index(None, "status", "deadline"),
        Index(None, "submission"),
        Index(None, "batch"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    submission: Mapped[str] = mapped_column(ForeignKey(SubmissionRow.id))
    brand: Mapped[str]
    campaign: Mapped[str | None]
    batch: Mapped[str | None]
    requested_by: Mapped[str]
    author: Mapped[str]
    policy: Mapped[dict[str, Any]]
    status: Mapped[str]
    stage: Mapped[str | None]
    revision: Mapped[int]
    deadline: Mapped[dt.datetime | None]
    delegate: Mapped[str | None]
    until: Mapped[dt.date | None]
    edited: Mapped[int | None]
    created_at: Mapped[dt.datetime]
    changed_at: Mapped[dt.datetime]
    version: Mapped[int]


class WaitRow(Base):
    """A reviewer whose decision the open stage of an approval waits for."""

    __tablename__ = "approval_waits"
    __table_args__ = (one_of("kind", ("user", "role")), Index(None, "kind", "who"))

    approval: Mapped[str] = mapped_column(ForeignKey("approvals.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(primary_key=True)


class ApprovalEventRow(Base):
    """An ``ApprovalEvent``. ``event_id`` is the click it came from: delivered twice, it counts once."""

    __tablename__ = "approval_events"
    __table_args__ = (
        one_of("kind", EVENT_KINDS),
        CheckConstraint("(span_start IS NULL) = (span_end IS NULL)", name="span_whole"),
        UniqueConstraint("event_id"),
    )

    approval: Mapped[str] = mapped_column(ForeignKey("approvals.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    by: Mapped[str]
    kind: Mapped[str]
    revision: Mapped[int]
    stage: Mapped[str | None]
    on_behalf_of: Mapped[str | None]
    comment: Mapped[str]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    quote: Mapped[str]
    detail: Mapped[dict[str, Any]]
    event_id: Mapped[str | None]


class FrozenRow(Base):
    """A ``FrozenCopy``; one a revision that was approved."""

    __tablename__ = "frozen_copies"
    __table_args__ = (CheckConstraint("length(seal) = 64", name="seal"), Index(None, "submission"))

    approval: Mapped[str] = mapped_column(ForeignKey("approvals.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    submission: Mapped[str]
    text: Mapped[str]
    report: Mapped[dict[str, Any]]
    guideline_version: Mapped[int | None]
    guideline_hash: Mapped[str]
    frozen_at: Mapped[dt.datetime]
    seal: Mapped[str]
