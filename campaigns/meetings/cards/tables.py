"""Tables of the messages that show an agenda, and of the action items that were found in notes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.meetings.tables import MeetingRow
from storage.base import Base


class MeetingCardRow(Base):
    """The message of a meeting's agenda. ``claim`` is the work that posts it; ``ts`` is None until it stands there."""

    __tablename__ = "meeting_cards"

    meeting: Mapped[str] = mapped_column(ForeignKey(MeetingRow.id, ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str]
    ts: Mapped[str | None]
    claim: Mapped[str]
    page: Mapped[int]


class NoteReviewRow(Base):
    """Action items of notes on their confirm card.

    ``items`` is ``{"items": [...], "decisions": [...]}``: a ``ReviewItem`` each, and texts (none in old rows).
    """

    __tablename__ = "note_reviews"

    id: Mapped[str] = mapped_column(primary_key=True)
    by: Mapped[str]
    language: Mapped[str]
    meeting: Mapped[str | None] = mapped_column(ForeignKey(MeetingRow.id, ondelete="SET NULL"))
    channel: Mapped[str]
    thread: Mapped[str | None]
    ts: Mapped[str | None]
    link: Mapped[str | None]
    page: Mapped[int]
    items: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime]
