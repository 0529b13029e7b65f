"""The end of a meeting: what goes on needs somebody who sees to it and a day, and is asked about before."""

from __future__ import annotations

import datetime as dt
import json

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.features.meetings import state
from bot.features.meetings.state import Board
from bot.features.meetings.views.forms import missing_form
from bot.features.tasks.doing import REFRESH, tell
from bot.features.tasks.request import Told
from campaigns.meetings import store, store_agenda
from campaigns.meetings.errors import MeetingOver
from campaigns.meetings.model import AgendaItem
from campaigns.model import Due
from campaigns.moments import on_day, wall_of
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Reschedule
from campaigns.tasks.errors import TaskClosed, UnknownTask
from campaigns.tasks.recurrence import next_due


def missing(board: Board) -> list[AgendaItem]:
    """What would go on to the next meeting without an owner or a date."""
    return [item for item in board.unsettled if not item.owner or item.due is None]


def next_day(board: Board, now: dt.datetime) -> str | None:
    """The day of the meeting after this one, which is proposed; None without a rule."""
    series = board.series
    if series.rule is None:
        return None
    following, _ = next_due(series.rule, series.first.at, board.meeting.at, now)
    today = wall_of(now, series.first.zone).date().isoformat()
    return following.at[:10] if following is not None and following.at[:10] >= today else None


async def close_or_ask(context: Context, body: Body, meeting: str) -> None:
    """Close the meeting, or open the form that asks for what is missing."""
    reader = await context.reader(body)
    board = await context.read(state.board, meeting)
    if board.meeting.status in ("closed", "cancelled"):
        raise MeetingOver(meeting, board.meeting.status)
    lacking = missing(board)
    if not lacking:
        await context.write(store.close, meeting, context.now())
        await say_closed(context, body, meeting)
        return
    view = missing_form(
        lacking,
        language=reader.language,
        metadata=json.dumps({"m": meeting}),
        day=next_day(board, context.now()),
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def say_closed(context: Context, body: Body, meeting: str) -> None:
    """Set going, durably, what follows from a meeting that was closed by whoever asked."""
    who = asked(body)
    values = {"meeting": meeting, "by": who.user, "team": who.team}
    await context.walk("meetings.closed", values, key=f"close:{meeting}")


def settle_missing(
    session: Session, meeting: str, given: dict[str, tuple[str | None, str | None]], *, by: str, now: dt.datetime
) -> tuple[Board, list[str]]:
    """Note owner and day by item, and close the meeting when nothing is missing any more.

    The meeting as it stands, and the ids of tasks that got a date by it.
    """
    board = state.board(session, meeting)
    moved: list[str] = []
    for item in missing(board):
        owner, day = given.get(item.id, (None, None))
        due: Due | None = on_day(dt.date.fromisoformat(day), board.series.first.zone) if day else item.due
        if not (owner or item.owner) or due is None:
            continue
        store_agenda.assign(session, item.id, owner=owner or item.owner or "", due=due)
        if item.kind == "task" and day:
            # The date of a task is the task's; the agenda only repeats it.
            try:
                tasks.change(session, item.ref, Reschedule(due=due), by=by, now=now)
            except (TaskClosed, UnknownTask):
                continue
            moved.append(item.ref)
    board = state.board(session, meeting)
    if not missing(board):
        store.close(session, meeting, now)
    return board, moved


async def refresh_tasks(context: Context, body: Body, ids: list[str]) -> None:
    """Bring the cards of tasks up to date that got a date."""
    who = asked(body)
    for each in ids:
        key = f"meeting:{body['view']['id']}:{each}"
        await tell(context, Told(key=key, task=each, team=who.team, by=who.user, action=REFRESH))
