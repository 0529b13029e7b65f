"""A record of what the app did: every call it made, and every complaint Slack would have had."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

KEEP = 5_000


@dataclass(frozen=True)
class Call:
    """One Web API call: `at` is monotonic seconds, `status` the HTTP status (0 for a cut connection)."""

    method: str
    arguments: dict[str, Any]
    at: float
    status: int
    answer: dict[str, Any]


class Recorder:
    """Calls and complaints, oldest first, at most KEEP of each."""

    def __init__(self) -> None:
        self.calls: deque[Call] = deque(maxlen=KEEP)
        self.complaints: deque[str] = deque(maxlen=KEEP)

    def call(self, method: str, arguments: dict[str, Any], status: int, answer: dict[str, Any]) -> None:
        """Keep a call; the token is left out."""
        kept = {name: value for name, value in arguments.items() if name != "token"}
        self.calls.append(Call(method, kept, time.monotonic(), status, answer))

    def complain(self, sentence: str) -> None:
        """Keep something that a real workspace would have refused or shown as a failure."""
        self.complaints.append(sentence)

    def of(self, method: str | None = None) -> list[Call]:
        """The calls of one method, or all."""
        return [call for call in self.calls if method in (None, call.method)]

    def as_json(self, method: str | None = None) -> list[dict[str, Any]]:
        """The same, ready for the control API."""
        return [asdict(call) for call in self.of(method)]
