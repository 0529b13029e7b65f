"""Tables of the guideline store."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class BrandRow(Base):
    """A brand that has published. Publishers of one brand take turns by locking this row."""

    __tablename__ = "guideline_brands"

    id: Mapped[str] = mapped_column(primary_key=True)


class VersionRow(Base):
    """A published version. Rows are inserted and read, never changed."""

    __tablename__ = "guideline_versions"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("length(content_hash) = 64", name="content_hash"),
        Index(None, "brand", "published_at"),
    )

    brand: Mapped[str] = mapped_column(ForeignKey("guideline_brands.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str]
    """``Guideline.canonical_json()``, letter by letter as it was hashed."""
    content_hash: Mapped[str]
    author: Mapped[str]
    note: Mapped[str]
    published_at: Mapped[dt.datetime]
