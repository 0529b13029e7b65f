"""Errors a person can cause with tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.errors import CampaignError

if TYPE_CHECKING:
    from campaigns.tasks.model import Task


class UnknownTask(CampaignError):
    """No task of that id is stored."""

    code = "tasks.unknown"

    def __init__(self, task: str) -> None:
        self.task = task
        super().__init__(f"There is no task {task!r}; it may have been removed. Look at the list of tasks.")


class TaskClosed(CampaignError):
    """The task is done or cancelled, and what was asked needs an open one."""

    code = "tasks.closed"

    def __init__(self, task: str, status: str) -> None:
        self.task, self.status = task, status
        super().__init__(f"Task {task!r} is {status}; reopen it first.")


class TaskChanged(CampaignError):
    """Somebody changed the same part of the task in between; ``current`` is what it is now."""

    code = "tasks.changed"

    def __init__(self, current: Task, fields: tuple[str, ...], by: str) -> None:
        self.current, self.fields, self.by, self.task = current, fields, by, current.id
        super().__init__(
            f"{by} has just changed {', '.join(fields)} of task {current.title!r}. "
            "Look at it as it is now and try again."
        )


class DependencyCycle(CampaignError):
    """The task would end up waiting for itself; ``path`` is the chain of ids."""

    code = "tasks.cycle"

    def __init__(self, path: tuple[str, ...]) -> None:
        self.path = path
        super().__init__(
            f"The task would wait for itself: {' -> '.join(path)}. Remove one of these dependencies first."
        )


class ReasonMissing(CampaignError):
    """What was asked is done with a reason only."""

    code = "tasks.reason_missing"

    def __init__(self, action: str) -> None:
        self.action = action
        super().__init__(f"Say why: {action} is kept in the history with its reason.")
