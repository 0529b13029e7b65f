"""The walk of a comparison: gathered, compared, drawn, shown; and what follows when a disagreement is settled."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Mapping
from typing import Any

from bot.blocks import Block, actions, button, section
from bot.blocks import context as context_block
from bot.charts.compare_grid import picture
from bot.charts.compare_words import channel_labels
from bot.context import Context
from bot.errors import refusal_of
from bot.features.compare import gathering, reading
from bot.features.compare.views.card import around, compare_card
from bot.gateway.errors import ChannelUnreachable, GatewayError, MessageGone, SlackRefused
from bot.gateway.latest import keep
from bot.i18n import text as t
from bot.wording import mrkdwn, person
from campaigns import store as campaigns_store
from campaigns.cards.store import Standing, fell, stand, standing
from campaigns.comparisons import store
from campaigns.comparisons.model import Compared
from campaigns.moments import wall_of
from consistency.compare.as_json import comparison_to_dict
from consistency.compare.settled import without

log = logging.getLogger(__name__)

Values = Mapping[str, Any]
Message = tuple[str, list[Block]]


def today(context: Context) -> Any:
    """The day that is running where the team is."""
    return wall_of(context.now(), context.settings.time_zone).date()


async def run(context: Context, values: Values) -> None:
    """Walk: compare the pieces of ``campaign``, or the ``files`` of a message; ``key`` names the comparison.

    The answer goes to ``channel`` and ``thread``, or to ``user`` alone where the bot may not post.
    """
    told = await context.step("gather", _gather, context, dict(values))
    if told.get("comparison"):
        told |= await context.step("picture", _picture, context, dict(values), told["comparison"])
    if told.get("refused"):
        await context.step("refuse", _refuse, context, dict(values), told["refused"])
    elif told.get("comparison"):
        await context.step("card", _card, context, dict(values), told["comparison"])
        for each in await context.read(_older, told["comparison"]):
            await context.step("older", _refresh, context, each)


def _older(session: Any, comparison: str) -> tuple[str, ...]:
    return store.older(session, store.get(session, comparison))


async def _gather(context: Context, values: dict[str, Any]) -> dict[str, Any]:
    """The id of what is kept; nothing where files are too few; or why it cannot be done, in the person's words."""
    reader = await context.readers.reader(values["team"], values["user"])
    try:
        version = await asyncio.to_thread(context.guidelines.current)
        campaign = values.get("campaign")
        compared = Compared(
            id=hashlib.sha256(values["key"].encode()).hexdigest()[:16],
            brand=version.brand,
            scope=f"campaign:{campaign}",
            campaign=campaign,
            by=reader.user,
            team_id=values["team"],
            language=reader.language,
            made_at=context.now(),
            version=version.number,
            pieces=(),
        )
        if campaign:
            compared = await context.read(gathering.of_campaign, compared)
            await context.read(gathering.enough, await context.read(campaigns_store.campaign, campaign))
        else:
            compared = await gathering.of_files(context, compared, values["files"])
            if len(compared.pieces) < 2:
                return {}
    except Exception as error:
        return _why(error, reader.language)
    await context.write(store.begin, compared)
    return {"comparison": compared.id}


def _why(error: Exception, language: str) -> dict[str, Any]:
    """Why it cannot be done; what is our fault, or passes by itself, is raised again."""
    why = refusal_of(error)
    if why is None or isinstance(error, GatewayError):
        raise error
    return {"refused": t(why.key, language, **why.params)}


async def _picture(context: Context, values: dict[str, Any], comparison: str) -> dict[str, Any]:
    """Compare, keep what was found, and share the picture."""
    compared = await context.read(store.get, comparison)
    version = await asyncio.to_thread(reading.version_of, context.guidelines, compared)
    try:
        found = await context.language.compare(version, reading.assets(compared))
    except Exception as error:
        return _why(error, compared.language)
    result = comparison_to_dict(found)
    await context.write(store.finish, comparison, result, context.now())
    apart = await context.read(store.apart, compared.scope)
    left = without(found, [each["id"] for each in result["disagreements"] if store.key_of(each) in apart])
    labels = channel_labels(left, version, compared.language)
    drawn = await asyncio.to_thread(picture, left, compared.language, labels=labels)
    title = t("compare.card.picture", compared.language)
    shared = {"filename": "comparison.png", "title": title, "alt_text": drawn.alt, "key": f"compare:{comparison}"}
    channel = await _where(context, values)
    try:
        await context.upload_once(channel, drawn.png, thread_ts=values.get("thread"), **shared)
    except ChannelUnreachable:
        direct = await context.tasks.direct(values["user"])
        await context.upload_once(direct, drawn.png, **shared)
        return {"channel": direct}
    except SlackRefused as refused:
        log.warning("the picture of a comparison could not be shared: %s", refused)
    return {}


async def _where(context: Context, values: Values) -> str:
    return str(values.get("channel") or await context.tasks.direct(values["user"]))


async def _refuse(context: Context, values: dict[str, Any], words: str) -> None:
    direct = await context.tasks.direct(values["user"])
    await context.post_once(direct, text=words, blocks=[section(words)], key=f"{values['key']}:refused")


async def card_of(context: Context, comparison: str, language: str) -> Message:
    """Text and blocks of a comparison's card."""
    shown = await context.read(reading.shown, comparison, today(context))
    version = await asyncio.to_thread(reading.version_of, context.guidelines, shown.compared)
    return compare_card(shown, version, language)


async def _card(context: Context, values: dict[str, Any], comparison: str) -> None:
    compared = await context.read(store.get, comparison)
    language = compared.language
    words, blocks = await card_of(context, comparison, language)
    key = f"compare:{comparison}:card"
    try:
        channel = await _where(context, values)
        thread = values.get("thread")
        posted = await context.post_once(channel, text=words, blocks=blocks, key=key, thread_ts=thread)
    except ChannelUnreachable:
        direct = await context.tasks.direct(values["user"])
        posted = await context.post_once(direct, text=words, blocks=blocks, key=key)
    place = Standing(channel=posted.channel, ts=posted.ts, subject=reading.SUBJECT, about=comparison, language=language)
    await context.write(stand, place)
    # Whoever settled something meanwhile could not change a card that was not known yet.
    await _keep(context, comparison, place, shown=(words, blocks))


async def refresh(context: Context, values: Values) -> None:
    """Walk: bring the cards of ``comparison`` up to date; with ``right``, tell whoever answers for the other pieces."""
    if values.get("right") is not None:
        for owner in await context.read(_owners, values):
            await context.step("tell", _tell, context, dict(values), owner)
    await context.step("refresh", _refresh, context, values["comparison"])


async def _refresh(context: Context, comparison: str) -> None:
    for place in await context.read(standing, reading.SUBJECT, comparison):
        await _keep(context, comparison, place)


async def _keep(context: Context, comparison: str, place: Standing, *, shown: Message | None = None) -> None:
    async def draw() -> Message:
        return await card_of(context, comparison, place.language)

    async def put(card: Message) -> None:
        words, blocks = card
        await context.gateway.update(place.channel, place.ts, text=words, blocks=blocks, language=place.language)

    try:
        await keep(draw, put, shown=shown)
    except MessageGone:
        await context.write(fell, place)


def _owners(session: Any, values: Values) -> list[str]:
    compared = store.get(session, values["comparison"])
    one = store.disagreement(session, values["disagreement"])
    return reading.owners(compared, one, values["right"], but=values["by"])


async def _tell(context: Context, values: dict[str, Any], owner: str) -> None:
    """Tell an owner, in their own conversation, what is right and what their piece says."""
    compared = await context.read(store.get, values["comparison"])
    one = await context.read(store.disagreement, values["disagreement"])
    version = await asyncio.to_thread(reading.version_of, context.guidelines, compared)
    reader = await context.readers.reader(compared.team_id, owner)
    language = reader.language
    mine = {
        asset: side.own[asset]
        for side in reading.to_change(one, values["right"])
        for asset in side.assets
        if compared.piece(asset).owner == owner
    }
    right = dict.fromkeys(reading.right_for(one, values["right"], sentence) for _, sentence in mine.values())
    words = t(
        "compare.told",
        language,
        person=person(values["by"]),
        about=mrkdwn(reading.about(one, language)),
        right=mrkdwn(t("list.comma", language).join(right)),
    )
    blocks = [section(words)]
    for asset, (quote, sentence) in mine.items():
        said = t("compare.card.sentence", language, sentence=around(sentence, quote))
        name = mrkdwn(reading.label_of(compared, asset, version, language))
        blocks.append(section(f":x: *{name}*\n{mrkdwn(said)}"))
    blocks.append(context_block(t("compare.told_where", language)))
    value = {"d": one.id, "c": compared.id}
    blocks.append(actions([button(t("compare.button.task", language), "compare.task", value)]))
    try:
        direct = await context.tasks.direct(owner)
        key = f"compare:{values['disagreement']}:{values['form']}:{owner}"
        await context.post_once(direct, text=words, blocks=blocks, key=key, language=language)
    except SlackRefused as refused:
        log.warning("%s cannot be told of a disagreement: %s", owner, refused)
