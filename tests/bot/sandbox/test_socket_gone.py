"""An app that dies or leaves at a bad moment is nobody there, and never an error of the sandbox's."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import aiohttp
import pytest
from starlette.websockets import WebSocket

from bot.sandbox.socket_mode import Connection, SocketMode
from tests.e2e.sandbox_rig import SandboxRig


class Peer:
    """A client at the other end of a WebSocket; from ``dies_at`` sent messages on the server cannot send to it."""

    def __init__(self, ticket: str, dies_at: int) -> None:
        self.sent: list[str] = []
        self.left, self.greeted, self.closed = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._dies_at = dies_at
        self._told = False
        scope = {"type": "websocket", "query_string": f"ticket={ticket}".encode(), "headers": []}
        self.socket = WebSocket(scope, self._receive, self._send)

    async def _receive(self) -> dict[str, Any]:
        if not self._told:
            self._told = True
            return {"type": "websocket.connect"}
        await self.left.wait()
        return {"type": "websocket.disconnect", "code": 1006}

    async def _send(self, message: Any) -> None:
        if len(self.sent) >= self._dies_at:
            raise BrokenPipeError
        self.sent.append(message["type"])
        if message["type"] == "websocket.send":
            self.greeted.set()
        if message["type"] == "websocket.close":
            self.closed.set()


@pytest.mark.parametrize("dies_at", [0, 1])
@pytest.mark.parametrize("known", [True, False])
async def test_an_app_that_leaves_while_it_connects_is_forgotten(dies_at: int, known: bool) -> None:
    mode = SocketMode()
    peer = Peer(mode.ticket() if known else "guessed", dies_at)
    peer.left.set()
    await mode.endpoint(peer.socket)
    assert mode.connections == []


async def test_a_dead_connection_does_not_keep_the_others_from_being_refreshed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.sandbox.socket_mode.GRACE_SECONDS", 0.0)
    mode = SocketMode()
    dead, alive = Peer(mode.ticket(), dies_at=2), Peer(mode.ticket(), dies_at=99)
    serving = [asyncio.create_task(mode.endpoint(peer.socket)) for peer in (dead, alive)]
    await asyncio.gather(dead.greeted.wait(), alive.greeted.wait())
    await mode.refresh()
    assert (dead.sent, alive.sent) == (
        ["websocket.accept", "websocket.send"],
        ["websocket.accept", *["websocket.send"] * 2],
    )
    await alive.closed.wait()
    for peer in (dead, alive):
        peer.left.set()
    await asyncio.gather(*serving)
    assert mode.connections == []


async def test_cutting_a_connection_that_is_dead_already_is_no_error() -> None:
    mode = SocketMode()
    dead = Peer(mode.ticket(), dies_at=2)
    serving = asyncio.create_task(mode.endpoint(dead.socket))
    await dead.greeted.wait()
    kept: list[Connection] = list(mode.connections)
    await mode.cut()
    await mode.cut()
    assert kept[0].leaving
    dead.left.set()
    await serving


async def test_a_planned_cut_leaves_no_error_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async with SandboxRig() as rig, aiohttp.ClientSession() as client:
        rig.sandbox.faults.plan("auth.test", "drop")
        with caplog.at_level(logging.ERROR), pytest.raises(aiohttp.ClientError):
            async with client.post(f"{rig.server.api_url}auth.test") as answer:
                await answer.read()
    assert rig.sandbox.faults.pending() == []
    assert caplog.records == []
