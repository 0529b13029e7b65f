"""A task as its row and back: the one place that knows how the fields lie in the columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from campaigns.model import Due, Granularity
from campaigns.moments import over
from campaigns.tasks.model import (
    ChecklistItem,
    Origin,
    OriginKind,
    Priority,
    Task,
    TaskEvent,
    TaskStatus,
)
from campaigns.tasks.tables import ContributorRow, NeedRow, TaskEventRow, TaskRow


def columns(task: Task) -> dict[str, Any]:
    """The columns of a task's row, save its id."""
    due, origin = task.due, task.origin
    return {
        "title": task.title,
        "details": task.details,
        "owner": task.owner,
        "status": task.status,
        "priority": task.priority,
        "due": due and due.at,
        "due_zone": due and due.zone,
        "due_granularity": due and due.granularity,
        "due_over": due and over(due),
        "campaign": task.campaign,
        "channel": task.channel,
        "checklist": {"steps": [[s.text, s.done] for s in task.checklist]} if task.checklist else None,
        "recurrence": task.recurrence,
        "series": task.series,
        "series_start": task.series_start,
        "origin_kind": origin and origin.kind,
        "origin_ref": origin and origin.ref,
        "origin_link": origin and origin.link,
        "snoozed_until": task.snoozed_until,
        "created_at": task.created_at,
        "created_by": task.created_by,
        "changed_at": task.changed_at,
        "closed_at": task.closed_at,
        "version": task.version,
    }


def write(row: TaskRow, task: Task, *, replan: bool) -> None:
    """Put a task into its row, with who contributes and what it waits for."""
    for name, value in columns(task).items():
        setattr(row, name, value)
    row.replan = replan
    there = {c.user_id: c for c in row.contributors}
    row.contributors = [there.get(user) or ContributorRow(task=task.id, user_id=user) for user in task.contributors]
    links = {n.needs: n for n in row.needs}
    row.needs = [links.get(needed) or NeedRow(task=task.id, needs=needed) for needed in task.needs]


def task_of(row: TaskRow) -> Task:
    """The task that a row holds."""
    return task_with(row, (each.user_id for each in row.contributors), (each.needs for each in row.needs))


def task_with(row: TaskRow, contributors: Iterable[str], needs: Iterable[str]) -> Task:
    """The task of a row, or of its columns alone, with who contributes and what it waits for."""
    due = origin = None
    if row.due is not None and row.due_zone is not None:
        due = Due(at=row.due, zone=row.due_zone, granularity=cast(Granularity, row.due_granularity))
    if row.origin_kind is not None:
        origin = Origin(kind=cast(OriginKind, row.origin_kind), ref=row.origin_ref or "", link=row.origin_link)
    return Task(
        id=row.id,
        title=row.title,
        details=row.details,
        owner=row.owner,
        created_at=row.created_at,
        created_by=row.created_by,
        status=cast(TaskStatus, row.status),
        priority=cast(Priority, row.priority),
        contributors=tuple(sorted(contributors)),
        needs=tuple(sorted(needs)),
        due=due,
        campaign=row.campaign,
        channel=row.channel,
        checklist=tuple(ChecklistItem(text, done) for text, done in (row.checklist or {}).get("steps", ())),
        recurrence=row.recurrence,
        series=row.series,
        series_start=row.series_start,
        origin=origin,
        snoozed_until=row.snoozed_until,
        version=row.version,
        changed_at=row.changed_at,
        closed_at=row.closed_at,
    )


def event_of(row: TaskEventRow) -> TaskEvent:
    """The entry of a history that a row holds."""
    return TaskEvent(
        task=row.task,
        version=row.version,
        at=row.at,
        by=row.by,
        action=row.action,
        changes={name: (pair[0], pair[1]) for name, pair in row.changes.items()},
        note=row.note,
    )
