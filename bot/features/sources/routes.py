"""Deliveries of figures over HTTP: signed, once, within limits; loaded before they are answered."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.features.kpi import rounds as alerts
from bot.features.sources.pulling import configured
from bot.features.sources.wording import fault_lines, problem_of
from bot.i18n import text as t
from kpi.errors import KpiError
from kpi.sources import open_source
from kpi.sources.configured import run
from kpi.sources.configured.model import Configured
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Refused, Report, Table
from kpi.sources.ingest.objects import table_at
from kpi.sources.record import store

if TYPE_CHECKING:
    from bot.context import Context

MOST_BYTES = 5 * 2**20
MOST_ROWS = 200_000
_FAULTS_TOLD = 10
TIMESTAMP, SIGNATURE = "x-unison-timestamp", "x-unison-signature"


def routes(context: Context) -> list[Route]:
    """``POST /kpi/in/NAME``."""

    async def deliver(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return _said(413, "kpi_sources.webhook.too_large", most=MOST_BYTES // 2**20)
        source = await asyncio.to_thread(_authentic, context, request, body)
        if source is None:
            # Whether there is such a source is nobody's business who cannot sign.
            return _said(401, "kpi_sources.webhook.not_signed")
        signature = f"{source.name}:{request.headers[SIGNATURE]}"
        if not await context.write(store.use_signature, signature, context.now(), run.REPLAY_WINDOW):
            return _said(409, "kpi_sources.webhook.again")
        kind = request.headers.get("content-type", "")
        now = context.now()
        done = await asyncio.to_thread(_load, context, source, body, kind, now)
        if done.news:
            # Whoever sends reads the answer, if anybody; who answers for the source hears of it in chat, once.
            told = {"source": source.name, "problem": done.problem, "faults": done.faults, "slot": now.isoformat()}
            await context.walk("sources.told", told, key=f"source:{signature}")
        if done.problem is None:
            context.soon({}, alerts.go_round(context))
        return done.answer

    return [Route("/kpi/in/{name}", deliver, methods=["POST"])]


async def _body(request: Request) -> bytes | None:
    """The body, None as soon as it is longer than it may be."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _authentic(context: Context, request: Request, body: bytes) -> Configured | None:
    """The source that the delivery is for, when it is signed by who knows its secret, and just now."""
    name = request.path_params["name"]
    try:
        source = next((each for each in configured(context) if each.name == name and each.secret), None)
    except SourceError:
        return None
    secret = os.environ.get(source.secret, "") if source is not None and source.secret else ""
    given = request.headers
    now = dt.datetime.now(dt.UTC)
    # Checked in any case, so that the time it takes tells nothing.
    genuine = run.genuine(secret or "–", given.get(TIMESTAMP, ""), body, given.get(SIGNATURE, ""), now)
    return source if genuine and secret else None


@dataclass(slots=True)
class _Done:
    """What came of a delivery: the answer, what was wrong with it, and whether that is news to the source's owner."""

    answer: Response
    problem: dict[str, Any] | None = None
    faults: list[str] = field(default_factory=list)
    news: bool = False


def _load(context: Context, source: Configured, body: bytes, kind: str, now: dt.datetime) -> _Done:
    try:
        done = _Done(JSONResponse(_counts(_ingested(context, source, body, kind, now))))
    except Refused as refused:
        faults = fault_lines(refused.report, context.settings.language, _FAULTS_TOLD)
        done = _Done(JSONResponse(_faults(refused), status_code=422), problem_of(refused), faults)
    except SourceError as error:
        done = _Done(_said(422, error.code, **error.params), problem_of(error))
    except KpiError as error:
        done = _Done(JSONResponse({"ok": False, "message": str(error)}, status_code=422), problem_of(error))
    with context.database.session() as session:
        done.news = store.ran(session, source.name, now, done.problem)
    return done


def _ingested(context: Context, source: Configured, body: bytes, kind: str, now: dt.datetime) -> Report:
    if "csv" in kind:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "delivery.csv"
            path.write_bytes(body)
            return run.load(context.database, source, open_source(str(path)), now=now)
    table: Table
    try:
        table = table_at(json.loads(body), source.path, "webhook", most=MOST_ROWS)
    except (ValueError, RecursionError):
        raise SourceError("kpi_sources.webhook.not_json") from None
    return run.load(context.database, source, table, now=now)


def _counts(report: Report) -> dict[str, Any]:
    done = asdict(report.loaded) if report.loaded else {}
    return {"ok": True, "rows": report.rows, "skipped": report.bad_rows, **done}


def _faults(refused: Refused) -> dict[str, Any]:
    rows = [
        {"row": each.row, "column": each.column, "code": each.code, "message": t(each.code, "en", **each.params)}
        for each in refused.report.faults
    ]
    message = t("kpi_sources.chat.refused", "en", **refused.params)
    return {"ok": False, "code": refused.code, "message": message, "bad_rows": refused.report.bad_rows, "faults": rows}


def _said(status: int, code: str, **params: Any) -> JSONResponse:
    return JSONResponse({"ok": False, "code": code, "message": t(code, "en", **params)}, status_code=status)
