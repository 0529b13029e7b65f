"""A small Slack of our own that can be told to fail, and a gateway that talks to it over real HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateway.gateway import Gateway


@dataclass
class FakeSlack:
    """Records calls; ``plan`` holds answers to give before the method's usual one, per method."""

    url: str = ""
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    plan: dict[str, list[Any]] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    uploads: list[bytes] = field(default_factory=list)
    shared: int = 0
    """How often a file was shared."""
    scanned: int = 0
    """After how many looks a shared file shows where it is."""

    def fail(self, method: str, *answers: Any) -> None:
        """The next calls of ``method`` get these: a status, an error's name, ``drop``, ``drop after`` or a response."""
        self.plan.setdefault(method, []).extend(answers)

    def of(self, method: str) -> list[dict[str, Any]]:
        return [arguments for name, arguments in self.calls if name == method]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments: dict[str, Any] = dict(request.query)
        if method == "upload":
            self.uploads.append(await request.read())
        elif request.body_exists:
            arguments |= json.loads(await request.text())
        self.calls.append((method, arguments))
        planned = self.plan.get(method) or []
        how = planned.pop(0) if planned else None
        if how == "drop":
            request.transport.close()  # type: ignore[union-attr]
            await asyncio.sleep(0)
        if isinstance(how, web.Response):
            return how
        if isinstance(how, int):
            return web.Response(status=how, text="<html>oops</html>", content_type="text/html")
        if isinstance(how, str) and not how.startswith("drop"):
            return web.json_response({"ok": False, "error": how})
        answer = {} if how == "drop" else self.usual(method, arguments)
        if how == "drop after":
            request.transport.close()  # type: ignore[union-attr]
        return web.json_response({"ok": True, **answer})

    def usual(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "chat.postMessage":
                ts = f"1700000000.{len(self.messages):06d}"
                self.messages.append({**arguments, "ts": ts})
                return {"channel": arguments["channel"], "ts": ts}
            case "conversations.replies" | "conversations.history":
                start = int(arguments.get("cursor", 0))
                page = self.messages[start : start + 2]
                more = str(start + 2) if start + 2 < len(self.messages) else ""
                return {"messages": page, "response_metadata": {"next_cursor": more}}
            case "views.open" | "views.push" | "views.update" | "views.publish":
                return {"view": {"id": "V1", "hash": "h1"}}
            case "conversations.open":
                return {"channel": {"id": f"D-{arguments['users']}"}}
            case "chat.getPermalink":
                return {"permalink": f"https://example.com/{arguments['channel']}/{arguments['message_ts']}"}
            case "files.getUploadURLExternal":
                return {"upload_url": self.url.replace("/api/", "/api/upload"), "file_id": "F1"}
            case "files.completeUploadExternal":
                self.shared += 1
            case "files.info":
                if not self.shared:
                    return {"ok": False, "error": "file_not_found"}
                seen = len(self.of("files.info")) > self.scanned
                shares = {"public": {"C1": [{"ts": "1700000000.000900"}]}} if seen else {}
                return {"file": {"id": "F1", "shares": shares}}
        return {}


def too_many(seconds: int) -> web.Response:
    """Slack's answer to calls that come too fast."""
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)})


class Time:
    """A clock that moves only when the gateway sleeps; ``slept`` are the pauses it made."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(round(seconds, 3))


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    fake = FakeSlack()
    app = web.Application()
    app.router.add_route("*", "/api/{method}", fake.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    fake.url = f"http://127.0.0.1:{port}/api/"
    yield fake
    await runner.cleanup()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def gateway(slack: FakeSlack, time: Time) -> Gateway:
    client = AsyncWebClient(token="xoxb-test", base_url=slack.url)
    return Gateway(client, clock=time.clock, sleep=time.sleep)


@pytest.fixture(name="too_many")
def too_many_fixture() -> Callable[[int], web.Response]:
    return too_many
