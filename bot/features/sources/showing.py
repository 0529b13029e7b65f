"""A dropped file looked at, and its card brought to what is known of it: a question, a preview, a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.context import Context
from bot.errors import refusal_of
from bot.features.sources.files import known_kpis, look_at, on_disk
from bot.features.sources.views import card
from bot.features.sources.views.card import About, Message
from bot.features.sources.wording import problem_of
from bot.gateway.errors import SlackRefused
from bot.i18n import text as t
from bot.jobs.request import HandedIn
from bot.jobs.workflows import submit
from kpi.errors import KpiError
from kpi.sources.ingest.model import Choices, Report
from kpi.sources.ingest.run import ingest
from kpi.sources.record import store
from kpi.sources.record.store import Drop

_MOST_COLUMNS = 60


async def look_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a table that was dropped: figures get a preview, copy goes its own way, doubt asks."""
    sort = await context.step("look", _look, context, dict(values))
    if sort == "copy":
        await as_copy(context, values["copy"])
    elif sort == "terms":
        await context.walk("terms.preview", values, key=f"sources:terms:{values['drop']}")
    elif sort != "told":
        await context.step("show", show, context, values["drop"])


async def preview_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a decision on how a file is read: its card shows what follows."""
    await context.step("show", show, context, values["drop"])


async def as_copy(context: Context, handed: Mapping[str, Any]) -> None:
    """Hand the file in as copy after all."""
    request = HandedIn.from_dict(handed)
    await context.jobs.start(submit, request.to_dict(), key=request.key)


async def _look(context: Context, values: dict[str, Any]) -> str:
    reader = await context.readers.reader(values["team"], values["user"])
    kpis = await known_kpis(context)
    try:
        async with on_disk(context, values["file"]) as (path, sha):
            looked = await asyncio.to_thread(look_at, path, kpis)
    except KpiError as problem:
        name = str(values["file"].get("name") or "")
        words, blocks = card.failed(name, problem_of(problem), reader.language)
        await _post(context, values, (words, blocks), "cannot", reader.language)
        return "told"
    except Exception as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        if refusal.key == "files.too_big":
            # A table of this size is no copy; its other ways in know no such limit.
            words = t("kpi_sources.card.too_big", reader.language, **refusal.params)
            await _post(context, values, card.plain(words), "cannot", reader.language)
            return "told"
        # Whatever else keeps it from being fetched, the reader of copy says in its own words.
        return "copy"
    if looked.sort in ("copy", "terms"):
        return looked.sort
    kept = {
        **values,
        "sha": sha,
        "sort": looked.sort,
        "terms": looked.terms,
        "shape": looked.sight.name,
        "columns": [
            {"title": each.title, "values": list(each.values)} for each in looked.sight.columns[:_MOST_COLUMNS]
        ],
        "choices": Choices(sheet=looked.sheet).as_dict(),
        "anew": False,
        "reads": {f"c:{looked.sight.date}": "date"} if looked.sight.date else {},
    }
    await context.write(store.add_drop, values["drop"], kept, context.now())
    return looked.sort


async def show(context: Context, drop: str) -> None:
    """Bring the card of a file to where it stands; the first time it is posted."""
    found = await context.read(store.drop, drop)
    if found is None:
        return
    values = found.values
    reader = await context.readers.reader(values["team"], values["user"])
    about = await about_of(context, found)
    if values["sort"] != "figures":
        titles = [each["title"] for each in values["columns"]]
        message = card.ask(about, values["sort"], titles, reader.language, terms=values.get("terms", False))
    else:
        message = await _preview(context, found, about, reader.language)
    await put(context, found, message, reader.language)


async def about_of(context: Context, found: Drop) -> About:
    """What a card says of its file."""
    kpis = {kpi.id: kpi for kpi in await known_kpis(context)}
    name = str(found.values["file"].get("name") or "")
    return About(drop=found.id, version=found.version, name=name, kpis=kpis)


async def _preview(context: Context, found: Drop, about: About, language: str) -> Message:
    try:
        async with on_disk(context, found.values["file"]) as (path, _):
            report = await asyncio.to_thread(read, context, found, path, preview=True)
    except KpiError as problem:
        return card.question(about, problem_of(problem), context.now().year, language)
    except Exception as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        return card.plain(t(refusal.key, language, **refusal.params))
    await context.write(store.change_drop, found.id, {"reads": roles_of(report)}, again=False)
    return card.preview(about, report, language)


def read(context: Context, found: Drop, path: Path, **more: Any) -> Report:
    """Read a dropped file as it was decided; ``more`` goes to ``ingest``. Blocks."""
    values = found.values
    return ingest(
        context.database,
        str(path),
        values["shape"],
        now=context.now(),
        choices=Choices.from_dict(values["choices"]),
        zone=context.settings.time_zone,
        anew=bool(values["anew"]),
        **more,
    )


def roles_of(report: Report) -> dict[str, str]:
    """What each column, and each label, is read as: what the form starts from."""
    schema = report.schema
    roles = {f"c:{title}": "dimension" for title in schema.dimensions} | {f"c:{schema.date}": "date"}
    if schema.kpi_column:
        roles |= {f"c:{schema.kpi_column}": "kpi_column", f"c:{schema.value}": "value"}
    mark = "l" if schema.kpi_column else "c"
    return roles | {f"{mark}:{title}": f"kpi:{kpi}" for title, kpi in schema.kpis.items() if kpi}


async def put(context: Context, found: Drop, message: Message, language: str) -> None:
    """Post the card, or change it in place where it stands."""
    words, blocks = message
    values = found.values
    if values.get("ts"):
        try:
            await context.gateway.update(values["channel"], values["ts"], text=words, blocks=blocks, language=language)
            return
        except SlackRefused:
            # Somebody deleted it: the answer comes as a new message.
            await context.gateway.post(
                values["channel"], text=words, blocks=blocks, thread_ts=values["thread"], language=language
            )
            return
    ts = await _post(context, values, message, "card", language)
    await context.write(store.change_drop, found.id, {"ts": ts}, again=False)


async def _post(context: Context, values: Mapping[str, Any], message: Message, what: str, language: str) -> str:
    words, blocks = message
    key = f"sources:{what}:{values['drop']}"
    posted = await context.post_once(
        values["channel"], text=words, blocks=blocks, key=key, thread_ts=values["thread"], language=language
    )
    return posted.ts
