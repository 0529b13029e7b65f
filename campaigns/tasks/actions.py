"""What can be done to a task: each action makes the next state from the present one, or says why not. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from typing import Any, ClassVar

from campaigns.errors import InvalidField
from campaigns.model import Due
from campaigns.tasks.errors import ReasonMissing, TaskClosed
from campaigns.tasks.model import ChecklistItem, Priority, Task


@dataclass(frozen=True, slots=True)
class Action:
    """Base of what can be done; ``name`` stands in the history, ``note`` is the reason or comment kept with it."""

    name: ClassVar[str]
    note: str = ""

    def on(self, task: Task, now: dt.datetime) -> Task:
        """The task after the action; the same task when there is nothing to do. A typed error when it cannot be."""
        raise NotImplementedError


def _active(task: Task) -> None:
    if not task.active:
        raise TaskClosed(task.id, task.status)


@dataclass(frozen=True, slots=True)
class Start(Action):
    """Somebody is at it."""

    name: ClassVar[str] = "start"

    def on(self, task: Task, now: dt.datetime) -> Task:
        _active(task)
        return replace(task, status="started")


@dataclass(frozen=True, slots=True)
class Finish(Action):
    """It is done. Done twice is done once. A task that waits for another may be finished: the person knows better."""

    name: ClassVar[str] = "done"

    def on(self, task: Task, now: dt.datetime) -> Task:
        if task.status == "done":
            return task
        _active(task)
        return replace(task, status="done", snoozed_until=None)


@dataclass(frozen=True, slots=True)
class Reopen(Action):
    """It was not done after all, or is wanted after all."""

    name: ClassVar[str] = "reopen"

    def on(self, task: Task, now: dt.datetime) -> Task:
        return task if task.active else replace(task, status="open")


@dataclass(frozen=True, slots=True)
class Cancel(Action):
    """It is not wanted any more, and why."""

    name: ClassVar[str] = "cancel"

    def on(self, task: Task, now: dt.datetime) -> Task:
        if task.status == "cancelled":
            return task
        _active(task)
        _reason(self)
        return replace(task, status="cancelled", snoozed_until=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze(Action):
    """Keep quiet about it until a moment to come; the due date stays as it is."""

    name: ClassVar[str] = "snooze"
    until: dt.datetime

    def on(self, task: Task, now: dt.datetime) -> Task:
        _active(task)
        if self.until <= now:
            raise InvalidField("until", "choose a moment to come")
        return replace(task, snoozed_until=self.until.astimezone(dt.UTC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassign(Action):
    """Somebody else answers for it from now on, and why. Reminders of the new owner start afresh."""

    name: ClassVar[str] = "reassign"
    to: str

    def on(self, task: Task, now: dt.datetime) -> Task:
        _active(task)
        if self.to == task.owner:
            return task
        _reason(self)
        others = tuple(c for c in task.contributors if c != self.to)
        return replace(task, owner=self.to, contributors=others, snoozed_until=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reschedule(Action):
    """Another due date, or none (a task that repeats keeps one)."""

    name: ClassVar[str] = "reschedule"
    due: Due | None

    def on(self, task: Task, now: dt.datetime) -> Task:
        _active(task)
        return replace(task, due=self.due, snoozed_until=None) if self.due != task.due else task


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Action):
    """A step of the checklist, counted from 0, is done or not."""

    name: ClassVar[str] = "tick"
    item: int
    done: bool = True

    def on(self, task: Task, now: dt.datetime) -> Task:
        _active(task)
        if not 0 <= self.item < len(task.checklist):
            raise InvalidField("checklist", f"there is no step {self.item + 1}; the task has {len(task.checklist)}")
        steps = list(task.checklist)
        steps[self.item] = replace(steps[self.item], done=self.done)
        return replace(task, checklist=tuple(steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Action):
    """Other words or settings; None leaves a field as it is, an empty text clears ``campaign``, ``channel`` or
    ``recurrence``."""

    name: ClassVar[str] = "edit"
    title: str | None = None
    details: str | None = None
    contributors: tuple[str, ...] | None = None
    campaign: str | None = None
    channel: str | None = None
    priority: Priority | None = None
    checklist: tuple[ChecklistItem, ...] | None = None
    recurrence: str | None = None

    def on(self, task: Task, now: dt.datetime) -> Task:
        given = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "note"}
        wanted = {name: value for name, value in given.items() if value is not None}
        for name in ("campaign", "channel", "recurrence"):
            if name in wanted:
                wanted[name] = wanted[name] or None
        if "contributors" in wanted:
            wanted["contributors"] = tuple(sorted(set(wanted["contributors"]) - {task.owner}))
        return replace(task, **wanted)


@dataclass(frozen=True, slots=True)
class Comment(Action):
    """Words to the task; nothing else changes."""

    name: ClassVar[str] = "comment"

    def on(self, task: Task, now: dt.datetime) -> Task:
        if not self.note.strip():
            raise InvalidField("comment", "give at least one word")
        return task


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Action):
    """The task waits for another one."""

    name: ClassVar[str] = "wait"
    needs: str

    def on(self, task: Task, now: dt.datetime) -> Task:
        return replace(task, needs=tuple(sorted({*task.needs, self.needs})))


@dataclass(frozen=True, slots=True, kw_only=True)
class StopWaiting(Action):
    """The task does not wait for another one any more."""

    name: ClassVar[str] = "stop_waiting"
    needs: str

    def on(self, task: Task, now: dt.datetime) -> Task:
        return replace(task, needs=tuple(n for n in task.needs if n != self.needs))


def _reason(action: Action) -> None:
    if not action.note.strip():
        raise ReasonMissing(action.name)


_BOOKKEEPING = frozenset({"version", "changed_at", "closed_at"})


def differences(old: Task, new: Task) -> Mapping[str, tuple[Any, Any]]:
    """Fields that differ, each with its value before and after as JSON values.

    Steps of a checklist whose words stay are told one by one (``checklist.0``), so that two people who tick two steps
    do not stand in each other's way.
    """
    told: dict[str, tuple[Any, Any]] = {}
    for f in fields(Task):
        before, after = getattr(old, f.name), getattr(new, f.name)
        if before == after or f.name in _BOOKKEEPING:
            continue
        if f.name == "checklist" and [i.text for i in before] == [i.text for i in after]:
            steps = enumerate(zip(before, after, strict=True))
            told |= {f"checklist.{i}": (b.done, a.done) for i, (b, a) in steps if b != a}
        else:
            told[f.name] = (plain(before), plain(after))
    return told


def clash(mine: Mapping[str, object], theirs: Mapping[str, object]) -> tuple[str, ...]:
    """Fields that both changes touch; a whole checklist clashes with each of its steps."""
    whole = {name for side in (mine, theirs) for name in side if name == "checklist"}
    steps = {name for side in (mine, theirs) for name in side if name.startswith("checklist.")}
    return tuple(sorted((mine.keys() & theirs.keys()) | (whole if steps else set())))


def plain(value: Any) -> Any:
    """``value`` as JSON: dataclasses as mappings, moments as ISO text, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    return value
