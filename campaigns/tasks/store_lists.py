"""Lists of tasks that people look at: mine, a campaign's, late, blocked, waited for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from campaigns.moments import end_of_day, wall_of
from campaigns.tasks.model import ACTIVE, Task
from campaigns.tasks.rows import task_with
from campaigns.tasks.tables import ContributorRow, NeedRow, TaskRow

LIMIT = 100
"""Tasks of one list, unless asked otherwise; more than that nobody reads."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """A task and those it waits for that are still to be done."""

    task: Task
    by: tuple[Task, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """A person's tasks at a moment: late, due by the end of their day, blocked by others, and others' that wait for
    them. A task may be in more than one."""

    late: tuple[Task, ...]
    today: tuple[Task, ...]
    blocked: tuple[Blocked, ...]
    waiting_for_me: tuple[Blocked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many tasks of a campaign are where; ``late`` ones are active too."""

    active: int
    done: int
    cancelled: int
    late: int


def mine(session: Session, user: str, now: dt.datetime, zone: str) -> Mine:
    """What the person answers for. Their day is the one in ``zone``; what is late is late by its own due date."""
    tonight = end_of_day(wall_of(now, zone).date(), zone)
    own = (TaskRow.owner == user, TaskRow.status.in_(ACTIVE))
    return Mine(
        late=_listed(session, _by_due(*own, TaskRow.due_over <= now).limit(LIMIT)),
        today=_listed(session, _by_due(*own, TaskRow.due_over > now, TaskRow.due_over <= tonight).limit(LIMIT)),
        blocked=blocked(session, owner=user),
        waiting_for_me=waiting_for(session, user),
    )


def owned(session: Session, user: str, *, limit: int = LIMIT) -> tuple[Task, ...]:
    """Active tasks of an owner, the next due first, those without a date last."""
    return _listed(session, _by_due(TaskRow.owner == user, TaskRow.status.in_(ACTIVE)).limit(limit))


def named(session: Session, ids: Collection[str]) -> dict[str, Task]:
    """The tasks of those ids, by id; one that is not there is left out."""
    return {task.id: task for task in _listed(session, select(TaskRow).where(TaskRow.id.in_(ids)))} if ids else {}


def from_submission(session: Session, submission_id: str) -> bool:
    """Whether any task was made of a finding in that copy."""
    origin = (TaskRow.origin_kind == "finding", TaskRow.origin_ref.startswith(f"{submission_id}:", autoescape=True))
    return session.scalars(select(TaskRow.id).where(*origin).limit(1)).first() is not None


def lately(session: Session, limit: int) -> tuple[Task, ...]:
    """Tasks under way or done, of every campaign and of none, the latest made first."""
    query = select(TaskRow).where(TaskRow.status.in_((*ACTIVE, "done")))
    return _listed(session, query.order_by(TaskRow.created_at.desc(), TaskRow.id).limit(limit))


def overdue(session: Session, now: dt.datetime, *, campaign: str | None = None, limit: int = LIMIT) -> tuple[Task, ...]:
    """Active tasks that are late, the latest first, of a campaign or of all."""
    where = [TaskRow.status.in_(ACTIVE), TaskRow.due_over <= now]
    if campaign is not None:
        where.append(TaskRow.campaign == campaign)
    return _listed(session, _by_due(*where).limit(limit))


def due_between(session: Session, campaign: str, start: dt.datetime, end: dt.datetime) -> tuple[Task, ...]:
    """Active tasks of a campaign that become late after ``start`` and by ``end``."""
    where = (TaskRow.campaign == campaign, TaskRow.status.in_(ACTIVE))
    return _listed(session, _by_due(*where, TaskRow.due_over > start, TaskRow.due_over <= end).limit(LIMIT))


def done_between(session: Session, campaign: str, start: dt.datetime, end: dt.datetime) -> tuple[Task, ...]:
    """Tasks of a campaign that were done from ``start`` to before ``end``."""
    query = select(TaskRow).where(
        TaskRow.campaign == campaign,
        TaskRow.status == "done",
        TaskRow.closed_at >= start,
        TaskRow.closed_at < end,
    )
    return _listed(session, query.order_by(TaskRow.closed_at, TaskRow.id).limit(LIMIT))


def counts(session: Session, campaign: str, now: dt.datetime) -> Counts:
    """How many tasks of a campaign are where."""
    late = func.count().filter(TaskRow.due_over <= now)
    query = select(TaskRow.status, func.count(), late).where(TaskRow.campaign == campaign).group_by(TaskRow.status)
    found = {status: (number, over) for status, number, over in session.execute(query)}
    return Counts(
        active=sum(found.get(s, (0, 0))[0] for s in ACTIVE),
        done=found.get("done", (0, 0))[0],
        cancelled=found.get("cancelled", (0, 0))[0],
        late=sum(found.get(s, (0, 0))[1] for s in ACTIVE),
    )


def blocked(
    session: Session, *, owner: str | None = None, campaign: str | None = None, limit: int = LIMIT
) -> tuple[Blocked, ...]:
    """Active tasks that wait for others still to be done, and for which."""
    needed = aliased(TaskRow)
    held = (
        select(NeedRow.task)
        .join(needed, needed.id == NeedRow.needs)
        .where(NeedRow.task == TaskRow.id, needed.status.in_(ACTIVE))
        .exists()
    )
    where: list[ColumnElement[bool]] = [TaskRow.status.in_(ACTIVE), held]
    if owner is not None:
        where.append(TaskRow.owner == owner)
    if campaign is not None:
        where.append(TaskRow.campaign == campaign)
    return _with_blockers(session, _listed(session, _by_due(*where).limit(limit)))


def blockers(session: Session, task: Task) -> tuple[Task, ...]:
    """What the task waits for that is still to be done."""
    return _with_blockers(session, (task,))[0].by


def waiting_for(session: Session, user: str, *, limit: int = LIMIT) -> tuple[Blocked, ...]:
    """Active tasks of others that wait for active tasks of ``user``, and for which of them."""
    needed = aliased(TaskRow)
    query = (
        select(NeedRow.task)
        .join(needed, needed.id == NeedRow.needs)
        .where(needed.owner == user, needed.status.in_(ACTIVE))
    )
    others = _by_due(TaskRow.id.in_(query), TaskRow.status.in_(ACTIVE), TaskRow.owner != user).limit(limit)
    found = _with_blockers(session, _listed(session, others))
    return tuple(Blocked(b.task, tuple(t for t in b.by if t.owner == user)) for b in found)


def _with_blockers(session: Session, tasks: tuple[Task, ...]) -> tuple[Blocked, ...]:
    wanted = {needed for task in tasks for needed in task.needs}
    query = select(TaskRow).where(TaskRow.id.in_(wanted), TaskRow.status.in_(ACTIVE))
    active = {task.id: task for task in _listed(session, query)} if wanted else {}
    return tuple(Blocked(task, tuple(active[n] for n in task.needs if n in active)) for task in tasks)


def _by_due(*where: ColumnElement[bool]) -> Select[TaskRow]:
    return select(TaskRow).where(*where).order_by(TaskRow.due_over.is_(None), TaskRow.due_over, TaskRow.id)


def _listed(session: Session, query: Select[TaskRow]) -> tuple[Task, ...]:
    # Plain rows: lists are looked at and not changed, and objects that could be cost several times as much.
    rows = session.execute(query.with_only_columns(*TaskRow.__table__.columns)).all()
    ids = [row.id for row in rows]
    helpers = _by_task(session, ContributorRow.task, ContributorRow.user_id, ids)
    needs = _by_task(session, NeedRow.task, NeedRow.needs, ids)
    return tuple(task_with(cast(TaskRow, row), helpers.get(row.id, ()), needs.get(row.id, ())) for row in rows)


def _by_task(
    session: Session, task: InstrumentedAttribute[str], named: InstrumentedAttribute[str], ids: list[str]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if ids:
        for one, name in session.execute(select(task, named).where(task.in_(ids))):
            found.setdefault(one, []).append(name)
    return found
