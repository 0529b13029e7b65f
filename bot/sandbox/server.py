"""The sandbox's web server: it puts the parts together, listens on the loopback interface, and starts and stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route, Router, WebSocketRoute
from starlette.staticfiles import StaticFiles

from . import control, page, responses, web_api
from .core import Sandbox, Secrets
from .delivery import Timing
from .guard import LoopbackGuard, loopback
from .http_mode import HttpMode
from .model import DEFAULT_CHANNELS, DEFAULT_PEOPLE, AppSurface, ChannelSpec, Person, Sample
from .state import Workspace

STATIC = Path(__file__).parent / "static"


class SandboxServer:
    """A Slack-compatible server with its page.

    `port` 0 takes a free one. `manifest` (Slack's app manifest) or `app` says what the app declared; with a manifest,
    events and scopes it does not name are refused. With `request_url` the app is reached by signed HTTP posts instead
    of Socket Mode. `samples` are the texts to try that the page offers. Raises LoopbackOnly for any other host.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        people: Iterable[Person] = DEFAULT_PEOPLE,
        channels: Iterable[ChannelSpec] = DEFAULT_CHANNELS,
        app: AppSurface | None = None,
        manifest: Mapping[str, Any] | None = None,
        samples: Iterable[Sample] = (),
        workspace_name: str = "Sandbox",
        secrets: Secrets | None = None,
        request_url: str | None = None,
        timing: Timing | None = None,
    ) -> None:
        self.host = loopback(host)
        self.port = port
        surface = app or (AppSurface.from_manifest(manifest) if manifest else AppSurface())
        secrets = secrets or Secrets()
        transport = HttpMode(request_url, secrets.signing_secret) if request_url else None
        workspace = Workspace(people, channels, surface, workspace_name)
        self.sandbox = Sandbox.build(workspace, transport, secrets, timing or Timing())
        self.samples = list(samples)
        self._also = Router()
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def base_url(self) -> str:
        """The address of the page, such as `http://127.0.0.1:8123`."""
        return self.sandbox.base_url

    @property
    def api_url(self) -> str:
        """What `AsyncWebClient(base_url=...)` takes."""
        return f"{self.base_url}/api/"

    @property
    def secrets(self) -> Secrets:
        """The tokens and the signing secret that the app must use."""
        return self.sandbox.secrets

    def serve_also(self, routes: Iterable[BaseRoute]) -> None:
        """Answer what the app itself serves over HTTP too, at any time; it cannot hide what the sandbox serves."""
        self._also.routes += routes

    async def start(self) -> SandboxServer:
        """Listen; when this returns, requests are answered. OSError when the port is taken."""
        listener = self._listen()
        self.port = listener.getsockname()[1]
        shown = f"[{self.host}]" if ":" in self.host else self.host
        base_url = f"http://{shown}:{self.port}"
        self.sandbox.base_url = self.sandbox.files.base_url = self.sandbox.canvases.base_url = base_url
        config = uvicorn.Config(
            self.asgi(), log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1,
            ws="websockets-sansio", ws_max_size=1_000_000,
        )  # fmt: skip
        logging.getLogger("uvicorn.error").addFilter(_PLANNED)
        self._server = _QuietServer(config)
        self._serving = asyncio.ensure_future(self._server.serve(sockets=[listener]))
        while not self._server.started:
            await asyncio.sleep(0.01)
            if self._serving.done():
                self._serving.result()
        return self

    async def stop(self) -> None:
        """Close every connection and wait until the port is free."""
        await self.sandbox.stop()
        if self._server and self._serving:
            self._server.should_exit = True
            await self._serving
        logging.getLogger("uvicorn.error").removeFilter(_PLANNED)
        self._server = self._serving = None

    async def __aenter__(self) -> SandboxServer:
        """Start."""
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()

    def _listen(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self.host, self.port))
        except OSError:
            listener.close()
            raise
        return listener

    def asgi(self) -> Starlette:
        """The routes."""
        box = self.sandbox
        both = ["GET", "POST"]
        return Starlette(
            routes=[
                Route("/api/{method}", web_api.endpoint(box), methods=both),
                WebSocketRoute("/sandbox/socket", box.socket.endpoint),
                Route("/sandbox/response/{name}", responses.endpoint(box), methods=["POST"]),
                Route("/sandbox/upload/{file_id}", page.upload_endpoint(box), methods=["POST"]),
                Route("/files/{file_id}/{name:path}", page.file_endpoint(box, for_the_app=True)),
                Route("/sandbox/control/{order}", control.endpoint(box), methods=both),
                Route("/sandbox/page/picture", page.picture_endpoint(box, self.samples)),
                Route("/sandbox/page/act", page.act_endpoint(box), methods=["POST"]),
                Route("/sandbox/page/share", page.share_endpoint(box), methods=["POST"]),
                Route("/sandbox/page/attach", page.attach_endpoint(box), methods=["POST"]),
                Route("/sandbox/page/canvas/{canvas_id}", page.canvas_endpoint(box)),
                Route("/sandbox/page/files/{file_id}", page.file_endpoint(box, for_the_app=False)),
                WebSocketRoute("/sandbox/page/live", page.live_endpoint(box)),
                Mount("/static", StaticFiles(directory=STATIC)),
                Route("/archives/{channel}/{message}", _index),
                Route("/docs/{team}/{canvas}", _index),
                Route("/", _index),
                Mount("/", app=self._also),
            ],
            middleware=[Middleware(LoopbackGuard)],
        )


async def _index(request: Request) -> Response:
    return FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-store"})


class _NoPlannedCuts(logging.Filter):
    """An answer that breaks off is a fault that somebody planned (``faults``), and none of the server's."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is kept."""
        return record.getMessage() != "ASGI callable returned without completing response."


_PLANNED = _NoPlannedCuts()


class _QuietServer(uvicorn.Server):
    """uvicorn inside another program: signals stay the program's own affair."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signal handlers alone."""
        yield
