"""The outbox of reminders: planned again after every change, handed out to one worker, said exactly once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import cast

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from campaigns.reminders.model import Availability, Delivery, Habits, Recipient, Reminder, ReminderKind
from campaigns.reminders.plan import basis, plan
from campaigns.reminders.store_people import recipients
from campaigns.reminders.tables import ReminderRow
from campaigns.tasks.model import Task
from campaigns.tasks.rows import task_of
from campaigns.tasks.tables import TaskRow
from campaigns.working_days import Calendars
from storage.upsert import insert_missing

LEASE = dt.timedelta(minutes=5)
"""How long a worker may take over a delivery before it is taken for dead and the delivery is handed out again."""

NOBODY_THERE = dt.timedelta(days=30)
"""How long reminders of a person wait who is away for longer than can be foreseen."""

INSERTED = 200
"""Reminders written by one statement."""

_PERSON_LOCK = 0x72656D
"""Class of PostgreSQL's advisory locks for one person's reminders ("rem" in ASCII): one worker a person."""


def plan_changed(session: Session, now: dt.datetime, limit: int, *, habits: Habits, calendars: Calendars) -> int:
    """Plan the reminders of up to ``limit`` tasks that changed since they were planned; how many tasks that were.

    The mark that a task has to be planned is part of its change, so nothing is forgotten over a crash. Call it again
    while it returns ``limit``, before reminders are claimed.
    """
    query = select(TaskRow).where(TaskRow.replan.is_(True)).order_by(TaskRow.id).limit(limit)
    rows = session.scalars(query.with_for_update(skip_locked=True, key_share=True)).all()
    people = recipients(session, (row.owner for row in rows), habits)
    planned: dict[str, tuple[Task, tuple[Reminder, ...]]] = {}
    for row in rows:
        task, person = task_of(row), people[row.owner]
        planned[task.id] = task, plan(task, person, calendars(person.country), now)
        row.replan = False
    _sync(session, planned, now)
    session.flush()
    return len(rows)


def claim_due_reminders(
    session: Session, now: dt.datetime, limit: int, *, habits: Habits, calendars: Calendars
) -> tuple[Delivery, ...]:
    """Messages for up to ``limit`` people whose reminders are due, each handed to this caller alone.

    Commit before anything is posted, then ``mark_sent`` or ``give_back``. What a dead worker held is handed out again
    under the same delivery id after ``LEASE``. A person who cannot be spoken to now (an outage ended at night, leave
    was added) is left for their next hours. What no longer holds (done, given away, moved, snoozed) is not said.
    """
    lost = now - LEASE
    waiting = or_(
        (ReminderRow.state == "pending") & (ReminderRow.send_at <= now),
        (ReminderRow.state == "claimed") & (ReminderRow.claimed_at <= lost),
    )
    first = func.min(ReminderRow.send_at)
    due = select(ReminderRow.user_id).where(waiting).group_by(ReminderRow.user_id).order_by(first, ReminderRow.user_id)
    users = [user for user in session.scalars(due.limit(limit)) if _alone_with(session, user)]
    people = recipients(session, users, habits)
    query = select(ReminderRow).where(ReminderRow.user_id.in_(users), waiting).order_by(ReminderRow.key)
    # What a planner is changing at this moment is left for the next turn.
    free = query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    rows: dict[str, list[ReminderRow]] = {}
    for row in session.scalars(free) if users else ():
        rows.setdefault(row.user_id, []).append(row)
    open_to = {user: Availability(people[user], calendars(people[user].country)) for user in users}
    said = [user for user in users if open_to[user].open_at(now)]
    wanted = {row.task for user in said for row in rows.get(user, ())}
    tasks = {row.id: task_of(row) for row in session.scalars(select(TaskRow).where(TaskRow.id.in_(wanted)))}
    made: list[Delivery] = []
    for user in users:
        if user in said:
            made += _deliveries(session, people[user], rows.get(user, ()), tasks, now)
        else:
            _put_off(rows.get(user, ()), open_to[user].at_or_after(now) or now + NOBODY_THERE)
    session.flush()
    return tuple(made)


def mark_sent(session: Session, delivery: str, now: dt.datetime) -> bool:
    """Note that a delivery was posted. False when it was noted before; safe to repeat."""
    held = (ReminderRow.delivery == delivery, ReminderRow.state == "claimed")
    done = update(ReminderRow).where(*held).values(state="sent", sent_at=now).returning(ReminderRow.key)
    return session.execute(done).first() is not None


def give_back(session: Session, delivery: str, retry_at: dt.datetime) -> None:
    """Note that a delivery was certainly not posted: its reminders wait until ``retry_at`` for a delivery anew."""
    held = (ReminderRow.delivery == delivery, ReminderRow.state == "claimed")
    session.execute(
        update(ReminderRow).where(*held).values(state="pending", delivery=None, claimed_at=None, send_at=retry_at)
    )


def forget_sent(session: Session, before: dt.datetime) -> int:
    """Remove reminders sent before a moment whose tasks are over; how many. The keys of active tasks are kept."""
    over = select(TaskRow.id).where(TaskRow.closed_at.is_not(None))
    old = (ReminderRow.state == "sent", ReminderRow.sent_at < before, ReminderRow.task.in_(over))
    return len(session.execute(delete(ReminderRow).where(*old).returning(ReminderRow.key)).all())


def pending(session: Session, task: str) -> tuple[Reminder, ...]:
    """What is still to be said about a task, first to last."""
    query = select(ReminderRow).where(ReminderRow.task == task, ReminderRow.state == "pending")
    return tuple(_reminder(row) for row in session.scalars(query.order_by(ReminderRow.send_at, ReminderRow.key)))


def _sync(session: Session, planned: Mapping[str, tuple[Task, Iterable[Reminder]]], now: dt.datetime) -> None:
    """Bring what is pending of each task to its plan; all in a few statements, however many tasks there are."""
    wanted = {r.key: r for _, reminders in planned.values() for r in reminders}
    query = select(ReminderRow).where(ReminderRow.task.in_(planned), ReminderRow.state == "pending")
    held = query.order_by(ReminderRow.key).with_for_update().execution_options(populate_existing=True)
    for row in session.scalars(held).all() if planned else ():
        if row.key in wanted:
            at = wanted.pop(row.key).send_at
            if row.planned_at != at:
                row.planned_at = row.send_at = at
        elif row.planned_at > now or not _holds(row, planned[row.task][0], now):
            session.delete(row)
        # What was due before now and still holds was only held up: it stays.
    session.flush()
    rows = [
        {
            "key": r.key,
            "task": r.task,
            "user_id": r.user,
            "kind": r.kind,
            "number": r.number,
            "basis": r.basis,
            "planned_at": r.send_at,
            "send_at": r.send_at,
            "state": "pending",
            "attempts": 0,
        }
        for r in wanted.values()
    ]
    # In statements of a size that both databases take (they limit the number of values).
    for start in range(0, len(rows), INSERTED):
        insert_missing(session, ReminderRow, rows[start : start + INSERTED])


def _holds(row: ReminderRow, task: Task, now: dt.datetime) -> bool:
    awake = task.snoozed_until is None or task.snoozed_until <= now
    return task.active and awake and row.basis == basis(task)


def _alone_with(session: Session, user: str) -> bool:
    """Whether no other worker is claiming for that person; SQLite has one writer anyway."""
    if session.get_bind().dialect.name != "postgresql":
        return True
    return bool(session.scalar(select(func.pg_try_advisory_xact_lock(_PERSON_LOCK, func.hashtext(user)))))


def _deliveries(
    session: Session, person: Recipient, rows: Iterable[ReminderRow], tasks: Mapping[str, Task], now: dt.datetime
) -> list[Delivery]:
    """What a dead worker held, as it held it, and one delivery of everything new."""
    held: dict[str | None, list[ReminderRow]] = {}
    for row in rows:
        held.setdefault(row.delivery, []).append(row)
    made = []
    for delivery, group in sorted(held.items(), key=lambda item: item[0] or ""):
        said = [row for row in group if _holds(row, tasks[row.task], now)]
        gone = [row for row in group if row not in said]
        if delivery is None:
            for row in gone:
                session.delete(row)
            gone = []
        if said:
            name = delivery or uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(row.key for row in said)).hex
            made.append(_claim(name, person, said, tasks, now))
        for row in gone:
            # It may have been posted before the worker died, and there is nothing to say any more.
            row.state, row.sent_at = "sent", now
    return made


def _claim(
    name: str, person: Recipient, rows: list[ReminderRow], tasks: Mapping[str, Task], now: dt.datetime
) -> Delivery:
    attempt = max(row.attempts for row in rows) + 1
    latest: dict[str, ReminderRow] = {}
    for row in sorted(rows, key=lambda r: (r.send_at, r.key)):
        row.state, row.delivery, row.claimed_at, row.attempts = "claimed", name, now, attempt
        latest[row.task] = row
    reminders = tuple((_reminder(row), tasks[row.task]) for row in latest.values())
    return Delivery(id=name, recipient=person, reminders=reminders, attempt=attempt)


def _put_off(rows: Iterable[ReminderRow], until: dt.datetime) -> None:
    """Let nobody look at these rows before ``until``; a dead worker's delivery stays the delivery it was."""
    for row in rows:
        if row.state == "pending":
            row.send_at = until
        else:
            row.claimed_at = until - LEASE


def _reminder(row: ReminderRow) -> Reminder:
    return Reminder(
        key=row.key,
        task=row.task,
        user=row.user_id,
        kind=cast(ReminderKind, row.kind),
        number=row.number,
        basis=row.basis,
        send_at=row.send_at,
    )
