"""Tables of goals, KPIs, their series and the observations of these."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kpi.model import DIRECTIONS, GOAL_KINDS, GRAINS, LEVELS
from storage.base import Base, one_of


class GoalRow(Base):
    """A ``Goal``."""

    __tablename__ = "goals"
    __table_args__ = (
        one_of("kind", GOAL_KINDS),
        one_of("level", LEVELS),
        CheckConstraint("name_en IS NOT NULL OR name_zh IS NOT NULL", name="named"),
        CheckConstraint("start_day < end_day", name="days_in_order"),
        CheckConstraint("target <> baseline", name="asks_for_a_change"),
        Index(None, "parent"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name_en: Mapped[str | None]
    name_zh: Mapped[str | None]
    kind: Mapped[str]
    level: Mapped[str]
    metric: Mapped[str]
    unit: Mapped[str]
    baseline: Mapped[float]
    target: Mapped[float]
    owner: Mapped[str]
    start_day: Mapped[dt.date]
    end_day: Mapped[dt.date]
    parent: Mapped[str | None] = mapped_column(ForeignKey("goals.id"))
    per: Mapped[str | None]
    channel: Mapped[str | None]
    phased: Mapped[bool]
    ended_on: Mapped[dt.date | None]


class KpiRow(Base):
    """A ``Kpi``; the database, too, refuses one without a goal."""

    __tablename__ = "kpis"
    __table_args__ = (
        one_of("direction", DIRECTIONS),
        CheckConstraint("name_en IS NOT NULL OR name_zh IS NOT NULL", name="named"),
        Index(None, "goal"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name_en: Mapped[str | None]
    name_zh: Mapped[str | None]
    unit: Mapped[str]
    direction: Mapped[str]
    goal: Mapped[str] = mapped_column(ForeignKey("goals.id"))
    channel: Mapped[str | None]
    campaign: Mapped[str | None]
    formula: Mapped[str | None]


class GoalEventRow(Base):
    """A ``GoalEvent``: what somebody changed of a goal, with what it was before."""

    __tablename__ = "goal_events"
    __table_args__ = (Index(None, "goal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    goal: Mapped[str] = mapped_column(ForeignKey(GoalRow.id, ondelete="CASCADE"))
    at: Mapped[dt.datetime]
    action: Mapped[str]
    by: Mapped[str | None]
    details: Mapped[dict[str, Any]]


class SeriesRow(Base):
    """A line of figures by its number: a KPI in one grain, whole (``dimension_key`` "") or cut by ``dimensions``."""

    __tablename__ = "kpi_series"
    __table_args__ = (one_of("grain", GRAINS), UniqueConstraint("kpi", "grain", "dimension_key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(ForeignKey(KpiRow.id))
    grain: Mapped[str]
    dimension_key: Mapped[str]
    dimensions: Mapped[dict[str, Any]]


class ObservationRow(Base):
    """A revision of a figure. A day is kept as its midnight in UTC: the series' grain tells it from an hour.

    ``series`` is the number of a ``SeriesRow``. No foreign key says so: PostgreSQL would look it up for each of a
    million rows, which costs more than storing them, and who writes has read the number in the same transaction.
    """

    __tablename__ = "observations"
    __table_args__ = (
        CheckConstraint("revision >= 1", name="revision"),
        Index(None, "recorded_at"),
        {"sqlite_with_rowid": False},
    )

    series: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[float]
    recorded_at: Mapped[dt.datetime]
