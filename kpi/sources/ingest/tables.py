"""Tables of ingestion: what is remembered of each source, and the passing tables that a load is compared in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, UtcDateTime


class SourceRow(Base):
    """A source by its name: how its columns are read, when it was last loaded, and the time of its newest figure."""

    __tablename__ = "kpi_sources"

    name: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    schema: Mapped[dict[str, Any]]
    loaded_at: Mapped[dt.datetime]
    newest: Mapped[dt.datetime | None]


_passing = sa.MetaData()
"""Temporary tables live in one transaction of one connection, and are no part of the migrated database."""

STATED = sa.Table(
    "kpi_load_stated",
    _passing,
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("series", sa.Integer, nullable=False),
    sa.Column("at", UtcDateTime(), nullable=False),
    sa.Column("value", sa.Double, nullable=False),
    prefixes=["TEMPORARY"],
)
FIRST = sa.Table(
    "kpi_load_first",
    _passing,
    sa.Column("series", sa.Integer, nullable=False),
    sa.Column("at", UtcDateTime(), nullable=False),
    sa.Column("value", sa.Double, nullable=False),
    prefixes=["TEMPORARY"],
)
NEWS = sa.Table(
    "kpi_load_news",
    _passing,
    sa.Column("series", sa.Integer, nullable=False),
    sa.Column("at", UtcDateTime(), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("value", sa.Double, nullable=False),
    prefixes=["TEMPORARY"],
)
PASSING = (STATED, FIRST, NEWS)
