"""What happens when a form of a meeting is handed in."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import TYPE_CHECKING, cast

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.meetings import closing, state
from bot.features.meetings.views.forms import NOBODY, ONCE, missing_form
from bot.features.tasks.doing import tell
from bot.features.tasks.filling import new_task, read_fields
from bot.features.tasks.reading import calendar
from bot.features.tasks.submitting import made as told_of
from bot.features.tasks.when import due_and_relative, moment_words
from bot.forms import FieldRefused, refuse
from bot.gateway.errors import SlackRefused
from bot.i18n import text as t
from bot.interaction import about_of, entered
from campaigns import store as campaigns_store
from campaigns.errors import CampaignError
from campaigns.meetings import store, store_agenda
from campaigns.meetings.cards import store as cards
from campaigns.meetings.model import Meeting, Series, SeriesKind
from campaigns.model import Due
from campaigns.moments import on_day, over, wall_of
from guidelines.model import Language

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

WITHOUT_BRAND = "default"
"""The brand of meetings of a team that has no guideline yet."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""

    @app.view_submission("meeting_series")
    async def series(ack: AsyncAck, body: Body) -> None:
        await _series(context, ack, body)

    @app.view_submission("meeting_add")
    async def add(ack: AsyncAck, body: Body) -> None:
        await _add(context, ack, body)

    @app.view_submission("meeting_decide")
    async def decide(ack: AsyncAck, body: Body) -> None:
        await _decide(context, ack, body)

    @app.view_submission("meeting_task")
    async def task(ack: AsyncAck, body: Body) -> None:
        await _task(context, ack, body)

    @app.view_submission("meeting_close")
    async def close(ack: AsyncAck, body: Body) -> None:
        await _close(context, ack, body)


async def _series(context: Context, ack: AsyncAck, body: Body) -> None:
    reader, told = await context.reader(body), entered(body)
    about = about_of(body)
    title = " ".join(str(told["title"] or "").split())
    name = about.get("s") or uuid.uuid5(uuid.NAMESPACE_OID, f"series {body['view']['id']}").hex
    if not title:
        await ack(response_action="errors", errors={"title": t("meeting.form.no_title", reader.language)})
        return
    if not told["people"]:
        await ack(response_action="errors", errors={"people": t("meeting.form.no_people", reader.language)})
        return

    def keep(session: Session) -> tuple[Series, Meeting | None]:
        campaign = campaigns_store.campaign(session, told["campaign"]) if told.get("campaign") else None
        made = Series(
            id=name,
            kind=cast("SeriesKind", told["kind"]),
            title=title,
            brand=campaign.brand if campaign else _brand(context),
            first=Due(at=f"{told['day']}T{told['time']}", zone=told["zone"], granularity="minute"),
            rule=None if told["rule"] == ONCE else told["rule"],
            minutes=int(told["minutes"]),
            participants=tuple(told["people"]),
            channel=told["channel"],
            campaign=campaign.id if campaign else None,
            lead_hours=int(told["lead"]),
            country=None if told["country"] == NOBODY else told["country"],
            language=cast("Language", told["language"]),
        )
        now = context.now()
        if made.rule is None and over(made.first) <= now:
            return made, None
        store.add_series(session, made, now)
        return made, store.replan(session, name, now)

    made, meeting = await context.write(keep)
    if meeting is None:
        await ack(response_action="errors", errors={"day": t("meeting.form.past", reader.language)})
        return
    key = f"meeting:form:{body['view']['id']}"
    await context.walk("meetings.changed", {"meeting": meeting.id}, key=key)
    await ack()
    context.soon(body, _say_kept(context, body, made, meeting))


def _brand(context: Context) -> str:
    try:
        return context.guidelines.current().brand
    except Refusal:
        return WITHOUT_BRAND


async def _say_kept(context: Context, body: Body, series: Series, meeting: Meeting) -> None:
    reader, now = await context.reader(body), context.now()
    zone = context.tasks.zone(reader)
    at = max(store.announced_at(series, meeting, calendar), now)
    words = t(
        "meeting.kept",
        reader.language,
        title=series.title,
        when=due_and_relative(meeting.at, reader.language, zone=zone, now=now),
        posted=moment_words(at, zone, reader.language),
        channel=f"<#{series.channel}>",
    )
    await _tell(context, body, series.channel, words)


async def _tell(context: Context, body: Body, channel: str | None, words: str) -> None:
    """Say it to the person alone, in the channel; where the bot is no member it says so in a direct message."""
    who, reader = asked(body), await context.reader(body)
    try:
        if channel and not channel.startswith("D"):
            await context.gateway.ephemeral(channel, who.user, text=words)
            return
    except SlackRefused:
        words += t("meeting.invite", reader.language, channel=f"<#{channel}>")
    await context.gateway.post(await context.tasks.direct(who.user), text=words)


async def _add(context: Context, ack: AsyncAck, body: Body) -> None:
    reader, who, told = await context.reader(body), asked(body), entered(body)
    title = " ".join(str(told["title"] or "").split())
    if not title:
        await ack(response_action="errors", errors={"title": t("meeting.add.no_title", reader.language)})
        return
    event = f"form:{body['view']['id']}"

    def put(session: Session) -> tuple[Meeting, Series, bool]:
        meeting = store.next_meeting(session, told["series"], context.now())
        store_agenda.add_item(session, meeting.id, title, by=who.user, owner=told["owner"], event_id=event)
        posted = cards.card(session, meeting.id) is not None
        return meeting, store.series(session, told["series"]), posted

    meeting, series, posted = await context.write(put)
    await context.walk("meetings.changed", {"meeting": meeting.id}, key=f"meeting:{event}")
    await ack()
    if not posted:
        zone = context.tasks.zone(reader)
        when = due_and_relative(meeting.at, reader.language, zone=zone, now=context.now())
        words = t("meeting.added", reader.language, title=title, series=series.title, when=when)
        context.soon(body, _tell(context, body, about_of(body).get("channel"), words))


async def _decide(context: Context, ack: AsyncAck, body: Body) -> None:
    reader, who, told = await context.reader(body), asked(body), entered(body)
    about = about_of(body)
    text = str(told["text"] or "").strip()
    if not text:
        await ack(response_action="errors", errors={"text": t("meeting.decide.no_text", reader.language)})
        return

    def put(session: Session) -> bool:
        series = store.series(session, store.meeting(session, about["m"]).series)
        day = dt.date.fromisoformat(told["day"])
        if day < wall_of(context.now(), series.first.zone).date():
            return False
        store_agenda.decide(
            session,
            about["m"],
            text,
            owner=told["owner"],
            due=on_day(day, series.first.zone),
            by=who.user,
            now=context.now(),
            item_id=about["item"],
        )
        return True

    try:
        done = await context.write(put)
    except CampaignError as refused:
        await refuse(context, ack, body, refused, "text")
        return
    if not done:
        await ack(response_action="errors", errors={"day": t("task.form.past", reader.language)})
        return
    key = f"meeting:form:{body['view']['id']}"
    await context.walk("meetings.changed", {"meeting": about["m"]}, key=key)
    await ack()


async def _task(context: Context, ack: AsyncAck, body: Body) -> None:
    about, who = about_of(body), asked(body)
    try:
        task = new_task(read_fields(body), about, by=who.user, now=context.now())
        if task.due is None:
            raise FieldRefused("day", "meeting.form.task_day")
        await context.write(store_agenda.settle_as_task, about["item"], task)
    except (FieldRefused, CampaignError) as refused:
        await refuse(context, ack, body, refused, "title")
        return
    await tell(context, told_of(task, about, team=who.team, by=who.user))
    await context.walk("meetings.changed", {"meeting": about["m"]}, key=f"meeting:form:{body['view']['id']}")
    await ack()


async def _close(context: Context, ack: AsyncAck, body: Body) -> None:
    reader, who, told = await context.reader(body), asked(body), entered(body)
    meeting = about_of(body)["m"]
    board = await context.read(state.board, meeting)
    today = wall_of(context.now(), board.series.first.zone).date().isoformat()
    past = {name: day for name, day in told.items() if name.startswith("day-") and day and day < today}
    if past:
        words = t("task.form.past", reader.language)
        await ack(response_action="errors", errors=dict.fromkeys(past, words))
        return
    given: dict[str, tuple[str | None, str | None]] = {}
    for name in told:
        item = name.split("-", 1)[1]
        given[item] = (told.get(f"owner-{item}"), told.get(f"day-{item}"))
    try:
        board, moved = await context.write(closing.settle_missing, meeting, given, by=who.user, now=context.now())
    except CampaignError as refused:
        await refuse(context, ack, body, refused, next(iter(told)))
        return
    lacking = closing.missing(board)
    if lacking:
        day = closing.next_day(board, context.now())
        view = missing_form(lacking, language=reader.language, metadata=json.dumps({"m": meeting}), day=day)
        await ack(response_action="update", view=view)
        return
    await closing.say_closed(context, body, meeting)
    await closing.refresh_tasks(context, body, moved)
    await ack()
