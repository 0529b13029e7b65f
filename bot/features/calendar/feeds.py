"""Calendar addresses: made for a person, a campaign or a brand, told once and in private, revoked by a button."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.calendar.naming import campaign_meant
from bot.features.calendar.views.feeds import Offer, feed_message
from bot.features.campaigns.reading import guideline_of
from bot.interaction import value_in
from campaigns import store as campaigns_store
from campaigns.errors import UnknownCampaign
from campaigns.feeds import store
from campaigns.feeds.model import Feed

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

OPEN_AT_MOST = 20
"""Open addresses that one person may have."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons of the message."""

    @app.action("feeds.make.person")
    @app.action("feeds.make.campaign")
    @app.action("feeds.make.brand")
    async def make(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _make(context, body))

    @app.action("feeds.revoke")
    async def revoke(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _revoke(context, body))


async def show_feeds(context: Context, body: Body, rest: str) -> None:
    """Answer ``/campaign feed``, to the person alone."""
    _address(context)
    who = asked(body)

    def read(session: Session) -> tuple[str, str, str]:
        try:
            found = campaign_meant(session, rest, who.channel)
        except Refusal:
            if rest:
                raise
            return "", "", ""
        return found.id, found.name, found.brand

    campaign, name, brand = await context.read(read)
    if not brand:
        brand = await _brand(context)
    await _answer(context, body, Offer(campaign=campaign, name=name, brand=brand), fresh=None, replace=False)


async def _brand(context: Context) -> str:
    try:
        return (await asyncio.to_thread(context.guidelines.current)).guideline.brand.id
    except Refusal:
        return ""


async def _make(context: Context, body: Body) -> None:
    who, value = asked(body), value_in(body)
    kind = body["actions"][0]["action_id"].rsplit(".", 1)[1]
    ref = {"person": who.user, "campaign": value["campaign"], "brand": value["brand"]}[kind]

    def issue(session: Session) -> str:
        if len(store.issued_by(session, who.user)) >= OPEN_AT_MOST:
            raise Refusal("feeds.too_many", n=OPEN_AT_MOST)
        return store.issue(session, kind, ref, by=who.user, now=context.now())[1]

    token = await context.write(issue)
    address = f"{_address(context)}/calendar/{token}.ics"
    await _answer(context, body, Offer(**value), fresh=address, replace=True)


async def _revoke(context: Context, body: Body) -> None:
    value: dict[str, Any] = value_in(body)
    who = asked(body)

    def revoke(session: Session) -> None:
        if value["feed"] in {each.id for each in store.issued_by(session, who.user)}:
            store.revoke(session, value["feed"], context.now())

    await context.write(revoke)
    offer = {name: value[name] for name in ("campaign", "name", "brand")}
    await _answer(context, body, Offer(**offer), fresh=None, replace=True)


async def _answer(context: Context, body: Body, offer: Offer, *, fresh: str | None, replace: bool) -> None:
    reader, who = await context.reader(body), asked(body)

    def read(session: Session) -> tuple[list[tuple[Feed, str]], str]:
        feeds = [
            (each, name_of(session, each.kind, each.ref, reader.language))
            for each in store.issued_by(session, who.user)
        ]
        return feeds, name_of(session, "brand", offer.brand, reader.language)

    open_feeds, brand = await context.read(read)
    zone = context.tasks.zone(reader)
    words, blocks = feed_message(offer, open_feeds, brand=brand, fresh=fresh, language=reader.language, zone=zone)
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks, replace_original=replace)


def name_of(session: Session, kind: str, ref: str, language: str) -> str:
    """What a person calls the campaign or brand of a feed; its id where it is gone, and for a person."""
    if kind == "brand":
        guideline = guideline_of(session, ref)
        return guideline.brand.names.best(language) if guideline else ref
    if kind != "campaign":
        return ref
    try:
        return campaigns_store.campaign(session, ref).name
    except UnknownCampaign:
        return ref


def _address(context: Context) -> str:
    address = context.settings.web_address
    if address is None:
        raise Refusal("feeds.not_served")
    return address
