"""Rows of monitors and alerts as plain types and back."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Any, cast

from kpi.alerts.model import (
    Alert,
    AlertAction,
    AlertEvent,
    AlertState,
    Cause,
    Kind,
    Member,
    Said,
    Severity,
    Standing,
    Watch,
)
from kpi.alerts.tables import AlertEventRow, AlertRow, MemberRow, StandingRow, WatchRow
from kpi.monitors.model import Param, State


def as_json(params: Mapping[str, Param]) -> dict[str, Any]:
    """Parameters as JSON: days and times as ISO text, a number that is none as null."""
    return {name: _plain(value) for name, value in params.items()}


def from_json(stored: Mapping[str, Any]) -> dict[str, Param]:
    """What ``as_json`` wrote: ``*_on`` are days and ``at`` is a time, as ``kpi.monitors.wording`` has it."""
    return {name: _param(name, value) for name, value in stored.items()}


def _plain(value: Param) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _param(name: str, value: Any) -> Param:
    if value is None:
        return float("nan")
    if isinstance(value, str) and name.endswith("_on"):
        return dt.date.fromisoformat(value)
    if isinstance(value, str) and name == "at":
        return dt.datetime.fromisoformat(value)
    param: Param = value
    return param


def numbers(stored: Mapping[str, Any]) -> dict[str, float]:
    """Evidence as it was, NaN where it had none."""
    return {name: float("nan") if value is None else float(value) for name, value in stored.items()}


def watch_of(row: WatchRow) -> Watch:
    """A stored monitor."""
    return Watch(
        id=row.id, kpi=row.kpi, kind=cast(Kind, row.kind), parameters=row.parameters, cut=row.cut, least=row.least,
        severity=cast(Severity, row.severity), channel=row.channel, owner=row.owner, escalate_hours=row.escalate_hours,
        muted_until=row.muted_until, shadow=row.shadow, false_alarms=row.false_alarms, confirmed=row.confirmed,
        created_by=row.created_by, created_at=row.created_at,
    )  # fmt: skip


def watch_row(watch: Watch, *, now: dt.datetime) -> dict[str, Any]:
    """The row of a new monitor."""
    return {
        "id": watch.id, "kpi": watch.kpi, "kind": watch.kind, "parameters": dict(watch.parameters),
        "cut": dict(watch.cut), "least": watch.least, "severity": watch.severity, "channel": watch.channel,
        "owner": watch.owner, "escalate_hours": watch.escalate_hours, "muted_until": watch.muted_until,
        "shadow": watch.shadow, "false_alarms": watch.false_alarms, "confirmed": watch.confirmed,
        "created_by": watch.created_by, "created_at": watch.created_at or now, "removed_at": None,
    }  # fmt: skip


def standing_of(row: StandingRow) -> Standing:
    """Where a monitor stands."""
    said = Said(
        state=State(row.state), since=row.since, code=row.code, params=from_json(row.params),
        evidence=numbers(row.evidence),
    )  # fmt: skip
    return Standing(watch=row.watch, day=row.day, said=said, alert=row.alert, packed=row.packed)


def standing_row(standing: Standing) -> dict[str, Any]:
    """The row of a standing."""
    said = standing.said
    return {
        "watch": standing.watch, "day": standing.day, "state": said.state.value, "since": said.since, "code": said.code,
        "params": as_json(said.params), "evidence": as_json(said.evidence), "alert": standing.alert,
        "packed": standing.packed,
    }  # fmt: skip


def member_of(row: MemberRow) -> Member:
    """A member of an alert."""
    said = Said(
        state=State.ALERT, since=row.since, code=row.code, params=from_json(row.params), evidence=numbers(row.evidence)
    )
    return Member(
        watch=row.watch, kpi=row.kpi, kind=cast(Kind, row.kind), said=said, first_day=row.first_day,
        last_day=row.last_day, open=row.open,
    )  # fmt: skip


def member_row(alert: str, member: Member) -> dict[str, Any]:
    """The row of a member."""
    return {
        "alert": alert, "watch": member.watch, "kpi": member.kpi, "kind": member.kind, "since": member.said.since,
        "code": member.said.code, "params": as_json(member.said.params), "evidence": as_json(member.said.evidence),
        "first_day": member.first_day, "last_day": member.last_day, "open": member.open,
    }  # fmt: skip


def alert_of(row: AlertRow, members: Iterable[MemberRow]) -> Alert:
    """An alert with its members, the one it is told by first."""
    found = sorted(members, key=lambda each: (each.watch != row.watch, each.first_day, each.watch))
    return Alert(
        id=row.id, state=cast(AlertState, row.state), severity=cast(Severity, row.severity), kpi=row.kpi,
        watch=row.watch, since=row.since, opened_at=row.opened_at, members=tuple(member_of(each) for each in found),
        version=row.version, told=row.told, route=row.route, owner=row.owner, assignee=row.assignee,
        campaign=row.campaign, causes=tuple(cast("list[Cause]", row.causes.get("ticked", []))),
        cause=cast("Cause | None", row.cause), note=row.note, recovered=row.recovered, closed_at=row.closed_at,
        closed_by=row.closed_by, acted_by=row.acted_by, acted_at=row.acted_at, snoozed_until=row.snoozed_until,
        escalate_at=row.escalate_at, escalated_at=row.escalated_at, post_at=row.post_at, task=row.task,
        place=(row.place_channel, row.place_ts) if row.place_channel and row.place_ts else None,
        language=row.language,
    )  # fmt: skip


def event_of(row: AlertEventRow) -> AlertEvent:
    """One change of an alert."""
    action = cast(AlertAction, row.action)
    return AlertEvent(alert=row.alert, version=row.version, at=row.at, action=action, by=row.by, details=row.details)
