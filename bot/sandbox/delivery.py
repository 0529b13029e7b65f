"""Getting payloads to the app: over its sockets or, in HTTP mode, as signed posts; with retries as Slack does them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, Protocol

from .recorder import Recorder
from .state import Body

log = logging.getLogger(__name__)


class NoApp(Exception):
    """Nothing is connected that could take the payload."""


@dataclass(frozen=True)
class Timing:
    """Seconds: how long an acknowledgement may take, the pauses before each retry of an event, and a trigger's life."""

    ack: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    trigger: float = 3.0


@dataclass(frozen=True)
class Ack:
    """How an interaction ended: `problem` is None, `no_app` or `operation_timeout`; `payload` is the app's answer."""

    payload: Any = None
    problem: str | None = None


class Transport(Protocol):
    """One way to reach the app."""

    async def send(self, kind: str, payload: Body, *, attempt: int, reason: str, within: float) -> Any:
        """Deliver once and give the ack payload; NoApp when nobody is there, TimeoutError when nobody answers."""
        ...

    async def ready(self) -> None:
        """Wait until somebody is there."""
        ...


class Delivery:
    """Events are kept until the app is there and repeated until acknowledged; interactions get one try."""

    def __init__(self, transport: Transport, recorder: Recorder, timing: Timing) -> None:
        self.transport = transport
        self.recorder = recorder
        self.timing = timing
        self.sent: dict[str, Body] = {}
        self.attempts: list[dict[str, Any]] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._open = asyncio.Event()
        self._open.set()

    def hold(self) -> None:
        """Keep events back until `release`."""
        self._open.clear()

    def release(self) -> None:
        """Let the events that were kept back go, in their order."""
        self._open.set()

    def event(self, payload: Body) -> None:
        """Deliver an `event_callback` in the background."""
        self.sent[payload["event_id"]] = payload
        self.background(self._deliver(payload))

    def redeliver(self, event_id: str) -> None:
        """Send a past event once more, as Slack does when it missed the acknowledgement."""
        self.background(self._attempt(self.sent[event_id], 1, "timeout"))

    async def interaction(self, kind: str, payload: Body) -> Ack:
        """Deliver an interaction or a command (`interactive`, `slash_commands`) and wait for the answer."""
        try:
            return Ack(await self.transport.send(kind, payload, attempt=0, reason="", within=self.timing.ack))
        except NoApp:
            return Ack(problem="no_app")
        except TimeoutError:
            self.recorder.complain(f"{payload.get('type', kind)} was not acknowledged in {self.timing.ack:g} s")
            return Ack(problem="operation_timeout")

    def background(self, work: Awaitable[Any]) -> None:
        """Run something beside the request that asked for it; `stop` ends it."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            log.error("The sandbox could not deliver", exc_info=task.exception())

    async def quiet(self) -> None:
        """Wait until nothing is under way (events waiting for a later retry count as under way)."""
        while self._tasks:
            await asyncio.wait(list(self._tasks))

    async def stop(self) -> None:
        """End everything that is under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _deliver(self, payload: Body) -> None:
        await self._open.wait()
        if await self._attempt(payload, 0, ""):
            return
        for number, pause in enumerate(self.timing.retries, start=1):
            await asyncio.sleep(pause)
            if await self._attempt(payload, number, "timeout"):
                return
        self.recorder.complain(f"event {payload['event_id']} ({payload['event']['type']}) was never acknowledged")

    async def _attempt(self, payload: Body, number: int, reason: str) -> bool:
        while True:
            await self.transport.ready()
            sent = time.monotonic()
            try:
                await self.transport.send("events_api", payload, attempt=number, reason=reason, within=self.timing.ack)
            except NoApp:
                continue
            except TimeoutError:
                self._note(payload, number, sent, acked=False)
                return False
            self._note(payload, number, sent, acked=True)
            return True

    def _note(self, payload: Body, number: int, sent: float, *, acked: bool) -> None:
        self.attempts.append(
            {
                "event_id": payload["event_id"],
                "type": payload["event"]["type"],
                "attempt": number,
                "acked": acked,
                "seconds": time.monotonic() - sent,
            }
        )
