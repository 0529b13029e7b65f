"""Table of calendar feeds."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from campaigns.feeds.model import FEED_KINDS
from storage.base import Base, one_of


class FeedRow(Base):
    """A ``Feed``. Only the hash of its token is kept: whoever reads the database cannot read the feeds."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (
        one_of("kind", FEED_KINDS),
        CheckConstraint("length(token_hash) = 64", name="token_hash"),
        UniqueConstraint("token_hash"),
        Index(None, "created_by"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    ref: Mapped[str]
    token_hash: Mapped[str]
    created_by: Mapped[str]
    created_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]
