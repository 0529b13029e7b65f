"""Schedules of reviews, reviews that were sent, and decisions, kept and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kpi.errors import KpiError
from kpi.reviews.model import Decision, Period, Stretch
from kpi.reviews.proposals import AGAIN_AFTER
from kpi.reviews.schedule import Schedule
from kpi.reviews.tables import DecisionRow, ScheduleRow, SentRow
from storage.upsert import insert_missing


class UnknownReview(KpiError):
    """No review of that id was sent."""

    code = "kpi.unknown_review"

    def __init__(self, review: str) -> None:
        self.review = review
        super().__init__(f"There is no review {review!r}; ask for one with `/kpi review`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided on a proposal."""

    proposal: str
    decision: Decision
    by: str
    at: dt.datetime
    task: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A review as it was sent: the message as plain data, its proposals by key, and what was decided on them."""

    id: str
    stretch: Stretch
    language: str
    message: Mapping[str, Any]
    proposals: Mapping[str, Any]
    made_at: dt.datetime
    place: tuple[str, str] | None = None
    decisions: Mapping[str, Decided]


def set_schedule(session: Session, schedule: Schedule, *, now: dt.datetime) -> Schedule:
    """Store when a conversation gets the review of a period and scope, in place of what was set before."""
    session.merge(
        ScheduleRow(
            channel=schedule.channel, period=schedule.period, campaign=schedule.campaign or "",
            weekday=schedule.weekday, time=f"{schedule.time:%H:%M}", zone=schedule.zone, language=schedule.language,
            created_by=schedule.created_by, created_at=now,
        )
    )  # fmt: skip
    session.flush()
    return schedule


def remove_schedule(
    session: Session, channel: str, period: Period | None = None, *, campaign: str | None = None
) -> int:
    """Take schedules of a conversation away, of one period or all, of one campaign or all; how many there were."""
    where = [ScheduleRow.channel == channel]
    if period is not None:
        where.append(ScheduleRow.period == period)
    if campaign is not None:
        where.append(ScheduleRow.campaign == campaign)
    there = len(list(session.scalars(select(ScheduleRow).where(*where))))
    session.execute(delete(ScheduleRow).where(*where))
    return there


def schedules(session: Session, channel: str | None = None) -> tuple[Schedule, ...]:
    """Every schedule, or those of one conversation."""
    query = select(ScheduleRow).order_by(ScheduleRow.channel, ScheduleRow.period, ScheduleRow.campaign)
    if channel is not None:
        query = query.where(ScheduleRow.channel == channel)
    return tuple(
        Schedule(
            channel=row.channel, period=cast(Period, row.period), campaign=row.campaign or None, weekday=row.weekday,
            time=dt.time.fromisoformat(row.time), zone=row.zone, language=row.language, created_by=row.created_by,
            created_at=row.created_at,
        )
        for row in session.scalars(query)
    )  # fmt: skip


def keep(
    session: Session,
    review: str,
    stretch: Stretch,
    *,
    language: str,
    message: Mapping[str, Any],
    proposals: Mapping[str, Any],
    now: dt.datetime,
) -> Sent:
    """Keep a review as it is about to be sent; one of that id that is kept already stays as it is."""
    row = {
        "id": review, "period": stretch.period, "first_day": stretch.first, "last_day": stretch.last,
        "language": language, "message": dict(message), "proposals": dict(proposals), "made_at": now,
    }  # fmt: skip
    insert_missing(session, SentRow, [row])
    return sent(session, review)


def place(session: Session, review: str, channel: str, ts: str) -> None:
    """Note at which message a review stands."""
    row = _row(session, review)
    row.channel, row.ts = channel, ts


def sent(session: Session, review: str) -> Sent:
    """The review of that id; UnknownReview."""
    row = _row(session, review)
    found = session.scalars(select(DecisionRow).where(DecisionRow.review == review))
    return Sent(
        id=row.id,
        stretch=Stretch(cast(Period, row.period), row.first_day, row.last_day),
        language=row.language,
        message=row.message,
        proposals=row.proposals,
        made_at=row.made_at,
        place=(row.channel, row.ts) if row.channel and row.ts else None,
        decisions={each.proposal: _decided(each) for each in found},
    )


def decide(
    session: Session,
    review: str,
    proposal: str,
    decision: Decision,
    *,
    by: str,
    now: dt.datetime,
    task: str | None = None,
) -> Decided:
    """Record a decision, and the task it makes; gives the one that counts, which is the first."""
    _row(session, review)
    key = {"review": review, "proposal": proposal}
    insert_missing(session, DecisionRow, [key | {"decision": decision, "by": by, "at": now, "task": task}])
    return _decided(session.scalars(select(DecisionRow).filter_by(**key)).one())


def settled(session: Session, now: dt.datetime) -> frozenset[str]:
    """Keys of proposals that were decided so lately that they are not made again."""
    query = select(DecisionRow.proposal).where(DecisionRow.at > now - AGAIN_AFTER, DecisionRow.at <= now)
    return frozenset(session.scalars(query))


def _row(session: Session, review: str) -> SentRow:
    row = session.get(SentRow, review)
    if row is None:
        raise UnknownReview(review)
    return row


def _decided(row: DecisionRow) -> Decided:
    return Decided(
        proposal=row.proposal, decision=cast(Decision, row.decision), by=row.by, at=row.at, task=row.task
    )  # fmt: skip
