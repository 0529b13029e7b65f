"""The checker: (copy, guideline) -> report. A pure function: no database, no Slack, no clock.

The front door is ``consistency.check.check``. ``compile_guideline``, ``apply_fixes``, ``report_to_dict`` and
``report_from_dict`` are found here too; they load on first use, so that importing a type of the checker stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency.compile import CompiledGuideline, compile_guideline
    from consistency.fixes import Applied, apply_fixes
    from consistency.report_json import report_from_dict, report_to_dict

_HOMES = {
    "CompiledGuideline": "consistency.compile",
    "compile_guideline": "consistency.compile",
    "Applied": "consistency.fixes",
    "apply_fixes": "consistency.fixes",
    "report_from_dict": "consistency.report_json",
    "report_to_dict": "consistency.report_json",
}

__all__ = [
    "Applied",
    "CompiledGuideline",
    "apply_fixes",
    "compile_guideline",
    "report_from_dict",
    "report_to_dict",
]


def __getattr__(name: str) -> Any:
    """The public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module 'consistency' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
