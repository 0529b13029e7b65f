"""The durable workflows of this program by name: the inbox keeps the name, and whoever begins it finds the workflow."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from dbos import DBOS

Workflow = Callable[..., Coroutine[Any, Any, Any]]

_by_name: dict[str, Workflow] = {}
_names: dict[Workflow, str] = {}


def durable(name: str) -> Callable[[Workflow], Workflow]:
    """Make a function a durable workflow called ``name``, which it keeps for as long as there may be work of it."""

    def register(function: Workflow) -> Workflow:
        workflow: Workflow = DBOS.workflow(name=name)(function)
        _by_name[name], _names[workflow] = workflow, name
        return workflow

    return register


def name_of(workflow: Workflow) -> str:
    """The name under which ``durable`` made it; ``KeyError`` for any other function."""
    return _names[workflow]


def named(name: str) -> Workflow | None:
    """The workflow of that name; None where this program has none, such as after a newer one."""
    return _by_name.get(name)
