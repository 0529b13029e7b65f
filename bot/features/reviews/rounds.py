"""Reviews whose time has come."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.kpi.reading import language_of
from campaigns import store as campaigns_store
from campaigns.digests.store_audience import audience
from campaigns.reminders.model import Habits
from kpi.reviews import store
from kpi.reviews.schedule import Schedule, due


async def go_round(context: Context) -> None:
    """Send every review that is due, once: its conversation, period, campaign and day are the key."""
    now = context.now()

    def read(session: Session) -> list[tuple[Schedule, str | None]]:
        habits = context.tasks.habits
        found = [each for each in store.schedules(session) if due(each, now) is not None]
        under_way = {each.id for each in campaigns_store.campaigns(session) if each.active} if found else set()
        return [(each, _language(session, each, habits)) for each in found if each.campaign in {None, *under_way}]

    for schedule, said in await context.read(read):
        day = due(schedule, now)
        language = said or (await context.readers.reader("", schedule.created_by)).language
        name = "-".join(filter(None, (schedule.channel, schedule.period, schedule.campaign, str(day))))
        values = {
            "id": name,
            "period": schedule.period,
            "as_of": str(day),
            "at": now.isoformat(),
            "channel": schedule.channel,
            "language": language,
            "zone": schedule.zone,
            "by": schedule.created_by,
            "campaign": schedule.campaign,
        }
        await context.walk("reviews.send", values, key=f"review:{name}")


def _language(session: Session, schedule: Schedule, habits: Habits) -> str | None:
    """Its own, else what most people read in its campaign, or in the one that the conversation is home to."""
    if schedule.language is not None or schedule.campaign is None:
        return schedule.language or language_of(session, schedule.channel, habits)
    return audience(session, schedule.campaign, habits).language
