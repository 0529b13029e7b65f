"""A task and its history as plain frozen types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from campaigns.errors import InvalidField
from campaigns.model import Due, filled, known_value
from campaigns.tasks.recurrence import check_rule

TaskStatus = Literal["open", "started", "done", "cancelled"]
TASK_STATUSES: tuple[TaskStatus, ...] = get_args(TaskStatus)
ACTIVE: tuple[TaskStatus, ...] = ("open", "started")
"""Statuses of a task that somebody still has to do."""
Priority = Literal["low", "normal", "high", "urgent"]
PRIORITIES: tuple[Priority, ...] = get_args(Priority)
OriginKind = Literal["message", "finding", "disagreement", "meeting", "note", "alert"]
ORIGIN_KINDS: tuple[OriginKind, ...] = get_args(OriginKind)

TITLE_LENGTH = 500
"""Longest title, in characters; what is longer belongs into the details."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a task was agreed: ``ref`` is the id of the message, finding, meeting or note, ``link`` leads there."""

    kind: OriginKind
    ref: str
    link: str | None = None

    def __post_init__(self) -> None:
        known_value("origin", self.kind, ORIGIN_KINDS)


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One step of a task."""

    text: str
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to be done by one accountable owner.

    ``needs`` are ids of tasks that have to be done first. ``snoozed_until`` only keeps reminders quiet: the due date
    stays. ``recurrence`` is an RFC 5545 rule counted from ``series_start``, the wall time of the first task of the
    ``series``. ``version`` goes up by one with every change.
    """

    id: str
    title: str
    owner: str
    created_at: dt.datetime
    created_by: str = ""
    status: TaskStatus = "open"
    details: str = ""
    contributors: tuple[str, ...] = ()
    due: Due | None = None
    campaign: str | None = None
    channel: str | None = None
    priority: Priority = "normal"
    needs: tuple[str, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    recurrence: str | None = None
    series: str | None = None
    series_start: str | None = None
    origin: Origin | None = None
    snoozed_until: dt.datetime | None = None
    version: int = 1
    changed_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        filled("title", self.title)
        filled("owner", self.owner)
        if len(self.title) > TITLE_LENGTH:
            raise InvalidField("title", f"{len(self.title)} characters; keep to {TITLE_LENGTH} and put the rest below")
        known_value("status", self.status, TASK_STATUSES)
        known_value("priority", self.priority, PRIORITIES)
        if self.id in self.needs:
            raise InvalidField("needs", "a task cannot wait for itself")
        if self.recurrence is not None:
            if self.due is None:
                raise InvalidField("recurrence", "a task that repeats needs a first due date")
            check_rule(self.recurrence)

    @property
    def active(self) -> bool:
        """Whether somebody still has to do it."""
        return self.status in ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEvent:
    """One entry of a task's history: the state it led to is ``version``.

    ``changes`` maps a field to what it was and what it became, as JSON values; ``note`` is the reason or the comment.
    """

    task: str
    version: int
    at: dt.datetime
    by: str
    action: str
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    note: str = ""
