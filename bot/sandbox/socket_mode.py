"""Socket Mode: connections, envelopes and their acknowledgements."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import uuid
from collections.abc import Callable
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from .delivery import NoApp
from .state import APP_ID, Body

GRACE_SECONDS = 1.0  # how long a connection that was told to go may still acknowledge
MAX_CONNECTIONS = 10
GONE = (WebSocketDisconnect, RuntimeError, OSError)
"""What sending or receiving raises when the app closed its end, or died, at whatever moment."""


class Connection:
    """One socket of the app; `leaving` ones get no new envelopes."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.leaving = False

    async def send(self, message: Body) -> None:
        """Send JSON; a socket that is gone counts as nobody there."""
        try:
            await self.socket.send_text(json.dumps(message, ensure_ascii=False))
        except GONE:
            self.leaving = True
            raise NoApp from None


class SocketMode:
    """The transport over WebSockets: envelopes go to the connections in turn."""

    def __init__(self) -> None:
        self.connections: list[Connection] = []
        self.count = 0
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._someone = asyncio.Event()
        self._turn = 0
        self.on_change: Callable[[], None] = lambda: None

    def ticket(self) -> str:
        """A ticket for one connection, handed out by `apps.connections.open`."""
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return ticket

    def alive(self) -> list[Connection]:
        """The connections that take new envelopes."""
        return [connection for connection in self.connections if not connection.leaving]

    async def ready(self) -> None:
        """Wait until the app is connected."""
        while not self.alive():
            self._someone.clear()
            await self._someone.wait()

    async def send(self, kind: str, payload: Body, *, attempt: int, reason: str, within: float) -> Any:
        """Deliver one envelope and wait for its acknowledgement."""
        alive = self.alive()
        if not alive:
            raise NoApp
        self._turn += 1
        envelope: Body = {
            "type": kind,
            "envelope_id": str(uuid.uuid4()),
            "accepts_response_payload": kind != "events_api",
            "payload": payload,
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answer
        try:
            await alive[self._turn % len(alive)].send(envelope)
            async with asyncio.timeout(within):
                return await answer
        finally:
            del self._waiting[envelope["envelope_id"]]

    async def refresh(self) -> None:
        """Ask every connection to make a new one, as Slack does every few hours."""
        for connection in self.alive():
            connection.leaving = True
            with contextlib.suppress(NoApp):  # one that is gone already needs no telling, and the others do
                await connection.send({"type": "disconnect", "reason": "refresh_requested", "debug_info": _debug()})
            asyncio.get_running_loop().call_later(GRACE_SECONDS, _close_soon, connection)

    async def cut(self) -> None:
        """Break every connection without a word, as a lost network does."""
        for connection in list(self.connections):
            await _close(connection)

    async def endpoint(self, socket: WebSocket) -> None:
        """Serve one connection until it ends."""
        ticket = socket.query_params.get("ticket", "")
        connection = Connection(socket)
        try:
            if ticket not in self._tickets or len(self.connections) >= MAX_CONNECTIONS:
                await socket.close(4001)
                return
            self._tickets.discard(ticket)
            await socket.accept()
            self.connections.append(connection)
            self.count += 1
            await connection.send(
                {
                    "type": "hello",
                    "num_connections": len(self.connections),
                    "connection_info": {"app_id": APP_ID},
                    "debug_info": _debug(),
                }
            )
            self._someone.set()
            self.on_change()
            while True:
                self._take(await socket.receive_text())
        except (NoApp, *GONE):
            pass
        finally:
            connection.leaving = True
            if connection in self.connections:
                self.connections.remove(connection)
                self.on_change()

    def _take(self, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return  # Slack ignores what is not an acknowledgement, such as a client's own ping text
        waiting = self._waiting.get(message.get("envelope_id", "")) if isinstance(message, dict) else None
        if waiting and not waiting.done():
            waiting.set_result(message.get("payload"))


def _debug() -> Body:
    return {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060}


def _close_soon(connection: Connection) -> None:
    task = asyncio.ensure_future(_close(connection))
    _closing.add(task)
    task.add_done_callback(_closing.discard)


async def _close(connection: Connection) -> None:
    connection.leaving = True
    if connection.socket.application_state is WebSocketState.CONNECTED:
        with contextlib.suppress(*GONE):  # the client may have gone first
            await connection.socket.close(1000)


_closing: set[asyncio.Task[None]] = set()
