"""Durable work of campaigns: their cards, where they are and where one should be."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from bot.blocks import Block
from bot.context import Context
from bot.features.campaigns.handlers import SUBJECT
from bot.features.campaigns.showing import open_card
from bot.gateway.errors import ChannelUnreachable, MessageGone
from bot.gateway.latest import keep
from bot.i18n import text as t
from campaigns import store
from campaigns.cards.store import Standing, fell, stand, standing
from campaigns.model import Campaign
from guidelines.model import Language

log = logging.getLogger(__name__)


async def cards(context: Context, values: Mapping[str, Any]) -> None:
    """Bring every card of ``campaign`` up to date."""
    for each in await context.read(standing, SUBJECT, values["campaign"]):
        await context.step("card", _refresh, context, values["campaign"], each)


async def home(context: Context, values: Mapping[str, Any]) -> None:
    """Put a card into the home channel of ``campaign`` where there is none; ``made``: the campaign is new.

    The person ``by`` is told of a new campaign where the bot may not post, and gives the language where the campaign's
    people are of two minds.
    """
    await context.step("home", _at_home, context, values)


async def _refresh(context: Context, campaign: str, place: Standing) -> None:
    async def draw() -> tuple[str, list[Block], Language]:
        return await context.read(open_card, context, campaign, place.channel, place.language)

    async def put(card: tuple[str, list[Block], Language]) -> None:
        words, blocks, language = card
        await context.gateway.update(place.channel, place.ts, text=words, blocks=blocks, language=language)

    try:
        await keep(draw, put)
    except MessageGone:
        log.info("a card of campaign %s was deleted", campaign)
        await context.write(fell, place)


async def _at_home(context: Context, values: Mapping[str, Any]) -> None:
    """A card in the home channel; the person who made the campaign is told where the bot may not post."""
    campaign = await context.read(store.campaign, values["campaign"])
    there = await context.read(standing, SUBJECT, campaign.id)
    home = campaign.home_channel
    if not campaign.active or (home is None and not values["made"]) or any(each.channel == home for each in there):
        return
    by = await context.readers.reader(values["team"], values["by"]) if values["by"] else None
    if home is not None:
        try:
            await _post(context, campaign, home, by.language if by else context.settings.language)
        except ChannelUnreachable as closed:
            log.info("no card of %s in its home channel: %s", campaign.id, closed)
        else:
            return
    if values["made"] and by is not None:
        note = t("campaign.told.invite", by.language, name=campaign.name, channel=f"<#{home}>") if home else ""
        await _post(context, campaign, await context.tasks.direct(by.user), by.language, note=note)


async def _post(context: Context, campaign: Campaign, channel: str, otherwise: Language, *, note: str = "") -> None:
    words, blocks, language = await context.read(open_card, context, campaign.id, channel, otherwise)
    if note:
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": note}}, *blocks]
    key = f"campaign:{campaign.id}:{channel}"
    posted = await context.post_once(channel, text=words, blocks=blocks, key=key, language=language)
    place = Standing(channel=posted.channel, ts=posted.ts, subject=SUBJECT, about=campaign.id, language=language)
    await context.write(stand, place)
    if (await context.read(store.campaign, campaign.id)).version != campaign.version:
        await _refresh(context, campaign.id, place)  # it was changed before the card was known


WALKS = {"cards": cards, "home": home}
