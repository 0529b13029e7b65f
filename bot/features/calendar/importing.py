"""Tables loaded into the calendar: read, told what that would do, and loaded as a whole once a person agrees."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.downloads import Downloads
from bot.errors import Refusal, refusal_of
from bot.features.calendar.naming import campaign_meant
from bot.features.calendar.people import names
from bot.features.calendar.reading import ITEMS, in_force, names_of
from bot.features.calendar.views.forms import import_form
from bot.features.calendar.views.importing import Told, loaded_message, preview_message, refused_message
from bot.gateway.errors import SlackRefused
from bot.i18n import text as t
from bot.interaction import about_of, value_in
from campaigns import store as campaigns_store
from campaigns.calendar import files, store, table
from campaigns.calendar.errors import TableRefused
from campaigns.calendar.model import ContentItem
from campaigns.calendar.store_loading import Preview, preview
from campaigns.calendar.table import Known
from campaigns.digests.store_audience import audience

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

SUFFIXES = frozenset({".csv", ".xlsx", ".xls", ".tsv"})
KEPT = ("id", "name", "size", "url_private", "url_private_download")
"""What of a file is kept until it is loaded."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the button, the form and the answer to the preview."""

    @app.action("calendar.import")
    async def open_form(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_form(context, body))

    @app.view_submission("calendar_import")
    async def submitted(ack: AsyncAck, body: Body) -> None:
        about, who = about_of(body), asked(body)
        given = body["view"]["state"]["values"]["file"]["value"].get("files") or []
        if not given:
            reader = await context.reader(body)
            await ack(response_action="errors", errors={"file": t("calendar.form.no_file", reader.language)})
            return
        values = {
            "file": kept(given[0]), "user": who.user, "team": who.team, "channel": about["channel"],
            "thread": about["thread"], "name": about["campaign"],
        }  # fmt: skip
        await context.walk("calendar.preview", values, key=f"calendar:form:{body['view']['id']}")
        await ack()

    @app.action("calendar.load")
    async def load(ack: AsyncAck, body: Body) -> None:
        who, value = asked(body), value_in(body)
        ts = (body.get("container") or {}).get("message_ts") or body["message"]["ts"]
        values = {**value, "user": who.user, "team": who.team, "channel": who.channel, "ts": ts}
        await context.walk("calendar.load", values, key=f"calendar:load:{who.channel}:{ts}:{value['sha']}:{value['n']}")
        await ack()

    @app.action("calendar.leave")
    async def leave(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _leave(context, body))


def kept(file: Mapping[str, Any]) -> dict[str, Any]:
    """As much of a file's description as it takes to fetch it."""
    return {name: file[name] for name in KEPT if file.get(name)}


async def preview_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a table that was handed in: ``file``, ``user``, ``team``, ``channel``, ``thread`` and ``name`` of the
    campaign."""
    await context.step("preview", _preview, context, dict(values))


async def load_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a table that somebody agreed to: loaded whole, and the preview says so."""
    await context.step("load", _load, context, dict(values))
    if values.get("campaign"):
        from bot.features.calendar.showing import refresh

        await refresh(context, {"campaign": values["campaign"]})


async def _preview(context: Context, values: dict[str, Any]) -> None:
    reader = await context.readers.reader(values["team"], values["user"])
    language = reader.language
    try:
        campaign = await context.read(campaign_meant, values["name"], values["channel"])
        data, items, told = await _compared(context, values["file"], campaign.id)
    except TableRefused as refused:
        words, blocks = refused_message(refused, values["file"].get("name", ""), language)
    except Exception as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        words, blocks = t(refusal.key, language, **refusal.params), []
    else:
        about = Told(campaign=campaign.id, name=campaign.name, file=values["file"], sha=_sha(data), total=len(items))
        called = names_of(await asyncio.to_thread(in_force, context.guidelines.current), language)
        words, blocks = preview_message(told, about, called, language)
    key = f"calendar:preview:{values['file'].get('id')}:{values['thread']}"
    await context.post_once(
        values["channel"], text=words, blocks=blocks or None, key=key, thread_ts=values["thread"], language=language
    )


async def _load(context: Context, values: dict[str, Any]) -> None:
    reader = await context.readers.reader(values["team"], values["user"])
    language, campaign = reader.language, values["campaign"]
    try:
        found = await context.read(campaigns_store.campaign, campaign)
        data, items, told = await _compared(context, values["file"], campaign)
        about = Told(campaign=campaign, name=found.name, file=values["file"], sha=_sha(data), total=len(items))
        if about.sha != values["sha"]:
            raise Refusal("calendar.import.other_file")
        if [len(told.new), len(told.changed)] != values["n"] and not told.idle:
            # Somebody changed the calendar in between: what would happen now is another thing than what was shown.
            called = names_of(await asyncio.to_thread(in_force, context.guidelines.current), language)
            words, blocks = preview_message(told, about, called, language, again=True)
        else:
            await context.write(store.load, items, context.now())
            words, blocks = loaded_message(values["n"], found.name, values["user"], language)
    except TableRefused as refused:
        words, blocks = refused_message(refused, values["file"].get("name", ""), language)
    except Exception as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        words, blocks = t(refusal.key, language, **refusal.params), []
    try:
        await context.gateway.update(values["channel"], values["ts"], text=words, blocks=blocks or None)
    except SlackRefused:
        await context.gateway.post(values["channel"], text=words, blocks=blocks or None)


async def _compared(
    context: Context, file: Mapping[str, Any], campaign: str
) -> tuple[bytes, tuple[ContentItem, ...], Preview]:
    """The file, its items, and what loading them would do. Raises what a person can mend."""
    settings = context.settings
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    fetcher = Downloads(
        context.calls, token=token, base_url=context.client.base_url, max_megabytes=settings.max_file_mb
    )
    _, data = await fetcher.fetch(file, also=SUFFIXES)
    people = await names(context)
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)

    def read(session: Session) -> tuple[tuple[ContentItem, ...], Preview]:
        en, zh = names_of(guideline, "en"), names_of(guideline, "zh")
        channels = {each.channel for each in campaigns_store.channels(session, campaign)} | set(en.channels)
        known = Known(
            campaign=campaign,
            zone=audience(session, campaign, context.tasks.habits).zone,
            channels=frozenset(channels),
            stages=frozenset(en.stages),
            phases=frozenset(each.name for each in campaigns_store.phases(session, campaign)),
            people={**{name: user for user, name in people.items()}, **{user: user for user in people}},
            names={
                "channel": {name.casefold(): id for called in (en, zh) for id, name in called.channels.items()},
                "stage": {name.casefold(): id for called in (en, zh) for id, name in called.stages.items()},
            },
            items=frozenset(each.id for each in store.of_campaign(session, campaign, limit=ITEMS)),
        )
        items = table.read(files.read(data), known)
        return items, preview(session, items)

    items, told = await context.read(read)
    return data, items, told


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


async def _open_form(context: Context, body: Body) -> None:
    reader, who = await context.reader(body), asked(body)
    campaign = value_in(body)["campaign"]
    name = (await context.read(campaigns_store.campaign, campaign)).name
    metadata = json.dumps({"campaign": campaign, "channel": who.channel, "thread": who.thread})
    view = import_form(name, language=reader.language, metadata=metadata)
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _leave(context: Context, body: Body) -> None:
    reader, who = await context.reader(body), asked(body)
    ts = (body.get("container") or {}).get("message_ts") or body["message"]["ts"]
    await context.gateway.update(str(who.channel), ts, text=t("calendar.import.left", reader.language))
