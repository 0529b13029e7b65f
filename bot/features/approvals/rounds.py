"""What approvals do by the clock: late ones wait for the delegate too, people are reminded, nothing is left untold."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.approvals.doing import follow
from bot.features.approvals.nudging import nudges
from campaigns.approvals import store, store_lists

LOOK_BACK = dt.timedelta(hours=2)
"""How far back a change may lie whose walks were not begun, because the process died between the two."""


async def go_round(context: Context) -> None:
    """Begin what is due; each walk has a key, so that it is done once whoever begins it."""
    now = context.now()
    for approval in await context.read(store_lists.changed_since, now - LOOK_BACK):
        await follow(context, approval)
    for approval in await context.read(_unnoticed, now):
        await context.write(store.escalate, approval, now)
        await context.walk("approvals.refresh", {"approval": approval}, key=f"approvals:late:{approval}:{now.date()}")
    for user, (person, _) in (await context.read(nudges, now, context.tasks.habits)).items():
        day = now.astimezone(ZoneInfo(person.zone)).date().isoformat()
        await context.walk("approvals.remind", {"user": user, "day": day}, key=f"approvals:remind:{user}:{day}")


def _unnoticed(session: Session, now: dt.datetime) -> list[str]:
    """Late approvals whose delegate does not find them yet."""
    today = now.date()
    late = [each for each in store_lists.overdue(session, now) if each.delegate]
    known = {
        user: {each.id for each in store_lists.waiting_for(session, user, today)}
        for user in {str(each.delegate) for each in late}
    }
    return [each.id for each in late if each.id not in known[str(each.delegate)] and each.delegate != each.author]
