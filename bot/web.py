"""The web edge: Slack over HTTP; and in every mode health, metrics and what the features serve, such as feeds."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot import features
from bot.app import build_app
from bot.bootstrap import built
from bot.context import Context
from bot.settings import Settings, SettingsError
from bot.working import working


def build_web(context: Context) -> Starlette:
    """The web application: ``/slack/events`` for everything Slack sends, ``/health`` and ``/metrics`` for operators."""
    slack = AsyncSlackRequestHandler(build_app(context))

    async def events(request: Request) -> Response:
        return await slack.handle(request)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with working(context):
            yield

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"]), *own_routes(context)], lifespan=lifespan)


def own_routes(context: Context) -> list[BaseRoute]:
    """What is served besides Slack: ``/health`` and ``/metrics`` for operators, and the features' own."""

    async def health(_: Request) -> Response:
        answers = await run_in_threadpool(_database_answers, context)
        state = {"database": answers, "language_models": context.language.ready}
        return JSONResponse({"ok": answers, **state}, status_code=200 if answers else 503)

    async def metrics(_: Request) -> Response:
        text = context.metrics.text(language_ready=context.language.ready)
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4")

    return [Route("/health", health), Route("/metrics", metrics), *features.routes(context)]


def _database_answers(context: Context) -> bool:
    from sqlalchemy.exc import SQLAlchemyError

    try:
        with context.database.reading() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


async def serve(context: Context) -> None:
    """Listen until told to stop."""
    web = build_web(context)
    built()
    await uvicorn.Server(_config(web, context.settings, context.settings.http_port)).serve()


@asynccontextmanager
async def beside(context: Context) -> AsyncIterator[None]:
    """Serve what is not Slack's beside Socket Mode, for as long as the block lasts, where a port is set for it.

    SettingsError when the port cannot be had.
    """
    settings = context.settings
    if settings.web_port is None:
        yield
        return
    listener = _listen(settings.http_host, settings.web_port)
    server = _Beside(_config(Starlette(routes=own_routes(context)), settings, settings.web_port))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # From here on who connects waits for the server instead of being turned away.
        listener.listen()
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"UNISON_WEB_PORT={port} cannot be listened on at {host} ({error.strerror}). Choose another port."
        ) from None
    return listener


def _config(app: Starlette, settings: Settings, port: int) -> uvicorn.Config:
    # Addresses of feeds are secrets: requests are not logged.
    return uvicorn.Config(app, host=settings.http_host, port=port, log_level="warning", access_log=False, lifespan="on")


class _Beside(uvicorn.Server):
    """A server inside another program: signals stay the program's own affair."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signal handlers alone."""
        yield
