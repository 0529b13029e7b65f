"""Configured sources pulled when they are due; who answers for one hears once that it fails, is late, works again."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.kpi import rounds as alerts
from bot.features.sources.views import card
from bot.features.sources.wording import fault_lines, problem_of
from bot.gateway.errors import GatewayError
from bot.i18n import text as t
from kpi.errors import KpiError
from kpi.sources.configured import run
from kpi.sources.configured.model import Configured
from kpi.sources.configured.read import read
from kpi.sources.ingest import store as loaded
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Refused
from kpi.sources.record import store

log = logging.getLogger(__name__)

_told_of_file: list[str] = []
"""What was last logged of the file of sources, so that a fault in it is logged once."""


def configured(context: Context) -> tuple[Configured, ...]:
    """The sources of the file. SourceError for what is wrong with it. Blocks."""
    return read(context.settings.sources_file, zone=context.settings.time_zone)


async def go_round(context: Context) -> None:
    """Begin the pulls that are due, and look whether what came in is too old."""
    try:
        sources = await asyncio.to_thread(configured, context)
    except SourceError as problem:
        await _file_is_wrong(context, problem)
        return
    _told_of_file.clear()
    now = context.now()
    for source in sources:
        slot = source.slot(now)
        if slot is not None:
            values = {"source": source.name, "slot": slot.isoformat()}
            await context.walk("sources.pull", values, key=f"source:{source.name}:{slot.isoformat()}")
        if source.fresh is not None and await context.write(_grew_old, source, now):
            params = {"name": source.name, "age": _hours(source.fresh)}
            stale = {"code": store.STALE, "params": params}
            late = {"source": source.name, "problem": stale, "faults": [], "slot": now.isoformat()}
            await context.walk("sources.told", late, key=f"source:{source.name}:late:{now.isoformat()}")


def _hours(seconds: int) -> str:
    return f"{seconds // 3600} h" if seconds < 172800 else f"{seconds // 86400} d"


def _grew_old(session: Session, source: Configured, now: dt.datetime) -> bool:
    found = loaded.source(session, source.name)
    if found is None or found.newest is None or source.fresh is None:
        return False
    # A day's figure is stamped with its midnight; it is as new as the end of that day.
    age = now - found.newest - dt.timedelta(days=1)
    return store.grew_old(session, source.name, age.total_seconds() > source.fresh, now)


async def _file_is_wrong(context: Context, problem: SourceError) -> None:
    if _told_of_file == [str(problem)]:
        return
    _told_of_file[:] = [str(problem)]
    log.error("%s", t(problem.code, "en", **problem.params))
    told = problem_of(problem)
    name = context.settings.sources_file.name
    if await context.write(store.ran, f"file:{name}", context.now(), told):
        await tell(context, context.settings.kpi_owner, name, told, (), key=f"file:{problem}")


async def pull_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of one pull: ``source`` at its ``slot``."""
    outcome = await context.step("pull", _pull, context, values["source"])
    if outcome is None:
        return
    if outcome["news"]:
        await context.step("tell", _tell, context, {**values, **outcome})
    if outcome["changed"]:
        await context.step("judge", alerts.go_round, context)


async def told_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a ``problem`` of a ``source`` that was no failed pull, or (None) of its end, at its ``slot``."""
    await context.step("tell", _tell, context, dict(values))


async def _pull(context: Context, name: str) -> dict[str, Any] | None:
    return await asyncio.to_thread(_pulled, context, name)


def _pulled(context: Context, name: str) -> dict[str, Any] | None:
    source = next((each for each in configured(context) if each.name == name), None)
    if source is None:
        return None
    now = context.now()
    problem: dict[str, Any] | None = None
    faults: list[str] = []
    changed = False
    try:
        report = run.pull(context.database, source, now=now)
        changed = report.loaded is not None and bool(report.loaded.new or report.loaded.restated)
    except KpiError as error:
        problem = problem_of(error)
        if isinstance(error, Refused):
            faults = fault_lines(error.report, context.settings.language, 10)
    with context.database.session() as session:
        news = store.ran(session, name, now, problem)
    return {"problem": problem, "faults": faults, "news": news, "changed": changed}


async def _tell(context: Context, values: dict[str, Any]) -> None:
    sources = await asyncio.to_thread(configured, context)
    source = next((each for each in sources if each.name == values["source"]), None)
    owner = (source.owner if source else None) or context.settings.kpi_owner
    key = f"source:{values['source']}:{values['slot']}"
    await tell(context, owner, values["source"], values["problem"], values["faults"], key=key)


async def tell(
    context: Context,
    owner: str | None,
    name: str,
    problem: Mapping[str, Any] | None,
    faults: Sequence[str],
    *,
    key: str,
) -> None:
    """Tell a person, in private, what is wrong with a source, or (None) that it works again."""
    if owner is None:
        return
    language = (await context.readers.reader("", owner)).language
    if problem is None:
        words, blocks = card.plain(t("kpi_sources.owner.again", language, name=name))
    else:
        words, blocks = card.failed(name, problem, language, faults)
    try:
        channel = await context.tasks.direct(owner)
        await context.post_once(channel, text=words, blocks=blocks, key=f"sources:told:{key}", language=language)
    except GatewayError as closed:
        log.warning("%s could not be told of the source %s: %s", owner, name, closed)
