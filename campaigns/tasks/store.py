"""Tasks kept and changed: one change at a time, none lost, all in the history."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.tasks.actions import Action, Comment, Wait, clash, differences
from campaigns.tasks.errors import DependencyCycle, TaskChanged, UnknownTask
from campaigns.tasks.model import ACTIVE, ChecklistItem, Task, TaskEvent
from campaigns.tasks.recurrence import next_due
from campaigns.tasks.rows import columns, event_of, task_of, write
from campaigns.tasks.tables import ContributorRow, NeedRow, TaskEventRow, TaskRow
from storage.upsert import insert_missing

_REMINDED = frozenset({"owner", "status", "due", "snoozed_until"})
"""Fields that a task's reminders are made from."""

_LINKS_LOCK = 0x7461736B
"""Key of PostgreSQL's advisory lock for dependencies ("task" in ASCII): two that close a circle take turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What a change led to: the task now, the next one of its series, and the tasks that wait for nothing any more."""

    task: Task
    event: TaskEvent | None
    """None when there was nothing to do."""
    spawned: Task | None = None
    freed: tuple[Task, ...] = ()


def add(session: Session, task: Task, *, by: str | None = None) -> Task:
    """Store a new task; one of the same id is left as it is and returned, so that a redelivered request makes one.

    UnknownCampaign or UnknownTask when it names one that is not there.
    """
    if task.campaign is not None:
        campaigns_store.campaign(session, task.campaign)
    for needed in task.needs:
        get(session, needed)
    start = task.series_start or (task.due.at if task.due and task.recurrence else None)
    task = replace(
        task,
        created_by=task.created_by or by or task.owner,
        series=task.series or (task.id if task.recurrence else None),
        series_start=start,
        changed_at=task.changed_at or task.created_at,
        closed_at=task.closed_at or (None if task.active else task.created_at),
        contributors=tuple(sorted(set(task.contributors) - {task.owner})),
        needs=tuple(sorted(set(task.needs))),
    )
    if insert_missing(session, TaskRow, [{"id": task.id, **columns(task), "replan": True}]):
        session.add_all(ContributorRow(task=task.id, user_id=user) for user in task.contributors)
        session.add_all(NeedRow(task=task.id, needs=needed) for needed in task.needs)
        session.add(
            TaskEventRow(
                task=task.id, version=1, at=task.created_at, by=task.created_by, action="create", changes={}, note=""
            )
        )
        session.flush()
    return task_of(session.get_one(TaskRow, task.id, populate_existing=True))


def get(session: Session, task_id: str) -> Task:
    """The task of that id; UnknownTask otherwise."""
    row = session.get(TaskRow, task_id)
    if row is None:
        raise UnknownTask(task_id)
    return task_of(row)


def version(session: Session, task_id: str) -> int:
    """How often the task was changed, the first time it was made included, without reading it; UnknownTask."""
    found = session.scalars(select(TaskRow.version).where(TaskRow.id == task_id)).one_or_none()
    if found is None:
        raise UnknownTask(task_id)
    return found


def change(
    session: Session,
    task_id: str,
    action: Action,
    *,
    by: str,
    now: dt.datetime,
    expected: int | None = None,
    event_id: str | None = None,
) -> Changed:
    """Do ``action`` to the task as it is now.

    ``expected`` is the version the person was looking at. When others have changed the task since, the action goes
    ahead as long as it touches nothing that they changed; otherwise TaskChanged says who changed what, and nothing
    happens. ``event_id`` is the click: delivered a second time, it changes nothing.

    Raises UnknownTask, TaskChanged, DependencyCycle where tasks would wait for each other, and what ``action`` raises.
    """
    if isinstance(action, Wait):
        _one_at_a_time(session)
    row = _locked(session, task_id)
    before = task_of(row)
    if event_id is not None:
        known = session.scalars(select(TaskEventRow).where(TaskEventRow.event_id == event_id)).one_or_none()
        if known is not None:
            return Changed(task=before, event=event_of(known))
    if isinstance(action, Wait):
        _refuse_cycle(session, task_id, action.needs)
    after = action.on(before, now)
    changes = differences(before, after)
    if not changes and not isinstance(action, Comment):
        return Changed(task=before, event=None)
    if expected is not None and expected != before.version:
        _refuse_clash(session, before, changes, expected)
    if after.campaign is not None and after.campaign != before.campaign:
        campaigns_store.campaign(session, after.campaign)
    after = _next_version(before, after, now)
    write(row, after, replan=row.replan or bool(_REMINDED & changes.keys()))
    event = TaskEventRow(
        task=task_id,
        version=after.version,
        at=now,
        by=by,
        action=action.name,
        changes={name: list(pair) for name, pair in changes.items()},
        note=action.note,
        event_id=event_id,
    )
    session.add(event)
    session.flush()
    finished = before.status != "done" and after.status == "done"
    return Changed(
        task=task_of(row),
        event=event_of(event),
        spawned=_spawn(session, after, now) if finished else None,
        freed=_freed(session, task_id) if before.active and not after.active else (),
    )


def _next_version(before: Task, after: Task, now: dt.datetime) -> Task:
    """``after`` as the next version of ``before``: the first of a series where it begins to repeat."""
    if after.recurrence and not before.recurrence and after.due is not None:
        after = replace(after, series=after.series or after.id, series_start=after.due.at)
    closed_at = None if after.active else before.closed_at or now
    return replace(after, version=before.version + 1, changed_at=now, closed_at=closed_at)


def history(session: Session, task_id: str) -> tuple[TaskEvent, ...]:
    """Everything that was done to the task, first to last; UnknownTask when there is no such task."""
    get(session, task_id)
    query = select(TaskEventRow).where(TaskEventRow.task == task_id).order_by(TaskEventRow.version)
    return tuple(event_of(row) for row in session.scalars(query))


def _locked(session: Session, task_id: str) -> TaskRow:
    # The weaker lock lets others refer to the task meanwhile, which a dependency does.
    query = select(TaskRow).where(TaskRow.id == task_id).with_for_update(key_share=True)
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise UnknownTask(task_id)
    return row


def _one_at_a_time(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LINKS_LOCK)))


def _refuse_cycle(session: Session, task_id: str, needed: str) -> None:
    """UnknownTask, or DependencyCycle when ``needed`` waits for the task already, however far round."""
    get(session, needed)
    came_from: dict[str, str] = {needed: ""}
    frontier = [needed]
    while frontier and task_id not in came_from:
        query = (
            select(NeedRow.task, NeedRow.needs).where(NeedRow.task.in_(frontier)).order_by(NeedRow.task, NeedRow.needs)
        )
        frontier = []
        for waiting, further in session.execute(query):
            if further not in came_from:
                came_from[further] = waiting
                frontier.append(further)
    if task_id in came_from:
        path = [task_id]
        while came_from[path[-1]]:
            path.append(came_from[path[-1]])
        raise DependencyCycle((task_id, *reversed(path)))


def _refuse_clash(session: Session, current: Task, changes: Mapping[str, object], expected: int) -> None:
    query = select(TaskEventRow).where(TaskEventRow.task == current.id, TaskEventRow.version > expected)
    for event in session.scalars(query.order_by(TaskEventRow.version.desc())):
        touched = clash(changes, event.changes)
        if touched:
            raise TaskChanged(current, touched, event.by)


def _spawn(session: Session, done: Task, now: dt.datetime) -> Task | None:
    """The next task of the series. Its id follows from the finished one's: reopened and done again, it spawns none."""
    if done.recurrence is None or done.due is None:
        return None
    due, missed = next_due(done.recurrence, done.series_start or done.due.at, done.due, now)
    spawned = uuid.uuid5(uuid.NAMESPACE_OID, f"task after {done.id}").hex
    if due is None or session.get(TaskRow, spawned) is not None:
        return None
    fresh = replace(
        done,
        id=spawned,
        status="open",
        due=due,
        needs=(),
        checklist=tuple(ChecklistItem(step.text) for step in done.checklist),
        created_at=now,
        created_by="",
        snoozed_until=None,
        version=1,
        changed_at=now,
        closed_at=None,
    )
    added = add(session, fresh, by=done.created_by)
    if missed:
        first = session.get_one(TaskEventRow, (spawned, 1))
        first.changes = {"left_out": [0, missed]}
        session.flush()
    return added


def _freed(session: Session, task_id: str) -> tuple[Task, ...]:
    """Tasks that waited for this one and now wait for nothing that is still to be done."""
    waiting = select(NeedRow.task).where(NeedRow.needs == task_id)
    held = (
        select(NeedRow.task)
        .join(TaskRow, TaskRow.id == NeedRow.needs)
        .where(TaskRow.status.in_(ACTIVE), NeedRow.task.in_(waiting))
    )
    query = select(TaskRow).where(TaskRow.id.in_(waiting), TaskRow.status.in_(ACTIVE), TaskRow.id.not_in(held))
    return tuple(task_of(row) for row in session.scalars(query.order_by(TaskRow.id)))
