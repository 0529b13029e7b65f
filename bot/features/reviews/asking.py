"""`/kpi review`: now, to the person alone or to the channel; and when reviews come by themselves."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.kpi.reading import language_of, today_of
from bot.features.reviews.views.form import schedule_form
from bot.i18n import text as t
from campaigns import store as campaigns_store
from kpi.reviews import store
from kpi.reviews.model import Period

_PERIODS: dict[str, Period] = {
    "week": "week", "weekly": "week", "周": "week", "本周": "week", "每周": "week",
    "month": "month", "monthly": "month", "月": "month", "本月": "month", "每月": "month",
    "quarter": "quarter", "quarterly": "quarter", "季": "quarter", "季度": "quarter", "每季度": "quarter",
}  # fmt: skip
_LAST = {"last", "past", "the", "of", "for"}
"""Said before the period, and meant anyway: a review is of the one that is over."""
_HERE = {"here", "now", "本频道", "这里", "频道"}
_SCHEDULE = {"schedule", "定时", "设置"}
_CAMPAIGN = {"campaign", "活动", "营销活动"}
_OFF = {"off", "stop", "取消", "关闭"}


async def review(context: Context, body: Body, rest: str) -> None:
    """`/kpi review [PERIOD] [campaign NAME] [here]`, `/kpi review schedule [off [PERIOD]] [campaign NAME]`."""
    words = rest.split()
    if words and words[0].lower() in _SCHEDULE:
        await schedule(context, body, rest.partition(" ")[2])
        return
    reader, who = await context.reader(body), asked(body)
    words, named = apart(words)
    period, here = wanted(words)
    direct = await context.tasks.direct(who.user)
    channel = str(who.channel) if here and who.channel else direct
    zone = context.tasks.zone(reader)

    campaign = await context.read(_campaign, named, str(who.channel)) if named is not None else None

    def read(session: Session) -> tuple[str | None, str | None]:
        found = next((each for each in store.schedules(session, channel) if each.period == period), None)
        return (
            (found.language or language_of(session, channel, context.tasks.habits), found.zone)
            if found
            else (
                language_of(session, channel, context.tasks.habits),
                None,
            )
        )

    language, theirs = await context.read(read) if channel != direct else (None, None)
    now = context.now()
    name = f"asked-{body['trigger_id']}"
    values = {
        "id": name,
        "period": period,
        "as_of": today_of(now, theirs or zone).isoformat(),
        "at": now.isoformat(),
        "channel": channel,
        "language": language or reader.language,
        "zone": theirs or zone,
        "by": who.user,
        "campaign": campaign,
    }
    await context.walk("reviews.send", values, key=f"review:{name}")
    if who.channel not in (channel, direct):
        await context.gateway.respond(body["response_url"], text=t("review.sent", reader.language))


def wanted(words: list[str]) -> tuple[Period, bool]:
    """The period that the words name, the week without one, and whether the review comes to this channel.

    Raises Refusal for another word.
    """
    period: Period = "week"
    here = False
    for word in words:
        said = word.lower().removeprefix("上个").removeprefix("上")
        if said in _PERIODS:
            period = _PERIODS[said]
        elif said in _HERE:
            here = True
        elif said not in _LAST:
            raise Refusal("review.unknown_word", word=word[:40])
    return period, here


def apart(words: list[str]) -> tuple[list[str], str | None]:
    """The words about when and where, and the campaign's name (empty for that of the channel, None for no campaign)."""
    at = next((number for number, word in enumerate(words) if word.lower() in _CAMPAIGN), None)
    if at is None:
        return words, None
    name, last = words[at + 1 :], len(words)
    while name and name[-1].lower() in {*_PERIODS, *_HERE}:
        name, last = name[:-1], last - 1
    return words[:at] + words[last:], " ".join(name)


def _campaign(session: Session, named: str, channel: str) -> str:
    """The id of the campaign of that name, or without one of the campaign that a channel is home to."""
    if named:
        return campaigns_store.find_campaign(session, named).id
    found = campaigns_store.at_home(session, channel)
    if found is None:
        raise Refusal("review.no_campaign")
    return found.id


async def schedule(context: Context, body: Body, rest: str) -> None:
    """The form of when reviews come, with the campaign that is named; with ``off`` those of this channel end."""
    reader, channel = await context.reader(body), str(asked(body).channel)
    words, named = apart(rest.split())
    campaign = await context.read(_campaign, named, channel) if named is not None else None
    if words and words[0].lower() in _OFF:
        period = _PERIODS.get(words[1].lower()) if len(words) > 1 else None
        n = await context.write(lambda session: store.remove_schedule(session, channel, period, campaign=campaign))
        key = "review.schedule.off" if n else "review.schedule.none"
        await context.gateway.respond(body["response_url"], text=t(key, reader.language, n=n))
        return
    found = await context.read(store.schedules)
    campaigns = await context.read(campaigns_store.campaigns)
    initial = None if channel.startswith("D") else channel
    zone = context.tasks.zone(reader)
    form = schedule_form(found, campaigns, reader.language, channel=initial, campaign=campaign, zone=zone)
    await context.gateway.open_view(body["trigger_id"], form, language=reader.language)
