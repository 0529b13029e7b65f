"""The command of campaigns, and the buttons of their cards and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.context import Body, Context, asked
from bot.features import command
from bot.features.campaigns import showing, submitting
from bot.features.campaigns.reading import COMMAND
from bot.features.campaigns.views.card import WORDS
from bot.features.home.handlers import publish
from bot.i18n import text as t
from bot.interaction import value_in
from campaigns import store
from campaigns.cards.store import Standing, stand
from campaigns.errors import AmbiguousCampaign, UnknownCampaign
from campaigns.overview import store as overviews

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

SUBJECT = "campaign"
"""The kind of card that stands for a campaign."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the command, the buttons and the forms."""
    command.register(app, context, COMMAND, _bare)
    submitting.register(app, context)

    @app.action("campaign.new")
    async def new(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, showing.open_plan(context, body))

    @app.action("campaign.begin")
    async def begin(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, showing.open_plan(context, body, begun=value_in(body)))

    @app.action("campaign.open")
    async def opened(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, showing.show(context, body, _campaign(body)))

    @app.action("campaign.edit")
    async def edit(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, showing.open_plan(context, body, _campaign(body)))

    @app.action("campaign.brief")
    async def brief(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, showing.open_brief(context, body, _campaign(body)))

    @app.action("campaign.share")
    async def share(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _share(context, body))

    @app.action("campaign.close")
    async def close(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, close_campaign(context, body, _campaign(body)))

    @app.action("campaign.reopen")
    async def reopen(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _reopen(context, body))

    for each in WORDS:
        app.action(f"campaign.word.{each}")(_word(context, each))


def _word(context: Context, name: str):  # type: ignore[no-untyped-def]
    """The listener of a button that stands for a word of the command and the card's campaign."""

    async def listen(ack: AsyncAck, body: Body) -> None:
        known = command.word(COMMAND, name)
        await ack()
        if known is not None:
            # The rest of the line as somebody would type it.
            seen = await context.read(overviews.overview, _campaign(body), context.now())
            meeting = seen.meeting.title if seen.meeting else seen.campaign.name
            rest = meeting if name == "agenda" else seen.campaign.id
            context.soon(body, known.take(context, body, rest))

    return listen


async def _bare(context: Context, body: Body, line: str) -> None:
    """No word: mine. Words that are no word of the command may be a campaign's name."""
    if not line:
        await showing.show_mine(context, body)
        return
    try:
        campaign = await showing.meant(context, body, line)
    except (UnknownCampaign, AmbiguousCampaign):
        await command.tell_help(context, body, COMMAND, unknown=line)
    else:
        await showing.show(context, body, campaign.id)


async def close_campaign(context: Context, body: Body, campaign: str) -> None:
    """Put a campaign with the closed ones, and say so."""
    found = await context.read(store.campaign, campaign)
    if not found.active:
        await _said(context, body, "campaign.close.already", name=found.name)
        return
    await context.write(store.update_campaign, campaign, status="done")
    await submitting.tell(context, body, campaign)
    await _said(context, body, "campaign.close.done", name=found.name)


async def _reopen(context: Context, body: Body) -> None:
    found = await context.write(store.update_campaign, _campaign(body), status="running")
    await submitting.tell(context, body, found.id)
    await _said(context, body, "campaign.reopen.done", name=found.name)


async def _said(context: Context, body: Body, key: str, **params: str) -> None:
    """What came of a click: the window or Home it was in as it is now, the private card replaced, or a hint."""
    reader, view = await context.reader(body), body.get("view") or {}
    if view.get("type") == "modal":
        shown = await context.read(showing.campaign_window, context, reader, _campaign(body))
        await context.gateway.update_view(shown, view_id=view["id"], language=reader.language)
    elif view:
        await publish(context, body)
    elif (body.get("container") or {}).get("is_ephemeral") or "message" not in body:
        replace = "container" in body
        words = t(key, reader.language, **{name: value.replace("<", "‹") for name, value in params.items()})
        await context.gateway.respond(body["response_url"], text=words, replace_original=replace)


async def _share(context: Context, body: Body) -> None:
    """The card in the open, where it was asked for; it changes in place from then on."""
    reader, campaign = await context.reader(body), _campaign(body)
    channel = str(asked(body).channel)
    words, blocks, language = await context.read(showing.open_card, context, campaign, channel, reader.language)
    posted = await context.gateway.post(channel, text=words, blocks=blocks, language=language)
    standing = Standing(channel=posted.channel, ts=posted.ts, subject=SUBJECT, about=campaign, language=language)
    await context.write(stand, standing)


def _campaign(body: Body) -> str:
    return str(value_in(body)["campaign"])
