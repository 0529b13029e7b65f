"""The Home tab: drawn anew each time a person opens it, and when they choose another language."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot import features
from bot.blocks import Block
from bot.context import Body, Context, asked
from bot.features.check.views.seen import unmarked
from bot.features.home.views import RecentCheck, home
from bot.features.tasks import reading
from bot.features.tasks.views.lists import home_section
from bot.readers import Reader
from campaigns import revisions, submissions
from campaigns.model import Revision, Submission
from consistency.model import Verdict

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp

log = logging.getLogger(__name__)

SHOWN = 10
OPENING = 400
"""Characters of a text in which its first words are sought."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen for visits."""

    @app.event("app_home_opened")
    async def opened(event: dict[str, Any], body: Body) -> None:
        if event.get("tab") == "home":
            context.soon(body, publish(context, body))

    @app.event("user_change")
    async def changed(event: dict[str, Any], body: Body) -> None:
        context.soon(body, _follow(context, body, event["user"]))


async def _follow(context: Context, body: Body, told: Mapping[str, Any]) -> None:
    """Speak as a person wants to be spoken to from now on; of all that changes about people, most is none of it."""
    if await context.readers.changed(asked(body).team, told):
        await publish(context, body)


async def publish(context: Context, body: Body) -> None:
    """Draw the Home tab of whoever asked."""
    who, reader = asked(body), await context.reader(body)
    first = await context.first_meeting(who.team, who.user)
    recent = await asyncio.to_thread(_recent, context, who.team, who.user)
    links = await asyncio.gather(*(_link(context, submission) for submission, _ in recent))
    now, zone = context.now(), context.tasks.zone(reader)
    tasks = await context.tasks.read(reading.parts, who.user, now, zone)
    view = home(
        person_name=reader.name,
        language=reader.language,
        recent=[_line(revision, link) for (_, revision), link in zip(recent, links, strict=True)],
        guideline=await context.guideline_in_force(),
        first_visit=first,
        tasks=home_section(tasks, language=reader.language, now=now, zone=zone),
        sections=await _sections(context, body, reader),
        busy=any(each for _, each in tasks.own),
    )
    await context.gateway.publish_home(who.user, view, language=reader.language)


async def _sections(context: Context, body: Body, reader: Reader) -> list[list[Block]]:
    """What the other features have to say to the person; one that fails leaves the rest of the tab as it is."""
    found: list[list[Block]] = []
    for name, module in features.parts("home").items():
        try:
            found.append(await module.section(context, body, reader))
        except Exception:  # the edge: half a Home is better than none
            log.exception("the Home section of %s failed", name)
    return [blocks for blocks in found if blocks]


def _recent(context: Context, team: str, user: str) -> list[tuple[Submission, Revision]]:
    with context.database.reading() as session:
        found = submissions.recent(session, user, SHOWN, team_id=team)
        return [(each, revisions.get(session, each.id)) for each in found]


def _line(revision: Revision, link: str | None) -> RecentCheck:
    return RecentCheck(
        opening=unmarked(revision.text[:OPENING]),
        verdict=Verdict(revision.verdict) if revision.verdict else None,
        score=revision.score,
        at=revision.created_at,
        link=link,
    )


async def _link(context: Context, submission: Submission) -> str | None:
    """Address of the card."""
    if not submission.card_channel or not submission.card_ts:
        return None
    return await context.permalinks.of(submission.card_channel, submission.card_ts)
