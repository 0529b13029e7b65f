"""Tables of tasks, who contributes, what they wait for, and their history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from campaigns.model import GRANULARITIES
from campaigns.tables import CampaignRow
from campaigns.tasks.model import ORIGIN_KINDS, PRIORITIES, TASK_STATUSES
from storage.base import Base, one_of


class TaskRow(Base):
    """A ``Task``. A due date has its zone and granularity beside it, always.

    ``due_over`` is the moment from which it is late, derived from the due date whenever that is written: lists are
    found by it. ``replan`` says that its reminders have to be planned anew.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        one_of("status", TASK_STATUSES),
        one_of("priority", PRIORITIES),
        one_of("due_granularity", GRANULARITIES),
        one_of("origin_kind", ORIGIN_KINDS),
        CheckConstraint(
            "(due IS NULL) = (due_zone IS NULL) AND (due IS NULL) = (due_granularity IS NULL)"
            " AND (due IS NULL) = (due_over IS NULL)",
            name="due_whole",
        ),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("(closed_at IS NOT NULL) = (status IN ('done', 'cancelled'))", name="closed_when_over"),
        Index(None, "owner", "status", "due_over"),
        Index(None, "campaign", "status", "due_over"),
        Index(None, "status", "due_over"),
        Index(None, "campaign", "closed_at"),
        Index(None, "replan", "id"),
        Index(None, "series"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    details: Mapped[str]
    owner: Mapped[str]
    status: Mapped[str]
    priority: Mapped[str]
    due: Mapped[str | None]
    due_zone: Mapped[str | None]
    due_granularity: Mapped[str | None]
    due_over: Mapped[dt.datetime | None]
    campaign: Mapped[str | None] = mapped_column(ForeignKey(CampaignRow.id, ondelete="SET NULL"))
    channel: Mapped[str | None]
    checklist: Mapped[dict[str, Any] | None]
    recurrence: Mapped[str | None]
    series: Mapped[str | None]
    series_start: Mapped[str | None]
    origin_kind: Mapped[str | None]
    origin_ref: Mapped[str | None]
    origin_link: Mapped[str | None]
    snoozed_until: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime]
    created_by: Mapped[str]
    changed_at: Mapped[dt.datetime]
    closed_at: Mapped[dt.datetime | None]
    version: Mapped[int]
    replan: Mapped[bool]
    contributors: Mapped[list[ContributorRow]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )
    needs: Mapped[list[NeedRow]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", passive_deletes=True, foreign_keys="NeedRow.task"
    )


class ContributorRow(Base):
    """Somebody who helps with a task."""

    __tablename__ = "task_contributors"
    __table_args__ = (Index(None, "user_id"),)

    task: Mapped[str] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)


class NeedRow(Base):
    """``task`` waits for ``needs``."""

    __tablename__ = "task_needs"
    __table_args__ = (CheckConstraint("task <> needs", name="another_task"), Index(None, "needs"))

    task: Mapped[str] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True)
    needs: Mapped[str] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True)


class TaskEventRow(Base):
    """A ``TaskEvent``. ``event_id`` is the click it came from: delivered twice, it counts once."""

    __tablename__ = "task_events"
    __table_args__ = (UniqueConstraint("event_id"),)

    task: Mapped[str] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    by: Mapped[str]
    action: Mapped[str]
    changes: Mapped[dict[str, Any]]
    note: Mapped[str]
    event_id: Mapped[str | None]
