"""Exceptions granted, listed and ended; what was granted stays on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns.errors import CampaignError
from campaigns.exceptions.tables import ExceptionRow
from consistency.exceptions import GuidelineException
from storage.upsert import insert_missing

USUAL = dt.timedelta(days=28)
"""How long something may stand unless the form says otherwise."""


class UnknownException(CampaignError):
    """No exception of that id is stored."""

    code = "exceptions.unknown"

    def __init__(self, exception: str) -> None:
        self.exception = exception
        super().__init__(f"There is no exception {exception!r}; `unison guide exceptions list` shows them.")


class BadException(CampaignError):
    """An exception does not hold together; ``field`` says where."""

    def __init__(self, field: str, code: str) -> None:
        self.field, self.code = field, code
        super().__init__(f"{field}: {code}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """An exception on record. ``title`` says in the author's words what it is about."""

    id: str
    brand: str
    title: str
    reason: str
    author: str
    created_at: dt.datetime
    until: dt.date
    phrase: str | None = None
    rule: str | None = None
    channel: str | None = None
    submission: str | None = None
    disagreement: str | None = None
    campaign: str | None = None
    ended_at: dt.datetime | None = None
    ended_by: str | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether it is in force on ``day``."""
        return self.ended_at is None and day <= self.until


def grant(session: Session, granted: Granted, *, today: dt.date) -> Granted:
    """Store an exception; its id again gives the first. BadException without a reason, an end ahead, or a subject."""
    if not granted.reason.strip():
        raise BadException("reason", "exceptions.no_reason")
    if granted.until < today:
        raise BadException("until", "exceptions.past")
    about = (granted.phrase, granted.rule, granted.channel, granted.submission, granted.disagreement)
    if not any(about):
        raise BadException("about", "exceptions.about_nothing")
    insert_missing(session, ExceptionRow, [{name: getattr(granted, name) for name in _COLUMNS}])
    return get(session, granted.id)


def get(session: Session, exception: str) -> Granted:
    """The exception of that id; UnknownException otherwise."""
    row = session.get(ExceptionRow, exception)
    if row is None:
        raise UnknownException(exception)
    return _granted(row)


def end(session: Session, exception: str, *, by: str, now: dt.datetime) -> Granted:
    """End an exception before its day; one that is ended stays as it is."""
    query = select(ExceptionRow).where(ExceptionRow.id == exception).with_for_update()
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise UnknownException(exception)
    if row.ended_at is None:
        row.ended_at, row.ended_by = now, by
        session.flush()
    return _granted(row)


def in_force(session: Session, brand: str, day: dt.date) -> tuple[Granted, ...]:
    """The exceptions of a brand that hold on ``day``, the next to end first."""
    query = select(ExceptionRow).where(
        ExceptionRow.brand == brand, ExceptionRow.until >= day, ExceptionRow.ended_at.is_(None)
    )
    return tuple(_granted(row) for row in session.scalars(query.order_by(ExceptionRow.until, ExceptionRow.id)))


def over(session: Session, brand: str, day: dt.date, limit: int = 20) -> tuple[Granted, ...]:
    """Those that hold no more, the last to end first."""
    query = select(ExceptionRow).where(
        ExceptionRow.brand == brand, (ExceptionRow.until < day) | ExceptionRow.ended_at.is_not(None)
    )
    query = query.order_by(ExceptionRow.until.desc(), ExceptionRow.id).limit(limit)
    return tuple(_granted(row) for row in session.scalars(query))


def ended_since(session: Session, brand: str, since: dt.datetime) -> tuple[Granted, ...]:
    """Those that somebody ended before their day, at ``since`` or later, the first to end first."""
    query = select(ExceptionRow).where(ExceptionRow.brand == brand, ExceptionRow.ended_at >= since)
    return tuple(_granted(row) for row in session.scalars(query.order_by(ExceptionRow.ended_at, ExceptionRow.id)))


def by_id(session: Session, ids: Collection[str]) -> dict[str, Granted]:
    """Those of the ids that are stored."""
    query = select(ExceptionRow).where(ExceptionRow.id.in_(list(ids)))
    return {row.id: _granted(row) for row in session.scalars(query)}


def holds(session: Session, exception: str | None, day: dt.date) -> bool:
    """Whether an exception is there and in force on ``day``."""
    row = session.get(ExceptionRow, exception) if exception else None
    return row is not None and _granted(row).holds(day)


def for_checking(session: Session, brand: str, day: dt.date) -> tuple[GuidelineException, ...]:
    """What a check has to know of: exceptions in force that are about findings."""
    return tuple(
        GuidelineException(
            id=each.id,
            reason=each.reason,
            author=each.author,
            until=each.until,
            phrase=each.phrase,
            rule=each.rule,
            channel=each.channel,
            submission=each.submission,
        )
        for each in in_force(session, brand, day)
        if each.disagreement is None
    )


_COLUMNS = tuple(column.name for column in ExceptionRow.__table__.columns)


def _granted(row: ExceptionRow) -> Granted:
    return Granted(**{name: getattr(row, name) for name in _COLUMNS})
