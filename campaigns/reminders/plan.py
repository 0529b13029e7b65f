"""When to speak to a task's owner: before it is due, when it is due, and ever more rarely once it is late. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from campaigns.model import Due
from campaigns.moments import day_of, over, wall_of
from campaigns.reminders.model import Availability, Recipient, Reminder, ReminderKind
from campaigns.tasks.model import Task
from campaigns.working_days import WorkingDays

NUDGES = (1, 2, 4, 8, 16)
"""On which of the person's working days after the due date an overdue task is named again; digests go on naming it."""


def basis(task: Task) -> str:
    """What a task's reminders rest on: who is reminded, and of which due date."""
    due = task.due
    return f"{task.owner}:{due.at}@{due.zone}" if due else task.owner


def plan(task: Task, person: Recipient, calendar: WorkingDays, now: dt.datetime) -> tuple[Reminder, ...]:
    """Every reminder of an active task from ``now`` on, first to last; nothing for a task that is over.

    All fall into the person's hours on a day they work. Something due on a free day, on leave or at night is said
    before, not after. A snoozed task stays quiet until its time and is then named once. Planned twice, the keys are the
    same; only ``send_at`` follows the person's hours and leave.
    """
    if not task.active:
        return ()
    there = Availability(person, calendar)
    ground = basis(task)
    made: list[Reminder] = []

    def add(kind: ReminderKind, at: dt.datetime | None, number: int = 0, mark: str = "") -> None:
        if at is None or at < now or (task.snoozed_until is not None and at < task.snoozed_until):
            return
        key = f"{task.id}:{ground}:{kind}:{mark or number}"
        made.append(
            Reminder(key=key, task=task.id, user=person.user, kind=kind, number=number, basis=ground, send_at=at)
        )

    if task.due is not None:
        at = _at_due(task.due, there)
        before = None if at is None else there.day_before(wall_of(at, person.zone).date())
        add("before", None if before is None else there.morning(before))
        add("due", at)
        for number, day in enumerate(_nudge_days(task.due, there), start=1):
            add("overdue", there.morning(day), number)
    if task.snoozed_until is not None:
        add("snoozed", there.at_or_after(max(task.snoozed_until, now)), mark=task.snoozed_until.isoformat())
    return tuple(sorted(made, key=lambda r: (r.send_at, r.key)))


def _at_due(due: Due, there: Availability) -> dt.datetime | None:
    """The moment to say that something is due: the morning of its day, or its minute; else the last chance before."""
    if due.granularity == "day":
        day = day_of(due)
        said = day if there.there_on(day) else there.day_before(day)
        return None if said is None else there.morning(said)
    moment = over(due)
    if there.open_at(moment):
        return moment
    wall = wall_of(moment, there.person.zone)
    evening = there.there_on(wall.date()) and wall.time() >= there.person.closes
    last = wall.date() if evening else there.day_before(wall.date())
    return None if last is None else there.last_call(last)


def _nudge_days(due: Due, there: Availability) -> Iterator[dt.date]:
    day: dt.date | None = day_of(due)
    passed = 0
    for nth in NUDGES:
        if day is not None:
            day = there.day_after(day, nth - passed)
        if day is None:
            return
        passed = nth
        yield day
