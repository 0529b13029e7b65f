"""Tables of the cards that stand in conversations, and of the digests that were said."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.tasks.tables import TaskRow
from storage.base import Base


class TaskCardRow(Base):
    """A message that shows a task and changes with it, in the language of those who read it there."""

    __tablename__ = "task_cards"
    __table_args__ = (Index(None, "task"),)

    channel: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(ForeignKey(TaskRow.id, ondelete="CASCADE"))
    language: Mapped[str]


class CardRow(Base):
    """A message that shows something and changes with it: ``about`` is the id of what, ``reader`` whose it is alone."""

    __tablename__ = "cards"
    __table_args__ = (Index(None, "subject", "about"),)

    channel: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str]
    about: Mapped[str]
    reader: Mapped[str]
    language: Mapped[str]


class DigestRow(Base):
    """A person's digest of one of their days: taken in hand as part of a message, and sent."""

    __tablename__ = "digests"
    __table_args__ = (Index(None, "delivery"),)

    user_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    delivery: Mapped[str]
    claimed_at: Mapped[dt.datetime]
    sent_at: Mapped[dt.datetime | None]
