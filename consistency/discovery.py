"""Finds the checks: every module in ``consistency/checks`` that has a ``CHECK``, in name order."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from types import ModuleType

from consistency import checks as checks_package
from consistency.check_api import Check, Example


@lru_cache(maxsize=1)
def check_modules() -> tuple[ModuleType, ...]:
    """The modules that hold a check, in order of module name. Modules that start with ``_`` are not checks."""
    names = sorted(m.name for m in pkgutil.iter_modules(checks_package.__path__) if not m.name.startswith("_"))
    modules = (importlib.import_module(f"{checks_package.__name__}.{name}") for name in names)
    return tuple(m for m in modules if hasattr(m, "CHECK"))


@lru_cache(maxsize=1)
def discover() -> tuple[Check, ...]:
    """The checks, in order of module name.

    Raises ``ValueError`` when two checks share a name: their codes and score parts could not be told apart.
    """
    found: tuple[Check, ...] = tuple(m.CHECK for m in check_modules())
    names = [c.name for c in found]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"two checks are named {name!r}")
    return found


def examples() -> dict[str, tuple[Example, ...]]:
    """The examples of each check by its name; a module without ``EXAMPLES`` has an empty tuple here."""
    return {m.CHECK.name: tuple(getattr(m, "EXAMPLES", ())) for m in check_modules()}
