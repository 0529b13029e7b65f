"""The buttons of a dropped file's card and its form."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.kpi.goal_asking import open_kpi
from bot.features.sources.files import known_kpis
from bot.features.sources.views.form import COLUMNS, LABELS, FieldWrong, choices_of, mapping_form
from bot.i18n import text as t
from bot.interaction import about_of, value_in
from kpi.sources.ingest.model import Choices
from kpi.sources.record import store
from kpi.sources.record.store import Drop

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the card and the form."""

    @app.action(re.compile(r"sources\.as\.(figures|calendar|terms|copy)"))
    async def decide(ack: AsyncAck, body: Body) -> None:
        value, who = value_in(body), asked(body)
        sort = str(body["actions"][0]["action_id"]).rsplit(".", 1)[1]
        values = {"drop": value["drop"], "v": value["v"], "as": sort, "user": who.user}
        await context.walk("sources.decided", values, key=f"sources:as:{value['drop']}:{value['v']}")
        await ack()

    @app.action(re.compile(r"sources\.answer\.\w+"))
    async def answer(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        found = await context.read(store.drop, value["drop"])
        if found is not None and found.version == value["v"]:
            choices = {**found.values["choices"], **value["say"]}
            await _read_anew(context, found.id, {"choices": choices})
        await ack()

    @app.action(re.compile(r"sources\.(load|load_good)"))
    async def load(ack: AsyncAck, body: Body) -> None:
        value, who = value_in(body), asked(body)
        values = {**value, "user": who.user}
        skip = "good" if value.get("skip") else "all"
        await context.walk("sources.load", values, key=f"sources:load:{value['drop']}:{value['v']}:{skip}")
        await ack()

    @app.action("sources.kpi")
    async def measure(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_kpi(context, body, str(value_in(body)["name"])))

    @app.action("sources.leave")
    async def leave(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _leave(context, body))

    @app.action("sources.map")
    async def open_form(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_form(context, body))

    @app.view_submission("sources_map")
    async def mapped(ack: AsyncAck, body: Body) -> None:
        await _mapped(context, ack, body)


async def _found(context: Context, drop: str) -> Drop:
    found = await context.read(store.drop, drop)
    if found is None:
        raise Refusal("kpi_sources.card.forgotten")
    return found


async def _leave(context: Context, body: Body) -> None:
    reader, found = await context.reader(body), await _found(context, value_in(body)["drop"])
    # Counted as a decision, so that a button of the card as it was does nothing more.
    await context.write(store.change_drop, found.id, {})
    words = t("kpi_sources.card.left", reader.language, name=str(found.values["file"].get("name") or ""))
    await context.gateway.update(found.values["channel"], found.values["ts"], text=words)


async def _open_form(context: Context, body: Body) -> None:
    reader, value = await context.reader(body), value_in(body)
    found = await _found(context, value["drop"])
    now = found.values.get("reads") or {}
    view = mapping_form(
        found.values["columns"],
        labels_of(found),
        now,
        [kpi for kpi in await known_kpis(context) if kpi.formula is None],
        name=str(found.values["file"].get("name") or ""),
        language=reader.language,
        metadata=json.dumps({"drop": found.id, "v": found.version}),
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


def labels_of(found: Drop) -> list[str]:
    """The labels in the column that names the KPIs, where there is one."""
    now = found.values.get("reads") or {}
    column = next((each.removeprefix("c:") for each, role in now.items() if role == "kpi_column"), None)
    columns = {each["title"]: each["values"] for each in found.values["columns"]}
    return list(columns.get(column, ()))


async def _mapped(context: Context, ack: AsyncAck, body: Body) -> None:
    about = about_of(body)
    found = await _found(context, about["drop"])
    given = {
        block: entry["value"]["selected_option"]["value"]
        for block, entry in body["view"]["state"]["values"].items()
        if (entry.get("value") or {}).get("selected_option")
    }
    titles = [each["title"] for each in found.values["columns"]][:COLUMNS]
    before = Choices.from_dict(found.values["choices"])
    try:
        choices, reads = choices_of(given, titles, labels_of(found)[:LABELS], before)
    except FieldWrong as wrong:
        reader = await context.reader(body)
        await ack(response_action="errors", errors={wrong.block: t(wrong.key, reader.language)})
        return
    changes = {"choices": choices.as_dict(), "anew": True, "reads": reads, "sort": "figures"}
    await _read_anew(context, found.id, changes)
    await ack()


async def _read_anew(context: Context, drop: str, changes: dict[str, Any]) -> None:
    """Keep how a dropped file is to be read, and show what comes of it; nothing where it is gone meanwhile."""
    changed = await context.write(store.change_drop, drop, changes)
    if changed is not None:
        key = f"sources:show:{changed.id}:{changed.version}"
        await context.walk("sources.preview", {"drop": changed.id}, key=key)
