"""Table of exceptions."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class ExceptionRow(Base):
    """A ``GuidelineException`` of a brand, or a disagreement that may stand (``disagreement``: its key)."""

    __tablename__ = "exceptions"
    __table_args__ = (
        CheckConstraint(
            "phrase IS NOT NULL OR rule IS NOT NULL OR channel IS NOT NULL OR submission IS NOT NULL"
            " OR disagreement IS NOT NULL",
            name="about_something",
        ),
        Index(None, "brand", "until"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    brand: Mapped[str]
    title: Mapped[str]
    phrase: Mapped[str | None]
    rule: Mapped[str | None]
    channel: Mapped[str | None]
    submission: Mapped[str | None]
    disagreement: Mapped[str | None]
    campaign: Mapped[str | None]
    reason: Mapped[str]
    author: Mapped[str]
    created_at: Mapped[dt.datetime]
    until: Mapped[dt.date]
    ended_at: Mapped[dt.datetime | None]
    ended_by: Mapped[str | None]
