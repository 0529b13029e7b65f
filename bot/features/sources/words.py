"""The word of ``/kpi`` that shows where figures come from and how fresh they are."""

from __future__ import annotations

import asyncio
import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.blocks import section
from bot.context import Body, Context
from bot.features.command import Word
from bot.features.sources.pulling import configured
from bot.features.sources.wording import say
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from kpi.sources.configured.model import Configured
from kpi.sources.ingest import store as loaded
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.store import Remembered
from kpi.sources.record import store
from kpi.sources.record.store import Run

_SHOWN = 30
_Known = tuple[tuple[Remembered, ...], dict[str, Run]]


async def show(context: Context, body: Body, rest: str) -> None:
    """Tell the person, and nobody else, of every source."""
    reader = await context.reader(body)
    language, zone = reader.language, ZoneInfo(context.tasks.zone(reader))
    lines: list[str] = []
    try:
        sources = await asyncio.to_thread(configured, context)
    except SourceError as problem:
        sources = ()
        lines.append(":warning: " + say(problem.code, problem.params, language))

    def read(session: Session) -> _Known:
        return loaded.sources(session), store.runs(session)

    known, runs = await context.read(read)
    remembered = {each.name: each for each in known}
    for source in sources:
        lines += _lines(source, remembered.pop(source.name, None), runs.get(source.name), zone, language)
    for each in sorted(remembered.values(), key=lambda each: each.loaded_at, reverse=True):
        # What came in as a file has no name of its own: its columns say which it is.
        titles = [title for title, kpi in each.schema.kpis.items() if kpi]
        name = each.name if not each.name.startswith("shape-") else ", ".join(titles[:4])
        lines.append("• " + _line(name, each.kind, each, each.loaded_at, zone, language))
    title = t("kpi_sources.list.title", language)
    words = "\n".join(lines[:_SHOWN]) or t("kpi_sources.list.none", language)
    await context.gateway.respond(body["response_url"], text=title, blocks=[section(f"*{title}*\n{words}")])


def _lines(source: Configured, known: Remembered | None, run: Run | None, zone: ZoneInfo, language: str) -> list[str]:
    tried = run.tried_at if run else None
    line = "• " + _line(source.name, source.kind, known, tried, zone, language)
    if source.pull is None:
        line += "  ·  " + t("kpi_sources.list.sent", language)
    elif source.every is None and source.at is None:
        line += "  ·  " + t("kpi_sources.list.by_hand", language)
    if run is None or run.problem is None:
        return [line]
    return [line, "    :warning: " + say(str(run.problem["code"]), run.problem["params"], language)]


def _line(
    name: str, kind: str, known: Remembered | None, tried: dt.datetime | None, zone: ZoneInfo, language: str
) -> str:
    never = t("kpi_sources.list.never", language)
    newest = f"{known.newest:%Y-%m-%d}" if known is not None and known.newest else never
    at = f"{tried.astimezone(zone):%Y-%m-%d %H:%M}" if tried else never
    return t("kpi_sources.list.line", language, name=escape(name), kind=kind, newest=newest, tried=at)


WORDS = {"/kpi": (Word(names=("sources", "source", "来源", "数据来源"), take=show, help="kpi_sources.help"),)}
