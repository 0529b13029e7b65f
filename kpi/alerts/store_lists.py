"""Lists of alerts: those somebody has to act on, those of a period, those the clock or chat waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from kpi.alerts.model import ACTIVE, Alert
from kpi.alerts.rows import alert_of
from kpi.alerts.tables import AlertRow, MemberRow
from storage.among import among

_RANK = {"high": 0, "normal": 1, "low": 2}


def active(session: Session, *, answers: str | None = None, limit: int = 200) -> tuple[Alert, ...]:
    """Alerts somebody, or the person ``answers``, may still have to act on: of the newest ``limit`` the severe ones
    first."""
    query = select(AlertRow).where(AlertRow.state.in_(ACTIVE)).order_by(AlertRow.opened_at.desc(), AlertRow.id)
    if answers is not None:
        query = query.where(func.coalesce(AlertRow.assignee, AlertRow.owner) == answers)
    return tuple(sorted(_alerts(session, query.limit(limit)), key=lambda each: _RANK[each.severity]))


def between(session: Session, start: dt.datetime, end: dt.datetime) -> tuple[Alert, ...]:
    """Alerts that were open at some time from ``start`` to before ``end``, in the order in which they opened: for a
    review of that period."""
    query = select(AlertRow).where(
        AlertRow.opened_at < end, or_(AlertRow.closed_at.is_(None), AlertRow.closed_at >= start)
    )
    return _alerts(session, query.order_by(AlertRow.opened_at, AlertRow.id))


def by_id(session: Session, ids: Collection[str]) -> dict[str, Alert]:
    """Alerts by id, as far as they are stored, in the order in which they opened."""
    query = select(AlertRow).where(among(session, AlertRow.id, ids)).order_by(AlertRow.opened_at, AlertRow.id)
    return {each.id: each for each in _alerts(session, query)}


def untold(session: Session, now: dt.datetime) -> tuple[tuple[str, int], ...]:
    """Id and version of alerts that chat does not show as they are, and may be said by now."""
    query = select(AlertRow.id, AlertRow.version).where(AlertRow.version > AlertRow.told)
    query = query.where(or_(AlertRow.post_at.is_(None), AlertRow.post_at <= now, AlertRow.told > 0))
    rows = session.execute(query.order_by(AlertRow.opened_at, AlertRow.id))
    return tuple((alert, version) for alert, version in rows)


def to_wake(session: Session, now: dt.datetime) -> tuple[str, ...]:
    """Alerts whose snooze is over."""
    query = select(AlertRow.id).where(AlertRow.state == "snoozed", AlertRow.snoozed_until <= now)
    return tuple(session.scalars(query.order_by(AlertRow.id)))


def to_escalate(session: Session, now: dt.datetime) -> tuple[str, ...]:
    """Alerts that nobody has acknowledged in time."""
    query = select(AlertRow.id).where(AlertRow.state == "open", AlertRow.escalate_at <= now)
    return tuple(session.scalars(query.order_by(AlertRow.id)))


def _alerts(session: Session, query: Select[AlertRow]) -> tuple[Alert, ...]:
    # Evaluations write past the objects that a session may still hold.
    rows = list(session.scalars(query.execution_options(populate_existing=True)))
    members: dict[str, list[MemberRow]] = {row.id: [] for row in rows}
    theirs = select(MemberRow).where(among(session, MemberRow.alert, members))
    for member in session.scalars(theirs.execution_options(populate_existing=True)):
        members[member.alert].append(member)
    return tuple(alert_of(row, members[row.id]) for row in rows)
