"""Showing campaigns to whoever asks: one privately, in a window or in the open; lists; forms."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.features.calendar.naming import campaign_meant
from bot.features.campaigns import reading
from bot.features.campaigns.views.card import campaign_card, phase_name, window
from bot.features.campaigns.views.forms import brief_form, plan_form, roles_form
from bot.features.campaigns.views.lists import listed
from bot.i18n import text as t
from bot.readers import Reader
from campaigns import store
from campaigns.model import Campaign, Phase
from campaigns.moments import wall_of
from campaigns.overview import store as overviews
from guidelines.model import Language


async def meant(context: Context, body: Body, words: str) -> Campaign:
    """The campaign that words mean; without words that of the channel, or the only one that runs. UnknownCampaign,
    AmbiguousCampaign, Refusal."""
    return await context.read(campaign_meant, words, asked(body).channel)


async def show(context: Context, body: Body, campaign: str) -> None:
    """The card for the person alone: in a window where a click can open one, in place of an answer otherwise."""
    reader = await context.reader(body)
    if "view" in body:
        view = await context.read(campaign_window, context, reader, campaign)
        inside = body["view"].get("type") == "modal"
        shows = context.gateway.push_view if inside else context.gateway.open_view
        await shows(body["trigger_id"], view, language=reader.language)
        return
    words, blocks = await context.read(card, context, reader, campaign)
    await context.answer(body, text=words, blocks=blocks)


def card(session: Session, context: Context, reader: Reader, campaign: str) -> Any:
    """The card for the reader alone: text and blocks."""
    now, zone = context.now(), context.tasks.zone(reader)
    seen = overviews.overview(session, campaign, now)
    at = reading.setting(session, seen.campaign, language=reader.language, zone=zone, now=now, private=True)
    return campaign_card(seen, at)


def open_card(session: Session, context: Context, campaign: str, channel: str, otherwise: Language) -> Any:
    """The card as everybody sees it in a conversation: text, blocks and language; ``otherwise`` is for a
    person's own conversation, and where the campaign's people are of two minds."""
    now, habits = context.now(), context.tasks.habits
    seen = overviews.overview(session, campaign, now)
    language = reading.language_there(session, campaign, channel, habits, otherwise)
    zone = reading.zone_of(session, seen.campaign, habits)
    at = reading.setting(session, seen.campaign, language=language, zone=zone, now=now)
    return *campaign_card(seen, at), language


def campaign_window(session: Session, context: Context, reader: Reader, campaign: str) -> Any:
    """The card in a window."""
    now, zone = context.now(), context.tasks.zone(reader)
    seen = overviews.overview(session, campaign, now)
    at = reading.setting(session, seen.campaign, language=reader.language, zone=zone, now=now, window=True)
    return window(seen, at)


async def show_mine(context: Context, body: Body) -> None:
    """The person's campaigns, with buttons."""
    reader, now = await context.reader(body), context.now()
    lines = await context.read(reading.mine, reader, now)
    today = wall_of(now, context.tasks.zone(reader)).date()
    words, blocks = listed("campaign.list.mine", lines, reader.language, today=today, none="campaign.list.none_mine")
    await context.answer(body, text=words, blocks=blocks)


async def show_all(context: Context, body: Body, rest: str = "") -> None:
    """Every campaign, with buttons."""
    reader, now = await context.reader(body), context.now()
    lines, closed = await context.read(reading.everybodys, now)
    today = wall_of(now, context.tasks.zone(reader)).date()
    words, blocks = listed(
        "campaign.list.all", lines, reader.language, today=today, none="campaign.list.none", closed=closed
    )
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks)


async def open_plan(
    context: Context, body: Body, campaign: str | None = None, begun: Mapping[str, str] | None = None
) -> None:
    """The first form, of one that is there or of a new campaign, which somebody may have ``begun`` (name, goal, first
    and last day, and what was ``said``)."""
    reader = await context.reader(body)
    view = await context.read(_plan, context, body, reader, campaign, begun)
    await _open(context, body, view, reader)


def _plan(
    session: Session,
    context: Context,
    body: Body,
    reader: Reader,
    campaign: str | None,
    begun: Mapping[str, str] | None,
) -> Any:
    language, channel = reader.language, str(asked(body).channel or "")
    brands = reading.brand_choices(session, context.guidelines, language)
    found = store.campaign(session, campaign) if campaign else None
    phases = store.phases(session, campaign) if campaign else _phases_begun(begun or {}, language)
    chosen = [each.channel for each in store.channels(session, campaign)] if campaign else []
    if begun and begun.get("said"):
        chosen = reading.channels_named(session, brands[0][0], begun["said"])
    about: dict[str, Any] = {"campaign": campaign, "v": found.version if found else None}
    # The form shows usual phases in the reader's language; what it showed is known when it comes back.
    about["shown"] = {each.name: phase_name(each, language) for each in phases}
    return plan_form(
        found,
        language=language,
        metadata=json.dumps(about, ensure_ascii=False),
        brands=brands,
        channels=reading.channel_choices(session, found.brand if found else brands[0][0], language),
        phases=phases,
        chosen=chosen,
        owner=reader.user,
        home=channel if channel.startswith("C") else None,
        begun=begun,
    )


def _phases_begun(begun: Mapping[str, str], language: str) -> tuple[Phase, ...]:
    """One phase over the days that somebody has begun a campaign with, to be cut up by whoever fills the form in."""
    if "start" not in begun:
        return ()
    start, end = (dt.date.fromisoformat(begun[name]) for name in ("start", "end"))
    return (Phase(campaign="", name=t("campaign.form.whole", language), kind="custom", start=start, end=end),)


async def open_brief(context: Context, body: Body, campaign: str) -> None:
    """The brief of a campaign."""
    reader = await context.reader(body)
    found = await context.read(store.campaign, campaign)
    await _open(context, body, brief_view(found, reader), reader)


def brief_view(campaign: Campaign, reader: Reader) -> Any:
    """The form of the brief."""
    metadata = json.dumps({"campaign": campaign.id, "v": campaign.version})
    return brief_form(campaign, language=reader.language, metadata=metadata)


def roles_view(session: Session, campaign: Campaign, reader: Reader, *, new: bool) -> Any:
    """The form of who does what; None for a campaign without channels."""
    channels = store.channels(session, campaign.id)
    if not channels:
        return None
    names = dict(reading.channel_choices(session, campaign.brand, reader.language))
    metadata = json.dumps({"campaign": campaign.id, "new": new})
    return roles_form(campaign, channels, names, language=reader.language, metadata=metadata)


async def _open(context: Context, body: Body, view: Any, reader: Reader) -> None:
    inside = (body.get("view") or {}).get("type") == "modal"
    shows = context.gateway.push_view if inside else context.gateway.open_view
    await shows(body["trigger_id"], view, language=reader.language)
