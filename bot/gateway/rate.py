"""Pacing: how fast each Slack method, and each channel, may be called; waiters are served in order."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Clock = Callable[[], float]
"""Seconds that never run backwards."""
Sleep = Callable[[float], Awaitable[None]]

_TIER_2, _TIER_3, _TIER_4 = 20, 50, 100
_PER_MINUTE = {
    "chat.postEphemeral": _TIER_4,
    "chat.update": _TIER_3,
    "chat.delete": _TIER_3,
    "conversations.history": _TIER_3,
    "conversations.replies": _TIER_3,
    "views.open": _TIER_4,
    "views.push": _TIER_4,
    "views.update": _TIER_4,
    "views.publish": _TIER_4,
    "files.getUploadURLExternal": _TIER_4,
    "files.completeUploadExternal": _TIER_4,
    "files.info": _TIER_4,
    "canvases.create": _TIER_2,
    "canvases.access.set": _TIER_3,
    "users.list": _TIER_2,
    "conversations.list": _TIER_2,
}
"""Calls a minute by Slack's published tiers; a method that is not named here is not paced, only retried."""
_PER_CHANNEL = frozenset({"chat.postMessage"})
_POST_INTERVAL, _POST_BURST = 1.0, 3
_BURST_SECONDS = 10.0
"""A method may use the calls of this many seconds at once, since Slack counts over a minute and tolerates bursts."""
_FORGET_ABOVE = 2_000


@dataclass(slots=True)
class _Lane:
    """One paced queue, by the generic cell rate algorithm: ``due`` is when the next call would be exactly on pace."""

    interval: float
    burst: int
    due: float = 0.0


class Limiter:
    """Gives out departure times. One for the whole process, shared by all gateways of one workspace."""

    def __init__(self, *, clock: Clock = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._lanes: dict[tuple[str, str | None], _Lane] = {}

    async def acquire(self, method: str, channel: str | None = None) -> float:
        """Wait until ``method`` may be called (for ``channel``, where the method is paced by channel).

        Returns the seconds waited. Calls leave in the order in which they asked.
        """
        wait = self._reserve(method, channel)
        if wait > 0:
            await self._sleep(wait)
        return wait

    def hold(self, method: str, channel: str | None, seconds: float) -> None:
        """Slack asked for a pause: the lane of ``method`` and ``channel`` stays closed for ``seconds`` from now."""
        lane = self._lane(method, channel)
        if lane:
            lane.due = max(lane.due, self._clock() + seconds + (lane.burst - 1) * lane.interval)

    def _reserve(self, method: str, channel: str | None) -> float:
        lane = self._lane(method, channel)
        if lane is None:
            return 0.0
        now = self._clock()
        lane.due = max(lane.due, now)
        wait = max(0.0, lane.due - (lane.burst - 1) * lane.interval - now)
        lane.due += lane.interval
        return wait

    def _lane(self, method: str, channel: str | None) -> _Lane | None:
        by_channel = method in _PER_CHANNEL
        if not by_channel and method not in _PER_MINUTE:
            return None
        key = (method, channel if by_channel else None)
        lane = self._lanes.get(key)
        if lane is None:
            self._forget_idle()
            if by_channel:
                lane = _Lane(_POST_INTERVAL, _POST_BURST)
            else:
                interval = 60 / _PER_MINUTE[method]
                lane = _Lane(interval, max(1, int(_BURST_SECONDS / interval)))
            self._lanes[key] = lane
        return lane

    def _forget_idle(self) -> None:
        """Drop lanes that are empty again, so that a long-lived process does not remember every channel."""
        if len(self._lanes) >= _FORGET_ABOVE:
            now = self._clock()
            self._lanes = {key: lane for key, lane in self._lanes.items() if lane.due > now}
