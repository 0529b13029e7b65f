"""Reviews whose time has come."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.kpi.reading import language_of
from kpi.reviews import store
from kpi.reviews.schedule import Schedule, due


async def go_round(context: Context) -> None:
    """Send every review that is due, once: its conversation, period and day are the key."""
    now = context.now()

    def read(session: Session) -> list[tuple[Schedule, str | None]]:
        habits = context.tasks.habits
        found = [each for each in store.schedules(session) if due(each, now) is not None]
        return [(each, each.language or language_of(session, each.channel, habits)) for each in found]

    for schedule, said in await context.read(read):
        day = due(schedule, now)
        language = said or (await context.readers.reader("", schedule.created_by)).language
        name = f"{schedule.channel}-{schedule.period}-{day}"
        values = {
            "id": name,
            "period": schedule.period,
            "as_of": str(day),
            "at": now.isoformat(),
            "channel": schedule.channel,
            "language": language,
            "zone": schedule.zone,
            "by": schedule.created_by,
        }
        await context.walk("reviews.send", values, key=f"review:{name}")
