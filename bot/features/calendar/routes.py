"""Calendar feeds over HTTP: the file to who has its address, nothing at all to anybody else."""

from __future__ import annotations

import datetime as dt
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.features.tasks import reading
from campaigns.errors import UnknownCampaign
from campaigns.feeds import store
from campaigns.feeds.model import UnknownFeed
from campaigns.feeds.store_shelf import Shelf, Written
from campaigns.reminders.store_people import recipient

if TYPE_CHECKING:
    from bot.context import Context

TYPE = "text/calendar; charset=utf-8"
FRESH = 300
"""Seconds for which a program need not ask again."""


def routes(context: Context) -> list[Route]:
    """``/calendar/TOKEN.ics``."""
    shelf = Shelf()
    habits = reading.habits_of(context.settings)

    def find(token: str) -> Written | None:
        def read(session: Session) -> Written:
            feed = store.by_token(session, token)
            language = recipient(session, feed.created_by, habits).language
            return shelf.take(session, feed, language, context.now())

        with context.database.reading() as session:
            try:
                return read(session)
            except (UnknownFeed, UnknownCampaign):
                return None

    async def feed(request: Request) -> Response:
        written = await run_in_threadpool(find, request.path_params["token"])
        if written is None:
            # Whether there never was such a feed or it was revoked is nobody's business.
            return PlainTextResponse("Not found", status_code=404, headers={"Cache-Control": "no-store"})
        headers = {
            "ETag": f'"{written.etag}"',
            "Last-Modified": format_datetime(written.since, usegmt=True),
            "Cache-Control": f"private, max-age={FRESH}",
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        }
        if _unchanged(request, written):
            return Response(status_code=304, headers=headers)
        headers["Content-Disposition"] = 'inline; filename="unison.ics"'
        return Response(written.body, headers=headers, media_type=TYPE)

    return [Route("/calendar/{token}.ics", feed, methods=["GET"])]


def _unchanged(request: Request, written: Written) -> bool:
    """RFC 9110, 13.2.2: the tag decides where one is given, the date otherwise."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        told = {tag.strip().removeprefix("W/").strip('"') for tag in tags.split(",")}
        return tags.strip() == "*" or written.etag in told
    since = request.headers.get("if-modified-since")
    if since is None:
        return False
    try:
        moment = parsedate_to_datetime(since)
    except ValueError:
        return False
    return written.since <= (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))
