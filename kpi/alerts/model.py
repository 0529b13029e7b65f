"""Stored monitors, alerts and their history as plain frozen types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from kpi.errors import InvalidField
from kpi.monitors.model import Param, State

Kind = Literal[
    "anomaly", "broken_data", "no_data", "pacing", "goal_line", "change", "threshold", "mix_shift", "ratio", "hourly"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Severity = Literal["low", "normal", "high"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
AlertState = Literal["open", "acknowledged", "assigned", "snoozed", "resolved", "false_alarm"]
ALERT_STATES: tuple[AlertState, ...] = get_args(AlertState)
ACTIVE: tuple[AlertState, ...] = ("open", "acknowledged", "assigned", "snoozed")
"""States of an alert that somebody may still have to act on."""
Cause = Literal["content", "audience", "creative", "tracking", "stock", "competitor", "expected", "other"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
LIKELY: tuple[Cause, ...] = CAUSES[:6]
"""What is offered to tick on an alert; the last two are reasons to resolve it only."""
AlertAction = Literal[
    "opened", "joined", "worsened", "recovered", "again",
    "acknowledged", "assigned", "snoozed", "woken", "resolved", "false_alarm", "reopened", "causes", "escalated",
    "task",
]  # fmt: skip
SAID: tuple[AlertAction, ...] = ("joined", "worsened", "recovered", "again", "woken", "escalated")
"""What is said in the thread; everything else shows on the card alone."""

ESCALATES: Mapping[Severity, int] = {"low": 0, "normal": 24, "high": 4}
"""Hours until an alert that nobody has acknowledged is escalated; 0 for never."""
MOST_STEPS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A stored monitor of one KPI. ``parameters`` are those of its kind (see ``kpi.alerts.kinds``).

    ``cut`` narrows the KPI to one part, such as {"city": "上海"}; empty for the total. ``least``: minimum volume.
    Its alerts go to ``channel`` (a conversation's id), else where the routes lead. ``owner`` is a person's id, else
    the goal's owner answers. ``shadow``: judged and listed, and never said. ``false_alarms`` and ``confirmed``: how its
    alerts were judged. ``escalate_hours``: 0 for never.
    """

    id: str
    kpi: str
    kind: Kind
    parameters: Mapping[str, Any] = field(default_factory=dict)
    cut: Mapping[str, str] = field(default_factory=dict)
    least: float = 0.0
    severity: Severity = "normal"
    channel: str | None = None
    owner: str | None = None
    escalate_hours: int = 24
    muted_until: dt.datetime | None = None
    shadow: bool = False
    false_alarms: int = 0
    confirmed: int = 0
    created_by: str = ""
    created_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InvalidField("kind", f"{self.kind!r} is not one of {', '.join(KINDS)}")
        if self.severity not in SEVERITIES:
            raise InvalidField("severity", f"{self.severity!r} is not one of {', '.join(SEVERITIES)}")
        if self.least < 0:
            raise InvalidField("least", "the minimum volume is 0 or more")
        if not 0 <= self.escalate_hours <= 24 * 30:
            raise InvalidField("escalate_hours", "between 0, for never, and 720")

    def muted(self, now: dt.datetime) -> bool:
        """Whether it is kept quiet at ``now``."""
        return self.muted_until is not None and self.muted_until > now

    @property
    def steps(self) -> float:
        """By how many steps false alarms have raised its bar: a true alert takes half a step back; 0 to 5."""
        return min(max(self.false_alarms - 0.5 * self.confirmed, 0.0), MOST_STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a monitor says: a reading without its time. ``score``: strength, to compare alerts of one kind, 0 to 1."""

    state: State
    since: dt.date
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    evidence: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a monitor stands after ``day``. ``alert``: the episode it is in, or was in last."""

    watch: str
    day: dt.date
    said: Said
    alert: str | None = None
    packed: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A monitor's part in an alert. ``said`` is what it said when it fired, ``last_day`` its last day of alert."""

    watch: str
    kpi: str
    kind: Kind
    said: Said
    first_day: dt.date
    last_day: dt.date
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An episode: one thing that happened, whatever number of monitors saw it.

    ``kpi`` and ``watch`` are those it is told by; ``since`` is the day it began. ``place``: conversation and timestamp
    of its card. ``told``: the version that chat shows. ``post_at``: when it may be said (quiet hours). ``recovered``:
    its figures are back; ``closed_by`` is then None.
    """

    id: str
    state: AlertState
    severity: Severity
    kpi: str
    watch: str
    since: dt.date
    opened_at: dt.datetime
    members: tuple[Member, ...]
    version: int
    told: int = 0
    route: str | None = None
    owner: str | None = None
    assignee: str | None = None
    campaign: str | None = None
    causes: tuple[Cause, ...] = ()
    cause: Cause | None = None
    note: str = ""
    recovered: bool = False
    closed_at: dt.datetime | None = None
    closed_by: str | None = None
    acted_by: str | None = None
    acted_at: dt.datetime | None = None
    snoozed_until: dt.datetime | None = None
    escalate_at: dt.datetime | None = None
    escalated_at: dt.datetime | None = None
    post_at: dt.datetime | None = None
    task: str | None = None
    place: tuple[str, str] | None = None
    language: str | None = None

    @property
    def active(self) -> bool:
        """Whether somebody may still have to act."""
        return self.state in ACTIVE

    @property
    def lead(self) -> Member:
        """The member it is told by."""
        return next((each for each in self.members if each.watch == self.watch), self.members[0])

    @property
    def answers(self) -> str | None:
        """Who answers for it now: whom it was given to, else its owner."""
        return self.assignee or self.owner


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertEvent:
    """One change of an alert. ``by`` is None for what the figures or the clock did; ``version`` is that after it."""

    alert: str
    version: int
    at: dt.datetime
    action: AlertAction
    by: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchEvent:
    """One change of a monitor: made, muted, tuned, removed ..."""

    watch: str
    at: dt.datetime
    action: str
    by: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
