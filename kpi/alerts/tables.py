"""Tables of stored monitors, where each stands, alerts with their members and history, and where alerts go."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm import Session as Session  # for those who hand a unit of work on without asking it anything

from kpi.alerts.model import ALERT_STATES, CAUSES, KINDS, SEVERITIES
from kpi.tables import KpiRow
from storage.base import Base, one_of

ROUTE_SCOPES = ("campaign", "channel", "severity", "all")


class WatchRow(Base):
    """A ``Watch``; one that was removed is kept for the history of its alerts."""

    __tablename__ = "kpi_monitors"
    __table_args__ = (one_of("kind", KINDS), one_of("severity", SEVERITIES), Index(None, "kpi"))

    id: Mapped[str] = mapped_column(primary_key=True)
    kpi: Mapped[str] = mapped_column(ForeignKey(KpiRow.id, ondelete="CASCADE"))
    kind: Mapped[str]
    parameters: Mapped[dict[str, Any]]
    cut: Mapped[dict[str, Any]]
    least: Mapped[float]
    severity: Mapped[str]
    channel: Mapped[str | None]
    owner: Mapped[str | None]
    escalate_hours: Mapped[int]
    muted_until: Mapped[dt.datetime | None]
    shadow: Mapped[bool]
    false_alarms: Mapped[int]
    confirmed: Mapped[int]
    created_by: Mapped[str]
    created_at: Mapped[dt.datetime]
    removed_at: Mapped[dt.datetime | None]


class StandingRow(Base):
    """A ``Standing``. ``packed``: the detector's memory, as ``kpi.monitors.state`` writes it."""

    __tablename__ = "kpi_monitor_standings"

    watch: Mapped[str] = mapped_column(ForeignKey(WatchRow.id, ondelete="CASCADE"), primary_key=True)
    day: Mapped[dt.date]
    state: Mapped[str]
    since: Mapped[dt.date]
    code: Mapped[str]
    params: Mapped[dict[str, Any]]
    evidence: Mapped[dict[str, Any]]
    alert: Mapped[str | None]
    packed: Mapped[bytes | None] = mapped_column(LargeBinary)


class WatchEventRow(Base):
    """A ``WatchEvent``."""

    __tablename__ = "kpi_monitor_events"
    __table_args__ = (Index(None, "watch"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    watch: Mapped[str] = mapped_column(ForeignKey(WatchRow.id, ondelete="CASCADE"))
    at: Mapped[dt.datetime]
    action: Mapped[str]
    by: Mapped[str | None]
    details: Mapped[dict[str, Any]]


class LookRow(Base):
    """How far a KPI was looked at: when its last figure was recorded, how many were about then, the last day
    with one, and the last day that was judged."""

    __tablename__ = "kpi_looks"
    __table_args__ = (Index(None, "newest"),)

    kpi: Mapped[str] = mapped_column(ForeignKey(KpiRow.id, ondelete="CASCADE"), primary_key=True)
    figures: Mapped[int]
    recorded_to: Mapped[dt.datetime]
    newest: Mapped[dt.date]
    judged_to: Mapped[dt.date]


class AlertRow(Base):
    """An ``Alert``."""

    __tablename__ = "kpi_alerts"
    __table_args__ = (
        one_of("state", ALERT_STATES),
        one_of("severity", SEVERITIES),
        one_of("cause", CAUSES),
        Index(None, "state"),
        Index(None, "opened_at"),
        Index(None, "kpi"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    severity: Mapped[str]
    kpi: Mapped[str] = mapped_column(ForeignKey(KpiRow.id, ondelete="CASCADE"))
    watch: Mapped[str]
    since: Mapped[dt.date]
    opened_at: Mapped[dt.datetime]
    version: Mapped[int]
    told: Mapped[int]
    route: Mapped[str | None]
    owner: Mapped[str | None]
    assignee: Mapped[str | None]
    campaign: Mapped[str | None]
    causes: Mapped[dict[str, Any]]
    cause: Mapped[str | None]
    note: Mapped[str]
    recovered: Mapped[bool]
    closed_at: Mapped[dt.datetime | None]
    closed_by: Mapped[str | None]
    acted_by: Mapped[str | None]
    acted_at: Mapped[dt.datetime | None]
    snoozed_until: Mapped[dt.datetime | None]
    escalate_at: Mapped[dt.datetime | None]
    escalated_at: Mapped[dt.datetime | None]
    post_at: Mapped[dt.datetime | None]
    task: Mapped[str | None]
    place_channel: Mapped[str | None]
    place_ts: Mapped[str | None]
    language: Mapped[str | None]


class MemberRow(Base):
    """A ``Member``."""

    __tablename__ = "kpi_alert_members"

    alert: Mapped[str] = mapped_column(ForeignKey(AlertRow.id, ondelete="CASCADE"), primary_key=True)
    watch: Mapped[str] = mapped_column(primary_key=True)
    kpi: Mapped[str]
    kind: Mapped[str]
    since: Mapped[dt.date]
    code: Mapped[str]
    params: Mapped[dict[str, Any]]
    evidence: Mapped[dict[str, Any]]
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    open: Mapped[bool]


class AlertEventRow(Base):
    """An ``AlertEvent``; the same ``key`` twice is one event."""

    __tablename__ = "kpi_alert_events"

    alert: Mapped[str] = mapped_column(ForeignKey(AlertRow.id, ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    action: Mapped[str]
    by: Mapped[str | None]
    details: Mapped[dict[str, Any]]
    key: Mapped[str] = mapped_column(unique=True)


class RouteRow(Base):
    """Where alerts go: those of a campaign, of a marketing channel, of a severity, or all. ``zone`` and the hours from
    ``quiet_from`` to ``quiet_to`` (of the day, in that zone) are when it stays quiet there."""

    __tablename__ = "kpi_alert_routes"
    __table_args__ = (one_of("scope", ROUTE_SCOPES),)

    scope: Mapped[str] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(primary_key=True)
    conversation: Mapped[str]
    zone: Mapped[str | None]
    quiet_from: Mapped[int | None]
    quiet_to: Mapped[int | None]


class TroubleRow(Base):
    """A conversation that alerts cannot be said in, and whom that was told; forgotten when it works again."""

    __tablename__ = "kpi_alert_troubles"

    conversation: Mapped[str] = mapped_column(primary_key=True)
    problem: Mapped[str] = mapped_column(primary_key=True)
    told: Mapped[str]
    at: Mapped[dt.datetime]
