"""The web edge: Slack over HTTP, health and metrics."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import features
from bot.app import build_app
from bot.context import Context


def build_web(context: Context) -> Starlette:
    """The web application: ``/slack/events`` for everything Slack sends, ``/health`` and ``/metrics`` for operators."""
    from bot.run import working

    slack = AsyncSlackRequestHandler(build_app(context))

    async def events(request: Request) -> Response:
        return await slack.handle(request)

    async def health(_: Request) -> Response:
        answers = await run_in_threadpool(_database_answers, context)
        state = {"database": answers, "language_models": context.language.ready}
        return JSONResponse({"ok": answers, **state}, status_code=200 if answers else 503)

    async def metrics(_: Request) -> Response:
        text = context.metrics.text(language_ready=context.language.ready)
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with working(context):
            yield

    routes = [
        Route("/slack/events", events, methods=["POST"]),
        Route("/health", health),
        Route("/metrics", metrics),
        *(route for module in features.parts("routes").values() for route in module.routes(context)),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


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
    settings = context.settings
    config = uvicorn.Config(
        build_web(context), host=settings.http_host, port=settings.http_port, log_level="warning", lifespan="on"
    )
    await uvicorn.Server(config).serve()
