"""What people do to an alert, as plain changes of its state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kpi.alerts.errors import AlertClosed
from kpi.alerts.model import Alert, AlertAction, Cause
from kpi.errors import InvalidField


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Somebody has seen it and looks after it: it is not escalated."""


@dataclass(frozen=True, slots=True)
class Assign:
    """It is given to a person."""

    to: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """It is quiet until then, unless it becomes worse."""

    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Wake:
    """Its snooze is over."""


@dataclass(frozen=True, slots=True)
class Resolve:
    """It is dealt with, and this was its cause."""

    cause: Cause
    note: str = ""


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """Nothing happened: its monitors shall want more before they speak."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Reopen:
    """It was closed too soon, or by mistake; what closing it taught is taken back."""


@dataclass(frozen=True, slots=True)
class Tick:
    """These causes are likely."""

    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Escalate:
    """Nobody has acknowledged it in time."""


@dataclass(frozen=True, slots=True)
class TaskMade:
    """A task was made of it."""

    task: str


Action = Acknowledge | Assign | Snooze | Wake | Resolve | FalseAlarm | Reopen | Tick | Escalate | TaskMade


@dataclass(frozen=True, slots=True)
class Done:
    """What an action does: columns to set, and how often its monitors' alerts were called false or true by it."""

    action: AlertAction
    values: Mapping[str, Any]
    details: Mapping[str, Any] = field(default_factory=dict)
    false_alarms: int = 0
    confirmed: int = 0


def applied(alert: Alert, action: Action, *, by: str | None, now: dt.datetime) -> Done:
    """What ``action`` does to ``alert``; AlertClosed where it is over; InvalidField for a snooze that is past."""
    acted = {"acted_by": by, "acted_at": now}
    match action:
        case Reopen():
            return _reopened(alert, acted)
        case Tick(causes):
            return Done("causes", {"causes": {"ticked": list(causes)}}, {"causes": list(causes)})
        case TaskMade(task):
            return Done("task", {"task": task}, {"task": task})
        case Resolve(cause, note) if alert.recovered and alert.closed_by is None and not alert.active:
            # The figures came back by themselves; a person now says why.
            return _resolved(cause, note, by, now, acted)
        case FalseAlarm(note) if alert.recovered and alert.closed_by is None and not alert.active:
            return _false(note, by, now, acted)
        case _ if not alert.active:
            raise AlertClosed(alert.id, alert.state)
        case Acknowledge():
            return Done("acknowledged", {"state": "acknowledged", "escalate_at": None, "snoozed_until": None, **acted})
        case Assign(to):
            values = {"state": "assigned", "assignee": to, "escalate_at": None, "snoozed_until": None, **acted}
            return Done("assigned", values, {"to": to})
        case Snooze(until):
            if until <= now:
                raise InvalidField("until", "a snooze ends in the future")
            values = {"state": "snoozed", "snoozed_until": until, "escalate_at": None, **acted}
            return Done("snoozed", values, {"until": until.isoformat()})
        case Wake():
            state = "assigned" if alert.assignee else "open"
            return Done("woken", {"state": state, "snoozed_until": None})
        case Escalate():
            return Done("escalated", {"escalate_at": None, "escalated_at": now})
        case Resolve(cause, note):
            return _resolved(cause, note, by, now, acted)
        case FalseAlarm(note):
            return _false(note, by, now, acted)


def _resolved(cause: Cause, note: str, by: str | None, now: dt.datetime, acted: Mapping[str, Any]) -> Done:
    values = {
        "state": "resolved", "cause": cause, "note": note, "closed_at": now, "closed_by": by, "escalate_at": None,
        "snoozed_until": None, **acted,
    }  # fmt: skip
    # What was expected says nothing of whether the bar is right.
    return Done("resolved", values, {"cause": cause, "note": note}, confirmed=int(cause != "expected"))


def _false(note: str, by: str | None, now: dt.datetime, acted: Mapping[str, Any]) -> Done:
    values = {
        "state": "false_alarm", "note": note, "closed_at": now, "closed_by": by, "escalate_at": None,
        "snoozed_until": None, **acted,
    }  # fmt: skip
    return Done("false_alarm", values, {"note": note}, false_alarms=1)


def _reopened(alert: Alert, acted: Mapping[str, Any]) -> Done:
    if alert.active:
        raise AlertClosed(alert.id, alert.state)
    values = {
        "state": "assigned" if alert.assignee else "acknowledged", "cause": None, "closed_at": None, "closed_by": None,
        "recovered": False, **acted,
    }  # fmt: skip
    false = -1 if alert.state == "false_alarm" else 0
    true = -1 if alert.cause not in (None, "expected") else 0
    return Done("reopened", values, {"was": alert.state}, false_alarms=false, confirmed=true)
