"""What of meetings has come due by the clock: agendas to post, holidays to skip, meetings that nobody closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.features.tasks import reading
from campaigns.due.calendar import Calendar
from campaigns.due.model import UnknownCountry
from campaigns.meetings import store
from campaigns.meetings.model import Meeting, Series
from campaigns.moments import day_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.context import Context

AT_ONCE = 200
LEFT = dt.timedelta(hours=12)
"""How long after its end a meeting that nobody closed is closed, so that the next one can come."""


async def go_round(context: Context) -> None:
    """Start what is due; each has a key, so that it is done once by whichever process sees it first."""
    now = context.now()

    def due(session: Session) -> tuple[list[tuple[Meeting, Series]], list[Meeting]]:
        found = store.to_announce(session, now, limit=AT_ONCE, calendars=reading.calendar)
        named = [(meeting, store.series(session, meeting.series)) for meeting in found]
        return named, list(store.left_open(session, now - LEFT, limit=AT_ONCE))

    announced, left = await context.read(due)
    for meeting, series in announced:
        if series.channel is None:
            continue
        if falls_on_holiday(series, meeting):
            await context.walk("meetings.skipped", {"meeting": meeting.id, "holiday": True}, key=f"skip:{meeting.id}")
        else:
            # The agenda of a meeting that was moved to another time is the same message.
            values = {"meeting": meeting.id, "claim": f"agenda:{meeting.id}"}
            await context.walk("meetings.post", values, key=f"agenda:{meeting.id}")
    for meeting in left:
        await context.walk("meetings.closed", {"meeting": meeting.id}, key=f"close:{meeting.id}")


def falls_on_holiday(series: Series, meeting: Meeting) -> bool:
    """Whether a meeting of a series falls on a public holiday of its country; a single one was put there on purpose."""
    if series.rule is None or series.country is None:
        return False
    try:
        return Calendar(series.country).is_holiday(day_of(meeting.at))
    except UnknownCountry:
        return False
