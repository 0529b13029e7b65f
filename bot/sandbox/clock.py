"""The sandbox's clock: real time plus an offset that a test or a demo may move."""

from __future__ import annotations

import time


class SandboxClock:
    """Seconds since the epoch, shifted by `offset`; message timestamps come from here and never repeat."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._last_micros = 0

    def now(self) -> float:
        """Seconds since the epoch, with the offset."""
        return time.time() + self.offset

    def stamp(self) -> str:
        """A Slack timestamp such as `1712345678.000100`, later than every earlier one."""
        micros = max(int(self.now() * 1_000_000), self._last_micros + 1)
        self._last_micros = micros
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"
