"""Tables of runs of sources, of files that wait for a person's decision, and of signatures that were used."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm import Session as Session

from storage.base import Base


class RunRow(Base):
    """The last run of a source. ``told`` is the code of the problem its owner was told of."""

    __tablename__ = "kpi_source_runs"

    name: Mapped[str] = mapped_column(primary_key=True)
    tried_at: Mapped[dt.datetime]
    ok_at: Mapped[dt.datetime | None]
    problem: Mapped[dict[str, Any] | None]
    told: Mapped[str | None]


class DropRow(Base):
    """A file of figures that a person handed in: which, where its card stands, and how it is to be read."""

    __tablename__ = "kpi_drops"
    __table_args__ = (Index(None, "created_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    values: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime]


class SignatureRow(Base):
    """A signature of a delivery that was taken; the same one is not taken again."""

    __tablename__ = "kpi_source_signatures"
    __table_args__ = (Index(None, "at"),)

    signature: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime]
