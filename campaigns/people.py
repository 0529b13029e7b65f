"""The people the bot has met: their language, their time zone, and whether they were shown how it works."""

from __future__ import annotations

import datetime as dt
from typing import cast

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from campaigns.model import Person
from campaigns.reminders.store_people import person_changed
from campaigns.tables import PersonRow
from guidelines.model import Language
from storage.upsert import insert_missing


def person(session: Session, team: str, user: str) -> Person | None:
    """The person, or None before the first meeting."""
    row = session.scalars(select(PersonRow).filter_by(team_id=team, user_id=user)).one_or_none()
    return None if row is None else _person(row)


def remember_person(
    session: Session,
    team: str,
    user: str,
    *,
    now: dt.datetime,
    language: Language | None = None,
    time_zone: str | None = None,
) -> Person:
    """Note that the person was seen, and what is new about them; None leaves what is known.

    In another time zone their reminders are planned anew.
    """
    insert_missing(session, PersonRow, [{"team_id": team, "user_id": user, "last_seen": now}])
    query = select(PersonRow).filter_by(team_id=team, user_id=user).with_for_update()
    row = session.scalars(query.execution_options(populate_existing=True)).one()
    row.last_seen = max(row.last_seen, now)
    row.language = language or row.language
    moved = time_zone is not None and time_zone != row.time_zone
    row.time_zone = time_zone or row.time_zone
    session.flush()
    if moved:
        person_changed(session, user)
    return _person(row)


def mark_onboarded(session: Session, team: str, user: str, now: dt.datetime) -> bool:
    """Note that the person was shown how it works. True for the one caller who did it first: greet only then."""
    insert_missing(session, PersonRow, [{"team_id": team, "user_id": user, "last_seen": now}])
    first = (
        update(PersonRow)
        .filter_by(team_id=team, user_id=user, onboarded_at=None)
        .values(onboarded_at=now)
        .returning(PersonRow.user_id)
    )
    return session.execute(first).first() is not None


def _person(row: PersonRow) -> Person:
    return Person(
        team_id=row.team_id,
        user=row.user_id,
        language=cast("Language | None", row.language),
        time_zone=row.time_zone,
        onboarded_at=row.onboarded_at,
        last_seen=row.last_seen,
    )


def zones(session: Session) -> tuple[str, ...]:
    """Every time zone in which somebody lives whom the bot has met."""
    query = select(PersonRow.time_zone).where(PersonRow.time_zone.is_not(None)).distinct()
    return tuple(str(zone) for zone in session.scalars(query.order_by(PersonRow.time_zone)))
