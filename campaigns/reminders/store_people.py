"""People's hours, country and leave, kept; and a person put together as reminders see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from campaigns.countries import country_of_zone
from campaigns.errors import InvalidField
from campaigns.reminders.model import Habits, Recipient, check_hours
from campaigns.reminders.tables import HabitsRow, LeaveRow
from campaigns.tables import PersonRow
from campaigns.tasks.model import ACTIVE
from campaigns.tasks.tables import TaskRow
from guidelines.model import LANGUAGES
from storage.upsert import insert_missing


def set_hours(session: Session, user: str, opens: dt.time, closes: dt.time) -> None:
    """Note between which local times the person may be spoken to; InvalidField unless they are part of one day."""
    check_hours(opens, closes)
    row = _habits(session, user)
    row.opens, row.closes = opens.strftime("%H:%M"), closes.strftime("%H:%M")
    _replan(session, user)


def set_country(session: Session, user: str, country: str | None) -> None:
    """Note whose public holidays the person has, by ISO code.

    Empty stands for Monday to Friday without holidays, None for what holds for the team or in the person's zone.
    """
    _habits(session, user).country = country
    _replan(session, user)


def country_told(session: Session, user: str) -> str | None:
    """What ``set_country`` noted last; None where nobody said anything."""
    return session.scalars(select(HabitsRow.country).filter_by(user_id=user)).one_or_none()


def add_leave(session: Session, user: str, first: dt.date, last: dt.date) -> None:
    """Note days on which the person is away, both included; a leave that starts on the same day is replaced."""
    if last < first:
        raise InvalidField("leave", f"it ends on {last}, before it begins on {first}")
    session.execute(delete(LeaveRow).filter_by(user_id=user, first_day=first))
    session.add(LeaveRow(user_id=user, first_day=first, last_day=last))
    _replan(session, user)


def remove_leave(session: Session, user: str, first: dt.date) -> None:
    """Take back the leave that starts on that day."""
    session.execute(delete(LeaveRow).filter_by(user_id=user, first_day=first))
    _replan(session, user)


def leaves(session: Session, first: dt.date, last: dt.date) -> dict[str, tuple[tuple[dt.date, dt.date], ...]]:
    """The leaves that have a day from ``first`` to ``last``, by person; whoever is away first stands first.

    All days are first and last ones, both included.
    """
    rows = session.scalars(
        select(LeaveRow)
        .where(LeaveRow.first_day <= last, LeaveRow.last_day >= first)
        .order_by(LeaveRow.first_day, LeaveRow.user_id)
    )
    found: dict[str, tuple[tuple[dt.date, dt.date], ...]] = {}
    for row in rows:
        found[row.user_id] = (*found.get(row.user_id, ()), (row.first_day, row.last_day))
    return found


def person_changed(session: Session, user: str) -> None:
    """Say that a person's zone is another one, so that their reminders are planned anew."""
    _replan(session, user)


def recipient(session: Session, user: str, habits: Habits) -> Recipient:
    """The person, with the team's habits wherever they have not said otherwise."""
    return recipients(session, (user,), habits)[user]


def recipients(session: Session, users: Iterable[str], habits: Habits) -> dict[str, Recipient]:
    """Every one of ``users``, by id."""
    wanted = sorted(set(users))
    people = {
        row.user_id: row
        for row in session.scalars(
            select(PersonRow).where(PersonRow.user_id.in_(wanted)).order_by(PersonRow.last_seen, PersonRow.team_id)
        )
    }
    said = {row.user_id: row for row in session.scalars(select(HabitsRow).where(HabitsRow.user_id.in_(wanted)))}
    leave: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for away in session.scalars(
        select(LeaveRow).where(LeaveRow.user_id.in_(wanted)).order_by(LeaveRow.user_id, LeaveRow.first_day)
    ):
        leave.setdefault(away.user_id, []).append((away.first_day, away.last_day))
    return {
        user: _recipient(user, people.get(user), said.get(user), tuple(leave.get(user, ())), habits) for user in wanted
    }


def _recipient(
    user: str,
    person: PersonRow | None,
    said: HabitsRow | None,
    leave: tuple[tuple[dt.date, dt.date], ...],
    habits: Habits,
) -> Recipient:
    language = next((known for known in LANGUAGES if person and known == person.language), habits.language)
    zone = (person and person.time_zone) or habits.zone
    told = habits.country if said is None or said.country is None else said.country
    return Recipient(
        user=user,
        language=language,
        zone=zone,
        country=country_of(zone, told),
        opens=dt.time.fromisoformat(said.opens) if said and said.opens else habits.opens,
        closes=dt.time.fromisoformat(said.closes) if said and said.closes else habits.closes,
        leave=leave,
    )


def country_of(zone: str, told: str | None) -> str | None:
    """Whose public holidays hold where clocks show ``zone``: what is ``told`` (empty: nobody's), else the zone's."""
    return country_of_zone(zone) if told is None else told or None


def _habits(session: Session, user: str) -> HabitsRow:
    insert_missing(session, HabitsRow, [{"user_id": user}])
    return session.scalars(select(HabitsRow).filter_by(user_id=user).with_for_update()).one()


def _replan(session: Session, user: str) -> None:
    session.flush()
    mine = (TaskRow.owner == user, TaskRow.status.in_(ACTIVE))
    session.execute(update(TaskRow).where(*mine).values(replan=True))
