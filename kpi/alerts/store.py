"""Alerts kept and read back: what the figures do to them, what people do to them, and where they are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from kpi.alerts.actions import Action, applied
from kpi.alerts.errors import UnknownAlert
from kpi.alerts.model import Alert, AlertAction, AlertEvent
from kpi.alerts.routing import Route
from kpi.alerts.rows import alert_of, event_of
from kpi.alerts.tables import AlertEventRow, AlertRow, MemberRow, RouteRow, TroubleRow
from kpi.alerts.watch import store as watching
from storage.upsert import insert_missing


def get(session: Session, alert: str) -> Alert:
    """The alert of that id; UnknownAlert."""
    return _alert(session, _row(session, alert))


def history(session: Session, alert: str) -> tuple[AlertEvent, ...]:
    """Every change of an alert, first to last."""
    query = select(AlertEventRow).where(AlertEventRow.alert == alert).order_by(AlertEventRow.version)
    return tuple(event_of(row) for row in session.scalars(query))


def act(session: Session, alert: str, action: Action, *, by: str | None, now: dt.datetime, key: str) -> Alert:
    """Do what a person (or the clock, ``by`` None) asks of an alert; the same ``key`` again does nothing.

    A false alarm raises the bar of the alert's monitors and a resolved one that was caused by something takes half a
    step back; opening it again undoes either. AlertClosed; UnknownAlert.
    """
    row = _row(session, alert, lock=True)
    if session.scalars(select(AlertEventRow.alert).where(AlertEventRow.key == key)).first() is not None:
        return _alert(session, row)
    before = _alert(session, row)
    done = applied(before, action, by=by, now=now)
    for name, value in done.values.items():
        setattr(row, name, value)
    row.version += 1
    _event(session, alert, row.version, done.action, by, now, done.details, key)
    for watch in {each.watch for each in before.members}:
        if done.false_alarms or done.confirmed:
            watching.judged(
                session, watch, by=by or "", now=now, false_alarms=done.false_alarms, confirmed=done.confirmed
            )
    session.flush()
    return get(session, alert)


def told(session: Session, alert: str, version: int) -> None:
    """Note that chat shows ``version``; an older one changes nothing."""
    session.execute(update(AlertRow).where(AlertRow.id == alert, AlertRow.told < version).values(told=version))


def place(session: Session, alert: str, channel: str, ts: str, language: str) -> None:
    """Note where the card of an alert stands."""
    values = {"place_channel": channel, "place_ts": ts, "language": language}
    session.execute(update(AlertRow).where(AlertRow.id == alert).values(**values))


def routes(session: Session) -> tuple[Route, ...]:
    """Where alerts go."""
    return tuple(
        Route(
            scope=row.scope,  # type: ignore[arg-type]
            ref=row.ref,
            conversation=row.conversation,
            zone=row.zone,
            quiet=None if row.quiet_from is None or row.quiet_to is None else (row.quiet_from, row.quiet_to),
        )
        for row in session.scalars(select(RouteRow).order_by(RouteRow.scope, RouteRow.ref))
    )


def set_route(session: Session, route: Route) -> None:
    """Send alerts of a scope somewhere, instead of where they went."""
    quiet_from, quiet_to = route.quiet or (None, None)
    session.execute(delete(RouteRow).filter_by(scope=route.scope, ref=route.ref))
    session.add(
        RouteRow(
            scope=route.scope,
            ref=route.ref,
            conversation=route.conversation,
            zone=route.zone,
            quiet_from=quiet_from,
            quiet_to=quiet_to,
        )
    )
    session.flush()


def remove_route(session: Session, scope: str, ref: str) -> None:
    """Alerts of a scope go where the next wider route says."""
    session.execute(delete(RouteRow).filter_by(scope=scope, ref=ref))


def trouble(session: Session, conversation: str, problem: str, told_to: str, *, now: dt.datetime) -> bool:
    """Note that alerts cannot be said in a conversation; True the first time, when somebody is to be told."""
    row = {"conversation": conversation, "problem": problem, "told": told_to, "at": now}
    return bool(insert_missing(session, TroubleRow, [row]))


def works_again(session: Session, conversation: str) -> None:
    """Note that a conversation takes alerts."""
    session.execute(delete(TroubleRow).where(TroubleRow.conversation == conversation))


def _row(session: Session, alert: str, *, lock: bool = False) -> AlertRow:
    query = select(AlertRow).where(AlertRow.id == alert)
    row = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise UnknownAlert(alert)
    return row


def _alert(session: Session, row: AlertRow) -> Alert:
    # Members are also written past the objects that a session may still hold of them.
    members = select(MemberRow).where(MemberRow.alert == row.id).execution_options(populate_existing=True)
    return alert_of(row, session.scalars(members))


def _event(
    session: Session,
    alert: str,
    version: int,
    action: AlertAction,
    by: str | None,
    now: dt.datetime,
    details: Mapping[str, Any],
    key: str | None,
) -> bool:
    row = {
        "alert": alert, "version": version, "at": now, "action": action, "by": by, "details": dict(details),
        "key": key or f"{alert}:{version}",
    }  # fmt: skip
    return bool(insert_missing(session, AlertEventRow, [row]))
