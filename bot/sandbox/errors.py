"""What can go wrong in the sandbox, by Slack's names."""

from __future__ import annotations

from typing import Any


class SlackError(Exception):
    """An answer `{"ok": false, "error": code}`; `details` are the lines of `response_metadata.messages`."""

    def __init__(self, code: str, details: list[str] | None = None, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details or []
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The JSON answer."""
        answer: dict[str, Any] = {"ok": False, "error": self.code, **self.extra}
        if self.details:
            answer["response_metadata"] = {"messages": self.details}
        return answer


class LoopbackOnly(ValueError):
    """The sandbox has no passwords, so it listens on this machine only."""

    def __init__(self, host: str) -> None:
        super().__init__(f"The sandbox listens on this machine only: use 127.0.0.1, ::1 or localhost, not {host!r}.")
