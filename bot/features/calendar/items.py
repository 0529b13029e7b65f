"""The buttons of items: opened, added, edited, handed over, published, joined with their approved copy."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.blocks import cut
from bot.context import Body, Context, asked
from bot.features.calendar.reading import LABEL, in_force, names_of, words_of
from bot.features.calendar.views.forms import Choices, Filled, filled_of, hand_over_form, item_form, link_form
from bot.features.calendar.views.item import item_window
from bot.gateway.errors import ViewClosed
from bot.interaction import about_of, value_in
from campaigns import store as campaigns_store
from campaigns.approvals import store_lists as approvals
from campaigns.calendar import store
from campaigns.calendar.model import ContentItem
from campaigns.digests.store_audience import audience

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

OFFERED = 50


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons and to the fields that search."""

    @app.action("calendar.open")
    async def opened(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, show_item(context, body, body["actions"][0]["selected_option"]["value"]))

    @app.action("calendar.show")
    async def shown(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, show_item(context, body, value_in(body)["item"]))

    @app.action("calendar.add")
    async def add(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_new(context, body))

    @app.action("calendar.edit")
    async def edit(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_edit(context, body))

    @app.action("calendar.hand_over")
    @app.action("calendar.link")
    async def small_form(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_small(context, body))

    @app.action("calendar.publish")
    async def publish(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        item = await change(context, value["item"], value["v"], status="published")
        await ack()
        context.soon(body, redraw(context, body, item.id, (body.get("view") or {}).get("id")))

    @app.options("calendar.open")
    @app.options(re.compile(r"calendar\.find\.(?:parent|hands_off_to)"))
    async def items(ack: AsyncAck, body: Body) -> None:
        campaign, own = _about(body)
        found = await context.read(store.search, campaign, str(body.get("value") or ""), limit=OFFERED)
        await ack(options=[_option(each.title, each.id) for each in found if each.id != own])

    @app.options("calendar.find.submission")
    async def copies(ack: AsyncAck, body: Body) -> None:
        found = await context.read(approved, _about(body)[0], str(body.get("value") or ""))
        await ack(options=[_option(words, name) for name, words in found])


async def change(context: Context, item: str, version: int, **changes: Any) -> ContentItem:
    """Change an item that the person looked at in ``version``, and let the cards follow. ContentChanged."""

    def write(session: Session) -> ContentItem:
        return store.change(session, item, now=context.now(), expected=version, **changes)

    changed = await context.write(write)
    await follow(context, changed)
    return changed


async def follow(context: Context, item: ContentItem) -> None:
    """Bring the cards of an item's calendar up to date."""
    key = f"calendar:{item.id}:{item.version}"
    await context.walk("calendar.refresh", {"campaign": item.campaign}, key=key)


async def show_item(context: Context, body: Body, item: str) -> None:
    """Open an item's window."""
    view = await _window(context, body, item)
    inside = (body.get("view") or {}).get("type") == "modal"
    show = context.gateway.push_view if inside else context.gateway.open_view
    await show(body["trigger_id"], view)


async def redraw(context: Context, body: Body, item: str, view: str | None) -> None:
    """Draw the window of an item that is open as ``view`` as it is now; nothing when it is another or closed."""
    if view is None:
        return
    try:
        await context.gateway.update_view(await _window(context, body, item), view_id=view)
    except ViewClosed:
        return


async def _window(context: Context, body: Body, item_id: str) -> dict[str, Any]:
    reader = await context.reader(body)
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)

    def read(session: Session) -> dict[str, Any]:
        item = store.get(session, item_id)
        others = [each for each in (item.parent, item.hands_off_to) if each]
        return {
            "item": item,
            "campaign": campaigns_store.campaign(session, item.campaign),
            "related": {each: store.get(session, each).title for each in others},
            "copy": words_of(session, item.submission) if item.submission else None,
        }

    return item_window(
        **await context.read(read),
        names=names_of(guideline, reader.language),
        language=reader.language,
        zone=context.tasks.zone(reader),
        now=context.now(),
    )


async def _open_new(context: Context, body: Body) -> None:
    value = value_in(body)
    filled = Filled(channel=value.get("channel"), day=value.get("day"), owner=asked(body).user)
    name = uuid.uuid5(uuid.NAMESPACE_OID, str(body["trigger_id"])).hex
    await _open_form(context, body, value["campaign"], filled, {"id": name}, "calendar_new")


async def _open_edit(context: Context, body: Body) -> None:
    item = await context.read(store.get, value_in(body)["item"])
    about: dict[str, Any] = {"item": item.id, "v": item.version}
    if item.publish is not None:
        about["zone"] = item.publish.zone
    await _open_form(context, body, item.campaign, filled_of(item), about, "calendar_edit")


async def _open_form(
    context: Context, body: Body, campaign_id: str, filled: Filled, about: dict[str, Any], callback: str
) -> None:
    reader = await context.reader(body)

    def read(session: Session) -> tuple[str, str, dict[str, str]]:
        known = {each: store.get(session, each).title for each in (filled.parent, filled.hands_off_to) if each}
        if filled.submission:
            known[filled.submission] = words_of(session, filled.submission)
        name = campaigns_store.campaign(session, campaign_id).name
        return name, audience(session, campaign_id, context.tasks.habits).zone, known

    name, zone, known = await context.read(read)
    zone = about.get("zone") or zone
    view = item_form(
        filled,
        await choices(context, campaign_id, reader.language),
        campaign=name,
        known=known,
        language=reader.language,
        zone=zone,
        metadata=json.dumps({**about, "campaign": campaign_id, "zone": zone}),
        callback=callback,
    )
    await show_form(context, body, view)


async def choices(context: Context, campaign: str, language: str) -> Choices:
    """What content of a campaign may be: its channels first, then the guideline's; stages, phases, formats in use."""
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)
    called = names_of(guideline, language)

    def read(session: Session) -> Choices:
        own = [each.channel for each in campaigns_store.channels(session, campaign)]
        channels = list(dict.fromkeys([*own, *called.channels]))
        formats = sorted({each.format for each in store.of_campaign(session, campaign) if each.format})
        return Choices(
            channels=[(each, called.channel(each)) for each in channels],
            stages=list(called.stages.items()),
            phases=[(each.name, each.name) for each in campaigns_store.phases(session, campaign)],
            formats=[(each, each) for each in formats],
        )

    return await context.read(read)


async def show_form(context: Context, body: Body, view: dict[str, Any]) -> None:
    """Open a form, on top of the window the click was in."""
    inside = (body.get("view") or {}).get("type") == "modal"
    show = context.gateway.push_view if inside else context.gateway.open_view
    await show(body["trigger_id"], view)


async def _open_small(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)

    def read(session: Session) -> tuple[ContentItem, dict[str, str]]:
        item = store.get(session, value["item"])
        return item, {item.submission: words_of(session, item.submission)} if item.submission else {}

    item, known = await context.read(read)
    metadata = json.dumps({"item": item.id, "v": value["v"], "campaign": item.campaign})
    if body["actions"][0]["action_id"] == "calendar.hand_over":
        view = hand_over_form(item, language=reader.language, metadata=metadata)
    else:
        view = link_form(item, known, language=reader.language, metadata=metadata)
    await show_form(context, body, view)


def approved(session: Session, campaign: str, words: str) -> list[tuple[str, str]]:
    """Approved copy of a campaign by id, with its first words; those that have ``words`` in them."""
    found = approvals.of_campaign(session, campaign, statuses=("approved",))
    named = [(each.submission, words_of(session, each.submission)) for each in found]
    return [each for each in named if words.strip().casefold() in each[1].casefold()][:OFFERED]


def _about(body: Body) -> tuple[str, str]:
    """The campaign whose things are searched, and the item whose form it is."""
    view = body.get("view") or {}
    if view.get("private_metadata", "").startswith("{"):
        about = about_of(body)
        return about["campaign"], about.get("item", "")
    return str(body.get("block_id") or "").removeprefix("calendar-"), ""


def _option(label: str, value: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": cut(label, LABEL)}, "value": value}
