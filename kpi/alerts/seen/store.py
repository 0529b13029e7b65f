"""What the figures of an evaluation do to alerts: known at once to what follows, and stored together at its end.

On a day on which everything falls hundreds of alerts open, and each statement is a way to the database and back.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from kpi.alerts import store_lists
from kpi.alerts.model import Alert, AlertAction, Member, Severity
from kpi.alerts.rows import alert_of, member_of, member_row
from kpi.alerts.tables import AlertEventRow, AlertRow, MemberRow
from storage.among import among
from storage.upsert import upsert

_ALERTS = cast(Table, AlertRow.__table__)
_MOVED = (
    "state", "since", "recovered", "closed_at", "closed_by", "cause", "escalate_at", "snoozed_until", "version",
)  # fmt: skip
"""Columns of an alert that figures may change."""


@dataclass(frozen=True, slots=True)
class _Event:
    alert: str
    action: AlertAction
    details: Mapping[str, Any]
    key: str


@dataclass(slots=True)
class Seen:
    """``alerts`` by id as they are now; ``touched`` those that changed in a way to be told, in order."""

    now: dt.datetime
    alerts: dict[str, Alert]
    touched: dict[str, None] = field(default_factory=dict)
    _opened: dict[str, dict[str, Any]] = field(default_factory=dict)
    _members: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    _values: dict[str, dict[str, Any]] = field(default_factory=dict)
    _events: list[_Event] = field(default_factory=list)

    def opened(
        self,
        members: Sequence[Member],
        *,
        severity: Severity,
        route: str | None,
        post_at: dt.datetime,
        escalate_at: dt.datetime | None,
        owner: str | None,
        campaign: str | None,
    ) -> str:
        """A new alert, its id; the first of ``members`` is the one it is told by."""
        lead = members[0]
        alert = uuid.uuid5(uuid.NAMESPACE_OID, f"{lead.watch}:{lead.first_day}:{self.now.isoformat()}").hex
        row: dict[str, Any] = dict.fromkeys(column.name for column in _ALERTS.columns)
        row |= {
            "id": alert, "state": "open", "severity": severity, "kpi": lead.kpi, "watch": lead.watch,
            "since": min(each.said.since for each in members), "opened_at": self.now, "version": 1, "told": 0,
            "route": route, "owner": owner, "campaign": campaign, "causes": {}, "note": "", "recovered": False,
            "escalate_at": escalate_at, "post_at": post_at,
        }  # fmt: skip
        self._opened[alert] = row
        self.alerts[alert] = alert_of(AlertRow(**row), [])
        self.refresh(alert, members)
        self._note(alert, "opened", {"watches": [each.watch for each in members]}, f"{alert}:1")
        return alert

    def saw(self, alert: str, action: AlertAction, members: Sequence[Member], values: Mapping[str, Any]) -> None:
        """What became of an alert: ``members`` as they are now, ``values`` of its own. The same of the same day again
        is told once."""
        last = max(each.last_day for each in members).isoformat()
        watches = [each.watch for each in members]
        self.refresh(alert, members)
        self.alerts[alert] = replace(self.alerts[alert], **values)
        if alert in self._opened:
            self._opened[alert] |= values
        else:
            self._values.setdefault(alert, {}).update(values)
        details = {"watches": watches, "day": last}
        self._note(alert, action, details, f"{alert}:{action}:{last}:{'+'.join(sorted(watches))}")

    def refresh(self, alert: str, members: Iterable[Member]) -> None:
        """Bring members of an alert up to date without telling anybody, such as their last day."""
        there = {each.watch: each for each in self.alerts[alert].members}
        for each in members:
            row = member_row(alert, each)
            self._members[alert, each.watch] = row
            there[each.watch] = member_of(MemberRow(**row))
        lead = self.alerts[alert].watch
        found = sorted(there.values(), key=lambda each: (each.watch != lead, each.first_day, each.watch))
        self.alerts[alert] = replace(self.alerts[alert], members=tuple(found))

    def _note(self, alert: str, action: AlertAction, details: Mapping[str, Any], key: str) -> None:
        self._events.append(_Event(alert, action, details, key))
        self.touched[alert] = None

    def write(self, session: Session) -> tuple[Alert, ...]:
        """Store all of it; the alerts that changed. What people do to an alert meanwhile waits, or counts as before."""
        query = select(_ALERTS.c.id, *(_ALERTS.c[name] for name in _MOVED)).order_by(_ALERTS.c.id).with_for_update()
        locked = session.execute(query.where(among(session, _ALERTS.c.id, self._values)))
        stored = {row.id: row._asdict() for row in locked}
        changed = {alert: row | self._values[alert] for alert, row in stored.items()} | self._opened
        events = self._numbered(session, changed)
        upsert(session, AlertRow, list(self._opened.values()))
        upsert(session, MemberRow, list(self._members.values()))
        upsert(session, AlertEventRow, events)
        if stored:
            moved = [{"which": alert} | {name: changed[alert][name] for name in _MOVED} for alert in stored]
            statement = update(_ALERTS).where(_ALERTS.c.id == bindparam("which"))
            session.connection().execute(statement.values({name: bindparam(name) for name in _MOVED}), moved)
        now = store_lists.by_id(session, self.touched)
        return tuple(now[alert] for alert in self.touched)

    def _numbered(self, session: Session, changed: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows of the events that are new; each moves the version of its alert in ``changed``."""
        keys = {each.key for each in self._events if each.action != "opened"}
        known = set(session.scalars(select(AlertEventRow.key).where(among(session, AlertEventRow.key, keys))))
        rows = []
        for each in self._events:
            if each.key in known:
                continue
            known.add(each.key)
            row = changed[each.alert]
            row["version"] += each.action != "opened"
            rows.append({
                "alert": each.alert, "version": row["version"], "at": self.now, "action": each.action, "by": None,
                "details": dict(each.details), "key": each.key,
            })  # fmt: skip
        return rows
