"""The week of a campaign sent to its channel: by itself on its first working morning, or when somebody asks."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import Block
from bot.context import Body, Context, asked
from bot.features.calendar.naming import campaign_meant
from bot.features.calendar.reading import in_force, names_of, words_of
from bot.features.calendar.showing import post_card, read_shown
from bot.features.digests.brand import brand_news, exception_lines, version_lines
from bot.features.digests.weekly import SHOWN, WEEK, weekly_message
from bot.features.tasks.reading import calendar
from bot.gateway.errors import SlackRefused
from bot.i18n import text as t
from bot.interaction import value_in
from bot.readers import Reader
from campaigns import people
from campaigns import store as campaigns_store
from campaigns.calendar.matrix import monday
from campaigns.digests import store
from campaigns.digests.model import WeeklyDigest
from campaigns.digests.store_audience import Audience, audience
from campaigns.moments import start_of_day, wall_of
from campaigns.reminders.model import Habits
from campaigns.reminders.store_people import country_of
from campaigns.working_days import opens_week

log = logging.getLogger(__name__)

OPENS, CLOSES = dt.time(9), dt.time(18)
"""By the campaign's clock; after an outage of a morning it still comes, and not at night."""


def due(session: Session, now: dt.datetime, habits: Habits) -> list[dict[str, str]]:
    """Campaigns whose week begins this morning, with its Monday: on Monday, or after public holidays on the first day
    on which most of the campaign's people work."""
    if not any(_begins(now, zone, habits) for zone in {habits.zone, *people.zones(session)}):
        # Which campaign lives where need not be looked up on any other day.
        return []
    found = []
    for campaign in campaigns_store.campaigns(session):
        if not campaign.active or not campaign.home_channel:
            continue
        zone = audience(session, campaign.id, habits).zone
        if _begins(now, zone, habits):
            found.append({"campaign": campaign.id, "week": monday(wall_of(now, zone).date()).isoformat()})
    return found


def _begins(now: dt.datetime, zone: str, habits: Habits) -> bool:
    """Whether it is the morning of the first working day of the week there."""
    wall = wall_of(now, zone)
    return OPENS <= wall.time() < CLOSES and opens_week(calendar(country_of(zone, habits.country)), wall.date())


async def weekly_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a campaign's Monday."""
    await context.step("post", _post, context, dict(values), f"digests:{values['campaign']}:{values['week']}")


async def now_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a digest that somebody asked for; they hear where it is."""
    where = await context.step("post", _post, context, dict(values), f"digests:{values['key']}")
    await context.step("tell", _tell, context, dict(values), where)


async def send(context: Context, body: Body, rest: str) -> None:
    """Take ``/campaign digest``: recorded, then sent to the campaign's channel."""
    who = asked(body)
    campaign = (await context.read(campaign_meant, rest, who.channel)).id
    values = {
        "campaign": campaign,
        "channel": who.channel,
        "user": who.user,
        "team": who.team,
        "response_url": who.response_url,
        "key": str(body["trigger_id"]),
        "always": True,
    }
    await context.walk("digests.now", values, key=f"digests:{body['trigger_id']}")


async def show_calendar(context: Context, body: Body) -> None:
    """The calendar of a digest's campaign, under it."""
    reader = await context.reader(body)
    campaign = value_in(body)["campaign"]
    seen = await read_shown(context, campaign, reader.language)
    await post_card(context, str(asked(body).channel), seen, reader.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRead:
    """A campaign's week and for whom it is told; the first words of texts by submission; lines about the guideline."""

    week: WeeklyDigest
    there: Audience
    texts: dict[str, str]
    versions: list[str]
    exceptions: list[str]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return self.week.empty and not self.versions and not self.exceptions


async def message(context: Context, campaign: str, reader: Reader | None = None) -> tuple[WeekRead, str, list[Block]]:
    """The week as it stands, in the language and zone of ``reader``, or of most of the campaign's people."""
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)

    def read(session: Session) -> WeekRead:
        there = audience(session, campaign, context.tasks.habits)
        if reader is not None:
            there = replace(there, language=reader.language, zone=context.tasks.zone(reader))
        week = store.weekly(session, campaign, context.now(), there.zone)
        since = start_of_day(week.first - WEEK, there.zone)
        news = brand_news(session, week.campaign, since=since, now=context.now(), last=week.last, zone=there.zone)
        return WeekRead(
            week=week,
            there=there,
            texts={a.submission: words_of(session, a.submission) for a in week.approvals[:SHOWN]},
            versions=version_lines(news, there.language, there.zone),
            exceptions=exception_lines(news, guideline, there.language, there.zone),
        )

    found = await context.read(read)
    there = found.there
    words, blocks = weekly_message(
        found.week,
        texts=found.texts,
        versions=found.versions,
        exceptions=found.exceptions,
        channels=names_of(guideline, there.language).channels,
        language=there.language,
        zone=there.zone,
        now=context.now(),
    )
    return found, words, blocks


async def _post(context: Context, values: dict[str, Any], key: str) -> str | None:
    """Where it was posted; None when there was nothing to say or nowhere to say it."""
    found, words, blocks = await message(context, values["campaign"])
    channel = found.week.campaign.home_channel or values.get("channel")
    if channel is None or (found.empty and not values.get("always")):
        return None
    try:
        await context.post_once(channel, text=words, blocks=blocks, key=key, language=found.there.language)
    except SlackRefused as refused:
        log.warning("the week of %s cannot be posted in %s: %s", values["campaign"], channel, refused)
        return None
    return str(channel)


async def _tell(context: Context, values: dict[str, Any], where: str | None) -> None:
    reader = await context.readers.reader(values["team"], values["user"])
    if where == values["channel"]:
        return
    if where is None:
        said = t("digests.not_sent", reader.language)
    else:
        said = t("digests.sent", reader.language, channel=f"<#{where}>")
    try:
        await context.gateway.respond(values["response_url"], text=said)
    except SlackRefused as refused:
        log.info("%s does not hear where the digest is: %s", values["user"], refused)
