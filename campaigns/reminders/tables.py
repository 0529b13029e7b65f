"""Tables of people's habits and leave, and the outbox of reminders."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.reminders.model import REMINDER_KINDS, REMINDER_STATES
from campaigns.tasks.tables import TaskRow
from storage.base import Base, one_of


class HabitsRow(Base):
    """What a person said about being reminded; NULL where the team's habits hold. Hours are ``09:00``.

    ``country`` is an ISO code, empty for Monday to Friday without holidays.
    """

    __tablename__ = "habits"

    user_id: Mapped[str] = mapped_column(primary_key=True)
    opens: Mapped[str | None]
    closes: Mapped[str | None]
    country: Mapped[str | None]


class LeaveRow(Base):
    """Days on which a person is away, both included."""

    __tablename__ = "leave"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="days_in_order"),)

    user_id: Mapped[str] = mapped_column(primary_key=True)
    first_day: Mapped[dt.date] = mapped_column(primary_key=True)
    last_day: Mapped[dt.date]


class ReminderRow(Base):
    """A ``Reminder`` on its way: pending, claimed by a worker as part of a delivery, sent.

    ``planned_at`` is when it was meant to be said, ``send_at`` when it may be: later where it was held up.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        one_of("kind", REMINDER_KINDS),
        one_of("state", REMINDER_STATES),
        CheckConstraint(
            "(state = 'pending') = (delivery IS NULL) AND (state = 'pending') = (claimed_at IS NULL)",
            name="claim_whole",
        ),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_when"),
        Index(None, "state", "send_at"),
        Index(None, "user_id", "state", "send_at"),
        Index(None, "task"),
        Index(None, "delivery"),
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(ForeignKey(TaskRow.id, ondelete="CASCADE"))
    user_id: Mapped[str]
    kind: Mapped[str]
    number: Mapped[int]
    basis: Mapped[str]
    planned_at: Mapped[dt.datetime]
    send_at: Mapped[dt.datetime]
    state: Mapped[str]
    delivery: Mapped[str | None]
    attempts: Mapped[int]
    claimed_at: Mapped[dt.datetime | None]
    sent_at: Mapped[dt.datetime | None]
