"""Notes of a meeting: action items found, shown to be confirmed with the decisions, made into tasks that lead back."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.context import Context
from bot.downloads import Downloads
from bot.errors import Refusal, refusal_of
from bot.features.meetings.roster import Names, names_of
from bot.features.meetings.views.review import nothing_message, review_message
from bot.features.tasks import reading
from bot.features.tasks.doing import tell
from bot.features.tasks.submitting import made as told_of
from bot.files import extract as text_of_file
from bot.gateway.errors import MessageGone, SlackRefused
from bot.gateway.latest import keep
from bot.i18n import text as t
from bot.wording import MENTION
from campaigns import store as campaigns_store
from campaigns.due.model import Due as ReadDue
from campaigns.due.model import DueSettings
from campaigns.due.reader import read_due
from campaigns.meetings import store
from campaigns.meetings.cards import store as cards
from campaigns.meetings.cards.store import NoteReview, ReviewItem
from campaigns.model import Due
from campaigns.moments import day_of
from campaigns.notes.decisions import decisions
from campaigns.notes.extract import extract
from campaigns.notes.meeting_day import meeting_day
from campaigns.notes.model import ActionItem, Channel, Status
from campaigns.notes.roster import COMMON
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Origin, Task
from guidelines.model import Language

log = logging.getLogger(__name__)

Values = Mapping[str, Any]
MOST = 60
"""Action items, and decisions, that are kept of one set of notes; no meeting has more that anybody could confirm."""
LONG_LINE = 200
"""A line that is longer is a paragraph, of which the item's own words are quoted."""


async def found(context: Context, values: Values) -> None:
    """Walk: read the notes (``text`` or ``file``) and show what is to do and decided in ``channel`` and ``thread``.

    ``ts`` is the message the notes came in, ``meeting`` the one they are of, where that is known.
    """
    told = await context.step("read", _read, context, dict(values))
    await context.step("card", _card, context, dict(values), told)


async def changed(context: Context, values: Values) -> None:
    """Walk: something changed about the action items ``review``."""
    await context.step("show", _show, context, values["review"])


async def made(context: Context, values: Values) -> None:
    """Walk: ``tasks`` were made of the action items ``review`` by ``by``: the card says so, each gets its own."""
    await context.step("show", _show, context, values["review"])
    about = {"place": values["place"]}
    for each in values["tasks"]:
        task = await context.read(tasks.get, each)
        await tell(context, told_of(task, about, team=values["team"], by=values["by"]))


async def _read(context: Context, values: dict[str, Any]) -> dict[str, Any]:
    """The id of what was kept, ``empty`` and the decisions, or why the notes cannot be read, in the reader's words."""
    reader = await context.readers.reader(values["team"], values["user"])
    try:
        text = values.get("text") or await _text(context, values["file"])
    except Exception as error:
        why = refusal_of(error)
        if why is None:
            raise
        return {"refused": t(why.key, reader.language, **why.params)}
    names = await names_of(context)
    text = unaddressed(text, names)
    link = await context.tasks.link(values["channel"], values["ts"])
    zone = context.tasks.zone(reader)
    country = await context.read(reading.country_of, reader.user, context.tasks.habits)
    held = await _day(context, values, text, zone)
    key = ":".join([values["channel"], values["ts"], str((values.get("file") or {}).get("id") or "")])
    review = uuid.uuid5(uuid.NAMESPACE_OID, f"notes {key}").hex

    def find() -> tuple[list[ReviewItem], list[str]]:
        items = extract(
            text,
            meeting_date=held,
            people=names.people,
            channels=_channels(context),
            due_reader=read_due,
            zone=zone,
            settings=DueSettings(country=country),
        )
        left = [item for item in items if item.status is Status.OPEN][:MOST]
        decided = [_readable(each, names)[:400] for each in decisions(text, items)[:MOST]]
        return [_item(number, each, review, text, names) for number, each in enumerate(left, start=1)], decided

    items, decided = await asyncio.to_thread(find)
    if not items:
        return {"empty": True, "decisions": decided}
    await context.write(
        cards.add_review,
        NoteReview(
            id=review,
            by=reader.user,
            language=reader.language,
            channel=values["channel"],
            thread=values["thread"],
            link=link,
            meeting=values.get("meeting"),
            items=tuple(items),
            decisions=tuple(decided),
            created_at=context.now(),
        ),
    )
    return {"review": review}


async def _text(context: Context, file: Mapping[str, Any]) -> str:
    token = context.settings.slack_bot_token
    downloads = Downloads(
        context.calls,
        token=token.get_secret_value() if token else "",
        base_url=context.settings.slack_api_url or context.client.base_url,
        max_megabytes=context.settings.max_file_mb,
    )
    name, data = await downloads.fetch(file)
    return (await asyncio.to_thread(text_of_file, name, data)).text


async def _day(context: Context, values: Values, text: str, zone: str) -> dt.date:
    """The day of the meeting: as the notes say, as it was planned, else the day they were written."""
    said = meeting_day(text)
    if said is not None:
        return said
    if values.get("meeting"):
        return day_of((await context.read(store.meeting, values["meeting"])).at)
    return context.now().astimezone(ZoneInfo(zone)).date()


def _channels(context: Context) -> tuple[Channel, ...]:
    """The channels of the guideline in force by their names; those every team has where there is none."""
    try:
        known = context.guidelines.current().guideline.channels
    except Refusal:
        return COMMON
    common = {each.key.replace("-", "_"): each.names for each in COMMON}
    return tuple(
        Channel(each.id, tuple({name for name in (each.name.en, each.name.zh) if name} | set(common.get(each.id, ()))))
        for each in known
    )


def _item(number: int, item: ActionItem, review: str, text: str, names: Names) -> ReviewItem:
    owner = names.id_of(item.owner)
    helpers = (names.id_of(each) for each in item.contributors)
    return ReviewItem(
        number=number,
        title=_readable(item.action, names)[:300],
        task=uuid.uuid5(uuid.NAMESPACE_OID, f"task of {review} {number}").hex,
        owner=owner,
        named=None if owner else item.owner,
        contributors=tuple(dict.fromkeys(each for each in helpers if each and each != owner)),
        due=_due(item.due),
        channel=item.channel,
        quote=_readable(_line_of(text, item), names)[:400],
    )


def _line_of(text: str, item: ActionItem) -> str:
    """The lines of the notes that an item was read from, whole: a date may stand before its words, a name after."""
    start = text.rfind("\n", 0, item.start) + 1
    end = text.find("\n", item.end)
    line = " ".join(text[start : end if end >= 0 else len(text)].split())
    return line.lstrip("-*•·> ").strip() if len(line) <= LONG_LINE else text[item.start : item.end].strip()


def unaddressed(text: str, names: Names) -> str:
    """Notes without the mention that handed them to the bot: whoever is called first and is none of the people."""
    first = MENTION.match(text.lstrip())
    stranger = first is not None and bool(names.people) and names.name_of(first[1]) == first[1]
    return MENTION.sub("", text, count=1).lstrip(" \t:：,，") if stranger else text


def _readable(words: str, names: Names) -> str:
    """Mentions as names: a title and a quote are no place to call people."""
    return MENTION.sub(lambda found: names.name_of(found[1]), words)


def _due(due: ReadDue | None) -> Due | None:
    if due is None:
        return None
    return Due(at=due.iso, zone=due.zone, granularity="minute" if "T" in due.iso else "day")


async def _card(context: Context, values: dict[str, Any], told: dict[str, Any]) -> None:
    reader = await context.readers.reader(values["team"], values["user"])
    blocks: list[dict[str, Any]] | None = None
    if told.get("review"):
        review = await context.read(cards.reviewed, told["review"])
        words, blocks = await message(context, review)
    elif told.get("refused"):
        words = told["refused"]
    else:
        words, blocks = nothing_message(reader.language, told.get("decisions", ()))
    key = f"review:{told.get('review') or values['ts']}"
    place = (values["channel"], values["thread"])
    try:
        posted = await context.post_once(place[0], text=words, blocks=blocks, key=key, thread_ts=place[1])
    except SlackRefused as refused:
        log.info("cannot answer in %s (%s); answering in a direct message", place[0], refused)
        direct = await context.tasks.direct(values["user"])
        posted = await context.post_once(direct, text=words, blocks=blocks, key=key)
    if told.get("review"):
        await context.write(cards.place_review, told["review"], posted.channel, posted.ts)


async def message(context: Context, review: NoteReview) -> tuple[str, list[dict[str, Any]]]:
    """The confirm card of the notes as it stands."""
    names = await asyncio.to_thread(_channel_names, context, review.language)
    return review_message(review, language=review.language, now=context.now(), channels=names)


def _channel_names(context: Context, language: Language) -> dict[str, str]:
    try:
        return {each.id: each.name.best(language) for each in context.guidelines.current().guideline.channels}
    except Refusal:
        return {each.key: each.names[0] for each in COMMON}


async def _show(context: Context, review_id: str) -> None:
    first = await context.read(cards.reviewed, review_id)
    if first.ts is None:
        return
    channel, ts = first.channel, first.ts

    async def draw() -> tuple[str, list[dict[str, Any]]]:
        return await message(context, await context.read(cards.reviewed, review_id))

    async def put(card: tuple[str, list[dict[str, Any]]]) -> None:
        words, blocks = card
        await context.gateway.update(channel, ts, text=words, blocks=blocks)

    try:
        await keep(draw, put)
    except MessageGone:
        log.info("the confirm card of %s is gone", review_id)


def make(session: Session, review_id: str, *, by: str, now: dt.datetime) -> list[str]:
    """Make a task of each item that is open and has an owner; their ids. Nothing is made twice."""
    review = cards.reviewed(session, review_id, lock=True)
    ready = [item for item in review.open if item.owner]
    campaign = _campaign(session, review)
    ref = review.link or review.id
    for item in ready:
        task = Task(
            id=item.task,
            title=item.title,
            owner=str(item.owner),
            created_at=now,
            created_by=by,
            details=f"“{item.quote}”" if item.quote else "",
            contributors=item.contributors,
            due=item.due,
            campaign=campaign,
            channel=item.channel,
            origin=Origin(kind="note", ref=ref, link=review.link),
        )
        tasks.add(session, task)
    cards.change_items(session, review_id, *(_made(item) for item in ready))
    return [item.task for item in ready]


def _made(item: ReviewItem) -> ReviewItem:
    return replace(item, state="made")


def _campaign(session: Session, review: NoteReview) -> str | None:
    """The campaign of the meeting the notes are of, or the one whose home the channel is."""
    if review.meeting:
        return store.series(session, store.meeting(session, review.meeting).series).campaign
    home = (each.id for each in campaigns_store.campaigns(session) if each.home_channel == review.channel)
    return next(home, None)
