"""The calendar shown: its picture and its card, and every card of it brought up to date."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.blocks import Block, cut
from bot.charts.calendar_matrix import picture
from bot.charts.calendar_matrix_words import Drawn
from bot.charts.compare_grid import Picture
from bot.context import Body, Context, asked
from bot.features.calendar.naming import campaign_meant
from bot.features.calendar.people import names
from bot.features.calendar.reading import ITEMS, Shown, in_force, names_of, shown, state
from bot.features.calendar.views.card import calendar_card
from bot.features.campaigns.views.card import phase_name
from bot.features.tasks.when import moment_words
from bot.gateway.errors import MessageGone, SlackRefused
from bot.gateway.latest import keep
from bot.i18n import text as t
from bot.interaction import value_in
from campaigns import spreadsheets
from campaigns import store as campaigns_store
from campaigns.calendar import store, table
from campaigns.cards import store as cards
from campaigns.cards.store import Standing

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

log = logging.getLogger(__name__)

SUBJECT = "calendar"
"""What cards of a campaign's calendar are called among all cards."""
TITLE = 100
"""Characters of a picture's title."""
CARDS = 8
"""Cards of a calendar that are kept up to date: the latest; nobody scrolls back to older ones."""

Made = dict[str, tuple[tuple[object, ...], tuple[str, list[Block]]]]
"""By language: how the calendar stood, and the card that says so."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons that show something."""

    @app.action("calendar.picture")
    async def draw_again(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _draw_again(context, body))

    @app.action("calendar.export.csv")
    @app.action("calendar.export.xlsx")
    async def export(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _export(context, body))


async def read_shown(context: Context, campaign: str, language: str) -> Shown:
    """The calendar as it stands. Raises ``UnknownCampaign``."""
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)
    return await context.read(
        shown, campaign, now=context.now(), habits=context.tasks.habits, guideline=guideline, language=language
    )


def drawn(seen: Shown, language: str) -> Picture:
    """The picture of a calendar. Takes a processor for a moment."""
    return picture(
        Drawn(
            title=t("calendar.title", language, name=seen.campaign.name),
            weeks=seen.weeks,
            stages=seen.stages,
            phases=[replace(each, name=phase_name(each, language)) for each in seen.phases],
            channel=seen.names.channel,
            stage=seen.names.stage,
            now=seen.now,
            zone=seen.zone,
        ),
        language,
    )


async def show(context: Context, body: Body, rest: str) -> None:
    """Answer ``/campaign calendar``: where it was asked, or in a direct message where the bot may not post."""
    who, reader = asked(body), await context.reader(body)
    campaign = (await context.read(campaign_meant, rest, who.channel)).id
    seen = await read_shown(context, campaign, reader.language)
    channel = str(who.channel)
    try:
        await _upload(context, channel, seen, reader.language)
    except SlackRefused as refused:
        log.info("the calendar goes to %s directly: %s", who.user, refused)
        channel = await context.tasks.direct(who.user)
        await _upload(context, channel, seen, reader.language)
        if who.response_url:
            await context.gateway.respond(who.response_url, text=t("calendar.sent_directly", reader.language))
    await post_card(context, channel, seen, reader.language)


async def post_card(context: Context, channel: str, seen: Shown, language: Any) -> None:
    """Post a card and note where it stands."""
    words, blocks = calendar_card(seen, language)
    posted = await context.gateway.post(channel, text=words, blocks=blocks, language=language)
    card = Standing(channel=posted.channel, ts=posted.ts, subject=SUBJECT, about=seen.campaign.id, language=language)
    await context.write(cards.stand, card)


async def refresh(context: Context, values: dict[str, Any]) -> None:
    """The walk that brings the cards of ``campaign`` up to date."""
    made: Made = {}
    for card in (await context.read(cards.standing, SUBJECT, values["campaign"]))[-CARDS:]:
        await context.step("card", _update, context, card, made)


async def _update(context: Context, card: Standing, made: Made) -> None:
    """Cards in one language say the same until something changes, also while they are being brought up to date."""

    async def draw() -> tuple[str, list[Block]]:
        now_stands = await context.read(state, card.about)
        if made.get(card.language, (None, None))[0] != now_stands:
            seen = await read_shown(context, card.about, card.language)
            made[card.language] = now_stands, calendar_card(seen, card.language, changed=True)
        return made[card.language][1]

    async def put(message: tuple[str, list[Block]]) -> None:
        words, blocks = message
        await context.gateway.update(card.channel, card.ts, text=words, blocks=blocks, language=card.language)

    try:
        await keep(draw, put)
    except MessageGone:
        await context.write(cards.fell, card)
    except SlackRefused as refused:
        log.warning("a card of the calendar of %s cannot be changed: %s", card.about, refused)


async def _upload(context: Context, channel: str, seen: Shown, language: str, thread: str | None = None) -> None:
    made = await asyncio.to_thread(drawn, seen, language)
    await context.gateway.upload(
        channel,
        made.png,
        filename=f"calendar-{seen.campaign.id[:40]}.png",
        title=_drawn_when(seen, language),
        alt_text=made.alt,
        thread_ts=thread,
    )


def _drawn_when(seen: Shown, language: str) -> str:
    """The title of a picture, with when it was drawn: it does not change when the calendar does."""
    when = moment_words(seen.now, seen.zone, language)
    room = TITLE - len(t("calendar.drawn", language, title="", when=when))
    return t(
        "calendar.drawn", language, title=cut(t("calendar.title", language, name=seen.campaign.name), room), when=when
    )


async def _draw_again(context: Context, body: Body) -> None:
    who, reader = asked(body), await context.reader(body)
    campaign = value_in(body)["campaign"]
    seen = await read_shown(context, campaign, reader.language)
    await _upload(context, str(who.channel), seen, reader.language, who.thread)


async def _export(context: Context, body: Body) -> None:
    who, reader = asked(body), await context.reader(body)
    campaign_id = value_in(body)["campaign"]
    kind = body["actions"][0]["action_id"].rsplit(".", 1)[1]
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)
    called = names_of(guideline, reader.language)
    campaign = await context.read(campaigns_store.campaign, campaign_id)
    items = await context.read(store.of_campaign, campaign_id, limit=ITEMS)
    words = {"channel": called.channels, "stage": called.stages, "owner": await names(context)}
    rows = table.rows_of(items, reader.language, words)
    title = t("calendar.title", reader.language, name=campaign.name)
    if kind == "csv":
        data = await asyncio.to_thread(spreadsheets.write_csv, rows)
    else:
        data = await asyncio.to_thread(spreadsheets.write_xlsx, rows, t("calendar.sheet", reader.language))
    await context.gateway.upload(
        str(who.channel),
        data,
        filename=f"calendar-{campaign_id[:40]}.{kind}",
        title=title[:100],
        alt_text=title,
        comment=t("calendar.exported", reader.language, n=len(items)),
        thread_ts=who.thread,
    )
