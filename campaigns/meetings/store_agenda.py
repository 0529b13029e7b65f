"""The agenda of a meeting: built from its sources and from people, and worked through point by point."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns.meetings.errors import ItemSettled, OwnerOrDateMissing, UnknownItem
from campaigns.meetings.model import SETTLED, AgendaItem, AgendaSource, Candidate, Decision, Outcome
from campaigns.meetings.rows import decision_of, due_columns, item_of, meeting_of, series_of
from campaigns.meetings.store import agenda, last_position, open_meeting
from campaigns.meetings.tables import AgendaItemRow, DecisionRow, MeetingRow, SeriesRow
from campaigns.model import Due, filled
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from storage.upsert import insert_missing

INSERTED = 200
"""Items put on an agenda in one statement."""

BUILDER = "unison"
"""Who stands as the one who added what a source gave."""


def prepare(
    session: Session, meeting_id: str, sources: Iterable[AgendaSource], now: dt.datetime
) -> tuple[AgendaItem, ...]:
    """Bring an agenda up to date: what the sources give and is not on it is added, what has resolved itself is marked.

    Any number of times, also while the meeting runs. What people added, carried or settled is left as it is.
    """
    row = open_meeting(session, meeting_id)
    series = series_of(session.get_one(SeriesRow, row.series))
    given: list[Candidate] = []
    there = session.scalars(select(AgendaItemRow).where(AgendaItemRow.meeting == row.id)).all()
    for source in sources:
        _resolve(there, source, now)
        given += source.candidates(series, meeting_of(row), now)
    _place(session, row, given)
    return agenda(session, meeting_id)


def trail(session: Session, series_id: str) -> tuple[AgendaItem, ...]:
    """Every item that was ever on an agenda of a series."""
    query = select(AgendaItemRow).where(AgendaItemRow.series == series_id)
    return tuple(item_of(row) for row in session.scalars(query.order_by(AgendaItemRow.id)))


def add_item(
    session: Session, meeting_id: str, title: str, *, by: str, owner: str | None = None, event_id: str | None = None
) -> AgendaItem:
    """Put what somebody wants to talk about on the agenda; the same ``event_id`` a second time adds nothing."""
    filled("title", title)
    row = open_meeting(session, meeting_id)
    ref = event_id or uuid.uuid4().hex
    candidate = Candidate(kind="item", ref=ref, title=title.strip(), owner=owner)
    return item_of(_place(session, row, [candidate], by=by)[0])


def done(session: Session, item_id: str, *, note: str = "") -> AgendaItem:
    """Talked about, nothing left to do."""
    return _settle(session, item_id, "done", note)


def carry(session: Session, item_id: str, *, note: str = "") -> AgendaItem:
    """To be talked about next time; why stands in the minutes."""
    return _settle(session, item_id, "carry", note)


def reopen(session: Session, item_id: str) -> AgendaItem:
    """Take back that an item was done or is carried, while its meeting goes on; ItemSettled where more came of it."""
    row = session.get(AgendaItemRow, item_id)
    if row is None:
        raise UnknownItem(item_id)
    open_meeting(session, row.meeting)
    session.refresh(row)
    if row.outcome not in ("open", "done", "carry"):
        raise ItemSettled(item_id, row.outcome)
    row.outcome = "open"
    session.flush()
    return item_of(row)


def assign(session: Session, item_id: str, *, owner: str, due: Due | None) -> AgendaItem:
    """Say who sees to an item that is not settled, and by when; OwnerOrDateMissing without both."""
    _both("item", owner, due)
    row = _unsettled(session, item_id)
    row.owner = owner
    for column, value in due_columns(due).items():
        setattr(row, column, value)
    session.flush()
    return item_of(row)


def take_back(session: Session, item_id: str) -> AgendaItem:
    """Take off what a person put there by mistake; ItemSettled once it was talked about or carried."""
    row = _unsettled(session, item_id)
    if row.carried or row.added_by == BUILDER:
        raise ItemSettled(item_id, row.outcome)
    gone = item_of(row)
    session.delete(row)
    session.flush()
    return gone


def item(session: Session, item_id: str) -> AgendaItem:
    """The item of that id; UnknownItem otherwise."""
    row = session.get(AgendaItemRow, item_id)
    if row is None:
        raise UnknownItem(item_id)
    return item_of(row)


def decide(
    session: Session,
    meeting_id: str,
    text: str,
    *,
    owner: str,
    due: Due | None,
    by: str,
    now: dt.datetime,
    item_id: str | None = None,
) -> Decision:
    """Write down a decision, about an item or not; OwnerOrDateMissing without who sees to it and by when."""
    filled("text", text)
    _both("decision", owner, due)
    row = open_meeting(session, meeting_id)
    name = uuid.uuid5(uuid.NAMESPACE_OID, f"decision {item_id}").hex if item_id else uuid.uuid4().hex
    if item_id is not None:
        _settle(session, item_id, "decided", "", result=name)
    made = DecisionRow(id=name, meeting=row.id, item=item_id, text=text, owner=owner, by=by, at=now, **due_columns(due))
    session.add(made)
    session.flush()
    return decision_of(made)


def decided_between(session: Session, campaign: str, start: dt.datetime, end: dt.datetime) -> tuple[Decision, ...]:
    """Decisions of the campaign's meetings from ``start`` to before ``end``, first to last."""
    query = (
        select(DecisionRow)
        .join(MeetingRow, MeetingRow.id == DecisionRow.meeting)
        .join(SeriesRow, SeriesRow.id == MeetingRow.series)
        .where(SeriesRow.campaign == campaign, DecisionRow.at >= start, DecisionRow.at < end)
    )
    return tuple(decision_of(row) for row in session.scalars(query.order_by(DecisionRow.at, DecisionRow.id)))


def settle_as_task(session: Session, item_id: str, task: Task) -> Task:
    """Store a task that was made of an item, which is settled by it; OwnerOrDateMissing without an owner or a date."""
    _both("task", task.owner, task.due)
    _settle(session, item_id, "task", "", result=task.id)
    return tasks.add(session, task)


def task_id(item_id: str) -> str:
    """The id of the one task that an item can become."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"task of item {item_id}").hex


def _both(what: str, owner: str, due: Due | None) -> None:
    if not owner.strip() or due is None:
        raise OwnerOrDateMissing(what)


def _settle(session: Session, item_id: str, outcome: Outcome, note: str, *, result: str | None = None) -> AgendaItem:
    row = _unsettled(session, item_id)
    row.outcome, row.note, row.result = outcome, note, result
    session.flush()
    return item_of(row)


def _unsettled(session: Session, item_id: str) -> AgendaItemRow:
    row = session.get(AgendaItemRow, item_id)
    if row is None:
        raise UnknownItem(item_id)
    open_meeting(session, row.meeting)
    session.refresh(row)
    # It may have moved on to the next meeting while its series was waited for.
    open_meeting(session, row.meeting)
    if row.outcome in SETTLED:
        raise ItemSettled(item_id, row.outcome)
    return row


def _resolve(items: Iterable[AgendaItemRow], source: AgendaSource, now: dt.datetime) -> None:
    waiting = {
        row.ref: row
        for row in items
        if row.kind == source.kind and row.added_by == BUILDER and row.outcome in ("open", "carry")
    }
    for ref in source.resolved(tuple(sorted(waiting)), now) if waiting else ():
        waiting[ref].outcome = "resolved"


def _place(
    session: Session, meeting: MeetingRow, candidates: Sequence[Candidate], *, by: str = BUILDER
) -> list[AgendaItemRow]:
    """Add candidates, or bring the items that they are already up to date; what was settled here stays settled.

    An agenda of a hundred items takes as many statements as one of a few.
    """
    kinds = {candidate.kind for candidate in candidates}
    here = select(AgendaItemRow).where(AgendaItemRow.meeting == meeting.id, AgendaItemRow.kind.in_(kinds))
    there = {(row.kind, row.ref): row for row in session.scalars(here.order_by(AgendaItemRow.id.desc()))}
    position = last_position(session, meeting.id)
    new: dict[tuple[str, str], dict[str, Any]] = {}
    for candidate in candidates:
        found = there.get((candidate.kind, candidate.ref))
        if found is None:
            position += 1
            new.setdefault((candidate.kind, candidate.ref), _columns(meeting, candidate, by, position))
        elif found.outcome not in SETTLED and by == BUILDER:
            # What people said about who and when stays where the source does not know.
            found.title, found.owner = candidate.title, candidate.owner or found.owner
            for column, value in due_columns(candidate.due).items() if candidate.due else ():
                setattr(found, column, value)
    session.flush()
    added = list(new.values())
    for start in range(0, len(added), INSERTED):
        insert_missing(session, AgendaItemRow, added[start : start + INSERTED])
    if new:
        names = {row["id"]: key for key, row in new.items()}
        for made in session.scalars(select(AgendaItemRow).where(AgendaItemRow.id.in_(names))):
            there[names[made.id]] = made
    return [there[candidate.kind, candidate.ref] for candidate in candidates]


def _columns(meeting: MeetingRow, candidate: Candidate, by: str, position: int) -> dict[str, Any]:
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, f"item {meeting.id} {candidate.kind} {candidate.ref}").hex,
        "series": meeting.series,
        "meeting": meeting.id,
        "first_meeting": meeting.id,
        "position": position,
        "kind": candidate.kind,
        "ref": candidate.ref,
        "title": candidate.title,
        "owner": candidate.owner,
        "added_by": by,
        "outcome": "open",
        "carried": 0,
        "note": "",
        **due_columns(candidate.due),
    }
