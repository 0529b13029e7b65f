"""Who may talk to the sandbox: this machine only, under its own name, and no page of another site."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import LoopbackOnly

CONTENT_SECURITY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def loopback(host: str) -> str:
    """The host when it is this machine's loopback; LoopbackOnly otherwise."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        if ipaddress.ip_address(host).is_loopback:
            return host
    except ValueError:
        pass
    raise LoopbackOnly(host)


class LoopbackGuard:
    """Refuses a foreign Host (a name rebound to this machine) and a foreign Origin, and sets the page's policy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get("origin")
        names = [headers.get("host", "")] + ([urlsplit(origin).netloc] if origin else [])
        foreign = not all(map(_local, names)) or (origin and urlsplit(origin).netloc != headers.get("host"))
        # Pictures and scripts of another site carry no Origin, but browsers say where they come from.
        embedded = headers.get("sec-fetch-mode", "navigate") != "navigate"
        if foreign or (embedded and headers.get("sec-fetch-site") in ("cross-site", "same-site")):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 4003})
                return
            await PlainTextResponse("The sandbox answers this machine only.", 403)(scope, receive, send)
            return

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", CONTENT_SECURITY.encode()),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                ]
                if not any(name.lower() == b"cache-control" for name, _ in message["headers"]):
                    # The page's own files change with the program; old ones beside new ones do not work.
                    message["headers"].append((b"cache-control", b"no-cache"))
            await send(message)

        await self.app(scope, receive, with_policy)


def _local(netloc: str) -> bool:
    try:
        loopback(urlsplit(f"//{netloc}").hostname or "")
    except ValueError:
        return False
    return True
