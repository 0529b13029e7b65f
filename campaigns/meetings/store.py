"""Series and their meetings: planned one at a time, closed with minutes, and what is open goes on to the next."""

from __future__ import annotations

import datetime as dt
import uuid
from itertools import islice
from typing import Any, cast

from dateutil.rrule import rrulestr
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from campaigns.meetings.errors import MeetingOver, SeriesOver, UnknownMeeting
from campaigns.meetings.model import MOST_LEAD, SETTLED, AgendaItem, Meeting, Minutes, Series
from campaigns.meetings.rows import decision_of, item_of, meeting_of, series_columns, series_of
from campaigns.meetings.tables import AgendaItemRow, CarriedRow, DecisionRow, MeetingRow, SeriesRow
from campaigns.moments import DAY, at_minute, moment_of, wall_of
from campaigns.working_days import Calendars
from storage.upsert import insert_missing

_SEARCHED = 2000
"""How many times of a series are looked at for the next meeting."""
_DAYS_OFF = dt.timedelta(days=14)
"""The longest break before which an agenda is still posted."""


def add_series(session: Session, series: Series, now: dt.datetime) -> Meeting | None:
    """Store a series and plan its next meeting; one of the same id is changed to what is given now.

    Meetings that are planned stay where they are. None when the series lies in the past as a whole.
    """
    if not insert_missing(session, SeriesRow, [{"id": series.id, **series_columns(series)}]):
        row = _series(session, series.id)
        for name, value in series_columns(series).items():
            setattr(row, name, value)
        session.flush()
    return _planned(session, _series(session, series.id), now)


def series(session: Session, series_id: str) -> Series:
    """The series of that id; UnknownMeeting otherwise."""
    return series_of(_series(session, series_id, lock=False))


def all_series(session: Session, *, brand: str | None = None) -> tuple[Series, ...]:
    """Every series, or those of a brand, by title."""
    query = select(SeriesRow).order_by(SeriesRow.title, SeriesRow.id)
    if brand is not None:
        query = query.where(SeriesRow.brand == brand)
    return tuple(series_of(row) for row in session.scalars(query))


def meeting(session: Session, meeting_id: str) -> Meeting:
    """The meeting of that id; UnknownMeeting otherwise."""
    row = session.get(MeetingRow, meeting_id)
    if row is None:
        raise UnknownMeeting(meeting_id)
    return meeting_of(row)


def next_meeting(session: Session, series_id: str, now: dt.datetime) -> Meeting:
    """The meeting of a series that is running or comes next, planned if need be; SeriesOver when there is none.

    Items that were left without a meeting (the series was over, then went on) are put on its agenda.
    """
    found = _planned(session, _series(session, series_id), now)
    if found is None:
        raise SeriesOver(series_id)
    return found


def to_announce(
    session: Session, now: dt.datetime, *, limit: int = 50, calendars: Calendars | None = None
) -> tuple[Meeting, ...]:
    """Planned meetings whose agenda should be posted by now and that have not begun, the next one first.

    With ``calendars`` an agenda that falls due on a day off of the series' country comes on the working day before.
    """
    latest = now + dt.timedelta(hours=MOST_LEAD) + _DAYS_OFF
    query = (
        select(MeetingRow, SeriesRow)
        .join(SeriesRow, SeriesRow.id == MeetingRow.series)
        .where(MeetingRow.status == "planned", MeetingRow.starts_at > now, MeetingRow.starts_at <= latest)
        .order_by(MeetingRow.starts_at, MeetingRow.id)
    )
    found = ((meeting_of(row), series_of(of)) for row, of in session.execute(query))
    due = (each for each, of in found if announced_at(of, each, calendars) <= now)
    return tuple(islice(due, limit))


def announced_at(series: Series, meeting: Meeting, calendars: Calendars | None = None) -> dt.datetime:
    """The moment (UTC) at which the agenda of a meeting is posted."""
    wall = dt.datetime.fromisoformat(meeting.at.at) - dt.timedelta(hours=series.lead_hours)
    if calendars is not None:
        calendar, earliest = calendars(series.country), wall - _DAYS_OFF
        while not calendar.is_working(wall.date()) and wall > earliest:
            wall -= DAY
    return moment_of(wall, meeting.at.zone)


def left_open(session: Session, before: dt.datetime, *, limit: int = 50) -> tuple[Meeting, ...]:
    """Meetings that ended before a moment by their own length and that nobody closed, the oldest first."""
    query = (
        select(MeetingRow, SeriesRow.minutes)
        .join(SeriesRow, SeriesRow.id == MeetingRow.series)
        .where(MeetingRow.status.in_(("planned", "running")), MeetingRow.starts_at < before)
        .order_by(MeetingRow.starts_at, MeetingRow.id)
    )
    over = (row for row, long in session.execute(query) if row.starts_at + dt.timedelta(minutes=long) < before)
    return tuple(meeting_of(row) for row in islice(over, limit))


def replan(session: Session, series_id: str, now: dt.datetime) -> Meeting | None:
    """Move the meeting that is planned to the next time by the series' rule as it stands now.

    A meeting that runs, or whose time is still one of the series, stays. None when the series has no further meeting.
    """
    row = _series(session, series_id)
    planned = select(MeetingRow).where(MeetingRow.series == series_id, MeetingRow.status == "planned")
    found = session.scalars(planned.order_by(MeetingRow.starts_at).limit(1)).one_or_none()
    if found is None or found.starts_at <= now:
        return _planned(session, row, now)
    wall = _next_time(session, series_of(row), now, but=found.at)
    if wall is not None:
        found.at, found.zone, found.starts_at = at_minute(wall, row.zone).at, row.zone, moment_of(wall, row.zone)
        session.flush()
    return meeting_of(found)


def between(session: Session, start: dt.datetime, end: dt.datetime) -> tuple[tuple[Meeting, Series], ...]:
    """Meetings that begin from ``start`` to before ``end`` and are not cancelled, each with its series."""
    query = (
        select(MeetingRow, SeriesRow)
        .join(SeriesRow, SeriesRow.id == MeetingRow.series)
        .where(MeetingRow.starts_at >= start, MeetingRow.starts_at < end, MeetingRow.status != "cancelled")
        .order_by(MeetingRow.starts_at, MeetingRow.id)
    )
    return tuple((meeting_of(row), series_of(of)) for row, of in session.execute(query))


def start(session: Session, meeting_id: str) -> Meeting:
    """The meeting has begun: its agenda is worked through live. Started twice is started once."""
    row = open_meeting(session, meeting_id)
    row.status = "running"
    session.flush()
    return meeting_of(row)


def close(session: Session, meeting_id: str, now: dt.datetime) -> Minutes:
    """End a meeting: what is not settled goes on to the next one and keeps saying where it came from.

    Closed twice gives the minutes of the first time. MeetingOver for a cancelled one. Without a next meeting the open
    items stay here, marked as carried, until the series has one.
    """
    row = _meeting(session, meeting_id)
    if row.status == "cancelled":
        raise MeetingOver(meeting_id, row.status)
    if row.status != "closed":
        row.status, row.closed_at = "closed", now
        _carry_on(session, row, now)
    return minutes(session, meeting_id)


def cancel(session: Session, meeting_id: str, now: dt.datetime) -> Meeting | None:
    """A meeting does not take place; its agenda goes on to the next one, which is returned (None: there is none)."""
    row = open_meeting(session, meeting_id)
    row.status = "cancelled"
    return _carry_on(session, row, now)


def minutes(session: Session, meeting_id: str) -> Minutes:
    """What a meeting has led to so far, or in the end."""
    held = meeting(session, meeting_id)
    items = agenda(session, meeting_id)
    on = select(CarriedRow.item).where(CarriedRow.meeting == meeting_id)
    carried = session.scalars(select(AgendaItemRow).where(AgendaItemRow.id.in_(on)).order_by(AgendaItemRow.position))
    decisions = select(DecisionRow).where(DecisionRow.meeting == meeting_id).order_by(DecisionRow.at, DecisionRow.id)
    after = select(MeetingRow).where(
        MeetingRow.series == held.series,
        MeetingRow.starts_at > moment_of(dt.datetime.fromisoformat(held.at.at), held.at.zone),
        MeetingRow.status != "cancelled",
    )
    following = session.scalars(after.order_by(MeetingRow.starts_at).limit(1)).one_or_none()
    return Minutes(
        meeting=held,
        items=items,
        decisions=tuple(decision_of(row) for row in session.scalars(decisions)),
        tasks=tuple(i.result for i in items if i.outcome == "task" and i.result),
        settled=tuple(i for i in items if i.settled),
        carried=tuple(item_of(row) for row in carried),
        next_meeting=None if following is None else meeting_of(following),
    )


def agenda(session: Session, meeting_id: str) -> tuple[AgendaItem, ...]:
    """The items of a meeting in their order."""
    # Plain rows: agendas are looked at and not changed, and objects that could be cost several times as much.
    query = select(*AgendaItemRow.__table__.columns).where(AgendaItemRow.meeting == meeting_id)
    rows = session.execute(query.order_by(AgendaItemRow.position, AgendaItemRow.id))
    return tuple(item_of(cast(AgendaItemRow, row)) for row in rows)


def open_meeting(session: Session, meeting_id: str) -> MeetingRow:
    """The row of a meeting that is not over, with the only right to change its series; MeetingOver, UnknownMeeting."""
    row = _meeting(session, meeting_id)
    if row.status in ("closed", "cancelled"):
        raise MeetingOver(meeting_id, row.status)
    return row


def _series(session: Session, series_id: str, *, lock: bool = True) -> SeriesRow:
    # Whoever changes a meeting or its agenda holds its series: two who close and add at once take turns.
    query = select(SeriesRow).where(SeriesRow.id == series_id)
    if lock:
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise UnknownMeeting(series_id)
    return row


def _meeting(session: Session, meeting_id: str) -> MeetingRow:
    _series(session, meeting(session, meeting_id).series)
    return session.get_one(MeetingRow, meeting_id, populate_existing=True)


def _planned(session: Session, row: SeriesRow, now: dt.datetime) -> Meeting | None:
    """The open meeting of a series, or a new one at its next time that no cancelled one takes."""
    open_ones = select(MeetingRow).where(MeetingRow.series == row.id, MeetingRow.status.in_(("planned", "running")))
    found = session.scalars(open_ones.order_by(MeetingRow.starts_at).limit(1)).one_or_none()
    if found is None:
        wall = _next_time(session, series_of(row), now)
        if wall is None:
            return None
        at = at_minute(wall, row.zone).at
        found = MeetingRow(
            id=uuid.uuid5(uuid.NAMESPACE_OID, f"meeting {row.id} {at}").hex,
            series=row.id,
            at=at,
            zone=row.zone,
            starts_at=moment_of(wall, row.zone),
            status="planned",
        )
        session.add(found)
        session.flush()
    _take_in(session, found)
    return meeting_of(found)


def _next_time(session: Session, series: Series, now: dt.datetime, *, but: str = "") -> dt.datetime | None:
    """The next time that no meeting has had; the one at ``but`` does not count."""
    first, here = dt.datetime.fromisoformat(series.first.at), wall_of(now, series.first.zone)
    taken = set(session.scalars(select(MeetingRow.at).where(MeetingRow.series == series.id))) - {but}
    times: Any = [first] if series.rule is None else rrulestr(series.rule, dtstart=first, ignoretz=True)
    for wall in islice(times, _SEARCHED):
        if wall >= here and at_minute(wall, series.first.zone).at not in taken:
            return wall if isinstance(wall, dt.datetime) else None
    return None


def _carry_on(session: Session, over: MeetingRow, now: dt.datetime) -> Meeting | None:
    """Mark what is not settled as carried from a meeting that is over, and put it on the next one."""
    session.flush()
    query = select(AgendaItemRow).where(AgendaItemRow.meeting == over.id, AgendaItemRow.outcome.not_in(SETTLED))
    for item in session.scalars(query):
        item.outcome = "carry"
        session.add(CarriedRow(meeting=over.id, item=item.id, note=item.note))
    session.flush()
    starts = max(now, over.starts_at + dt.timedelta(minutes=1))
    return _planned(session, _series(session, over.series), starts)


def _take_in(session: Session, into: MeetingRow) -> None:
    """Put every carried item of the series that stands on a meeting that is over onto this one, the oldest first."""
    over = select(MeetingRow.id).where(MeetingRow.series == into.series, MeetingRow.status.in_(("closed", "cancelled")))
    left = select(AgendaItemRow).where(AgendaItemRow.series == into.series, AgendaItemRow.meeting.in_(over))
    rows = session.scalars(
        left.where(AgendaItemRow.outcome == "carry").order_by(
            AgendaItemRow.carried.desc(), AgendaItemRow.position, AgendaItemRow.id
        )
    ).all()
    position = last_position(session, into.id)
    for number, item in enumerate(rows, start=1):
        item.meeting, item.outcome, item.position, item.note = into.id, "open", position + number, ""
        item.carried += 1
    session.flush()


def last_position(session: Session, meeting_id: str) -> int:
    """The place of the last item of an agenda; 0 for an empty one."""
    query = select(func.max(AgendaItemRow.position)).where(AgendaItemRow.meeting == meeting_id)
    return session.scalars(query).one() or 0
