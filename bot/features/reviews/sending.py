"""A review sent: by itself when its time has come, or when somebody asks; its message, its pictures, its details."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.charts.kpi_canvas import Picture
from bot.context import Context
from bot.features.calendar.reading import in_force, names_of
from bot.features.guide.naming import RuleNames
from bot.features.reviews.drawing import goals_picture, movers_picture
from bot.features.reviews.reading import Whole, whole
from bot.features.reviews.views.message import details_message, proposals_of, review_message
from bot.gateway.errors import SlackRefused
from bot.i18n import text as t
from kpi.alerts.routing import is_person
from kpi.reviews import store
from kpi.reviews.model import Review, Stretch

log = logging.getLogger(__name__)

PICTURES: Mapping[str, Callable[[Review, str], Picture | None]] = {"goals": goals_picture, "movers": movers_picture}
"""The pictures of a review by the part that they show."""


async def send_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of one review. ``values``: id, period, as_of, at, channel, language, zone and by (who set it up)."""
    place = await context.step("message", _post, context, dict(values))
    if place is None:
        return
    for name in PICTURES:
        await context.step(name, _picture, context, dict(values), place, name)
    await context.step("details", _details, context, dict(values), place)


def picture_file(stretch: Stretch, name: str) -> str:
    """The name of a picture's file."""
    return f"review-{stretch.last}-{name}.png"


def picture_key(review: str, name: str) -> str:
    """The key by which a picture is shared once."""
    return f"review:{review}:{name}"


async def made(context: Context, values: Mapping[str, Any]) -> Whole:
    """The review that ``values`` speak of, as it is known now."""
    guideline = await asyncio.to_thread(in_force, context.guidelines.current)
    as_of, at = dt.date.fromisoformat(values["as_of"]), dt.datetime.fromisoformat(values["at"])
    found = await context.read(
        whole, values["period"], as_of, now=at, zone=values["zone"], campaign=values.get("campaign")
    )
    language = "zh" if values["language"] == "zh" else "en"
    names = RuleNames(guideline, language)
    broken = [each.item for each in found.copy.broken if each.item is not None]
    rules = {item: names.item(*item) for item in broken}
    return replace(found, channels=names_of(guideline, language).channels, rules=rules)


async def _post(context: Context, values: dict[str, Any]) -> list[str] | None:
    """Where the review stands; None where nothing may be posted."""
    review, language = values["id"], values["language"]
    found = await made(context, values)
    words, blocks = review_message(found, review, language)
    sent = await context.write(
        store.keep,
        review,
        found.review.stretch,
        language=language,
        message={"text": words, "blocks": blocks, "values": values},
        proposals=proposals_of(found.review, language),
        now=context.now(),
    )
    try:
        posted = await context.post_once(
            values["channel"],
            text=sent.message["text"],
            blocks=sent.message["blocks"],
            key=f"review:{review}",
            language=language,
        )
    except SlackRefused as refused:
        log.warning("the review %s cannot be posted in %s: %s", review, values["channel"], refused)
        await _trouble(context, values, refused)
        return None
    await context.write(store.place, review, posted.channel, posted.ts)
    return [posted.channel, posted.ts]


async def _picture(context: Context, values: dict[str, Any], place: list[str], name: str) -> None:
    found = await made(context, values)
    image = await asyncio.to_thread(PICTURES[name], found.review, values["language"])
    if image is None:
        return
    stretch, language = found.review.stretch, values["language"]
    try:
        await context.upload_once(
            place[0],
            image.png,
            filename=picture_file(stretch, name),
            title=t(f"review.part.{name}", language),
            alt_text=image.alt,
            key=picture_key(values["id"], name),
            thread_ts=place[1],
        )
    except SlackRefused as refused:
        log.warning("the picture of %s is missing in the review %s: %s", name, values["id"], refused)


async def _details(context: Context, values: dict[str, Any], place: list[str]) -> None:
    found = await made(context, values)
    message = details_message(found, values["language"], values["zone"], dt.datetime.fromisoformat(values["at"]))
    if message is None:
        return
    words, blocks = message
    key = f"review:{values['id']}:details"
    try:
        await context.post_once(
            place[0], text=words, blocks=blocks, key=key, thread_ts=place[1], language=values["language"]
        )
    except SlackRefused as refused:
        log.warning("the details of the review %s are missing: %s", values["id"], refused)


async def _trouble(context: Context, values: Mapping[str, Any], refused: SlackRefused) -> None:
    """Whoever set the review up hears that it could not be posted."""
    who = values.get("by")
    if not is_person(who) or values["channel"].startswith("D"):
        return
    language = (await context.readers.reader("", str(who))).language
    words = t("review.trouble", language, channel=values["channel"], why=str(refused))
    try:
        direct = await context.tasks.direct(str(who))
        await context.post_once(direct, text=words, blocks=None, key=f"review:{values['id']}:trouble")
    except SlackRefused as unheard:
        log.warning("%s cannot be told that the review was not posted: %s", who, unheard)
