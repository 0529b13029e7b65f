"""Tables of comparisons and of their disagreements."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.comparisons.model import DISAGREEMENT_STATUSES
from guidelines.model import LANGUAGES
from storage.base import Base, one_of


class ComparisonRow(Base):
    """A ``Compared``: ``content`` holds its pieces and notes, ``result`` what was found."""

    __tablename__ = "comparisons"
    __table_args__ = (one_of("language", LANGUAGES), Index(None, "scope", "made_at"))

    id: Mapped[str] = mapped_column(primary_key=True)
    brand: Mapped[str]
    scope: Mapped[str]
    campaign: Mapped[str | None]
    by: Mapped[str]
    team_id: Mapped[str]
    language: Mapped[str]
    made_at: Mapped[dt.datetime]
    version: Mapped[int]
    content: Mapped[dict[str, Any]]
    result: Mapped[dict[str, Any] | None]


class DisagreementRow(Base):
    """A ``Disagreement``."""

    __tablename__ = "disagreements"
    __table_args__ = (
        one_of("status", DISAGREEMENT_STATUSES),
        UniqueConstraint("scope", "key"),
        Index(None, "status", "brand"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[str]
    key: Mapped[str]
    brand: Mapped[str]
    campaign: Mapped[str | None]
    comparison: Mapped[str] = mapped_column(ForeignKey(ComparisonRow.id, ondelete="CASCADE"))
    position: Mapped[int]
    content: Mapped[dict[str, Any]]
    status: Mapped[str]
    first_seen: Mapped[dt.datetime]
    by: Mapped[str | None]
    at: Mapped[dt.datetime | None]
    right: Mapped[str | None]
    task: Mapped[str | None]
    exception: Mapped[str | None]
