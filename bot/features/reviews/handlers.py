"""The buttons of reviews and the form of their schedule."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from bot.context import Body, Context, asked
from bot.features.reviews.deciding import decide
from bot.features.reviews.views.form import AUTO, EVERYTHING
from bot.features.tasks.when import moment_words
from bot.i18n import text as t
from bot.interaction import entered, value_in
from bot.wording import mrkdwn
from bot.zones import UnknownZone, zone_of, zone_words
from campaigns import store as campaigns_store
from kpi.errors import InvalidField, KpiError
from kpi.reviews import store
from kpi.reviews.schedule import Schedule, following

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to them."""

    @app.action(re.compile(r"review\.(accepted|declined)"))
    async def decided(ack: AsyncAck, body: Body) -> None:
        try:
            await decide(context, body)
        except KpiError as gone:
            context.soon(body, context.tell(gone, body))
        await ack()

    @app.action(re.compile(r"review\.(pdf|canvas)"))
    async def had_as(ack: AsyncAck, body: Body) -> None:
        name = str(body["actions"][0]["action_id"])
        review = value_in(body)["review"]
        # One of each a review: pressing twice, or two people pressing, gives the one in the thread.
        key = f"review:{review}:{name.partition('.')[2]}"
        await context.walk(name.replace("review.", "reviews."), {"review": review, "key": key}, key=key)
        await ack()

    @app.view_submission("review_schedule")
    async def scheduled(ack: AsyncAck, body: Body) -> None:
        reader, given, who = await context.reader(body), entered(body), asked(body)
        now = context.now()
        try:
            schedule = Schedule(
                channel=given["review_channel"],
                period=given["period"],
                campaign=None if given["scope"] == EVERYTHING else given["scope"],
                weekday=int(given["weekday"]),
                time=dt.time.fromisoformat(given["time"]),
                zone=zone_of(str(given["zone"] or "")),
                language=None if given["language"] == AUTO else given["language"],
                created_by=who.user,
                created_at=now,
            )
        except (UnknownZone, InvalidField):
            await ack(response_action="errors", errors={"zone": t("review.form.bad_zone", reader.language)})
            return
        await context.write(store.set_schedule, schedule, now=now)
        await ack()
        context.soon(body, _saved(context, who.user, schedule, reader.language, now))


async def _saved(context: Context, user: str, schedule: Schedule, language: str, now: dt.datetime) -> None:
    names = {each.id: each.name for each in await context.read(campaigns_store.campaigns)}
    words = t(
        "review.schedule.saved.campaign" if schedule.campaign else "review.schedule.saved",
        language,
        campaign=mrkdwn(names.get(schedule.campaign or "", "")),
        period=t(f"review.period.{schedule.period}", language),
        channel=schedule.channel,
        weekday=t(f"review.weekday.{schedule.weekday}", language),
        time=f"{schedule.time:%H:%M}",
        zone=zone_words(schedule.zone, language),
        next=moment_words(following(schedule, now), schedule.zone, language),
    )
    await context.gateway.post(await context.tasks.direct(user), text=words)
