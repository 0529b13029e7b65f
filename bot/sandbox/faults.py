"""Faults that a test plans: the next calls of a method answer 429, 500, an error of Slack's, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = frozenset({"ratelimited", "server_error", "error", "drop", "lost"})


@dataclass
class Fault:
    """One planned fault. `drop` cuts the connection before the call is done, `lost` does it and loses the answer."""

    method: str
    kind: str
    left: int = 1
    retry_after: int = 1
    error: str = "internal_error"


class Faults:
    """The faults still to come, in the order they were planned."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(
        self, method: str, kind: str, count: int = 1, *, retry_after: int = 1, error: str = "internal_error"
    ) -> None:
        """Make the next `count` calls of `method` (`*` for any) fail in the way `kind` says."""
        if kind not in KINDS:
            raise ValueError(f"Unknown fault {kind!r}: choose one of {', '.join(sorted(KINDS))}.")
        if count < 1:
            raise ValueError("A fault needs a count of at least 1.")
        self._planned.append(Fault(method, kind, count, retry_after, error))

    def take(self, method: str) -> Fault | None:
        """The fault for this call, if one is planned; it is used up by being taken."""
        for fault in self._planned:
            if fault.method in (method, "*"):
                fault.left -= 1
                if fault.left == 0:
                    self._planned.remove(fault)
                return fault
        return None

    def pending(self) -> list[Fault]:
        """What is still planned."""
        return list(self._planned)

    def clear(self) -> None:
        """Forget every planned fault."""
        self._planned.clear()
