"""Who is reminded today of which approvals. Synchronous."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from bot.features.approvals import reading
from bot.features.approvals.reading import Shown
from bot.features.tasks.reading import calendar
from campaigns.approvals import store_lists
from campaigns.approvals.nudges import NudgeKind, of_late_one, to_reviewer
from campaigns.reminders.model import Availability, Habits, Recipient
from campaigns.reminders.store_people import recipients

AHEAD = dt.timedelta(days=15)
"""How far ahead a deadline may lie that somebody is reminded of today: their last working day before long holidays."""

Nudges = dict[str, tuple[Recipient, list[tuple[NudgeKind, Shown]]]]


def nudges(session: Session, now: dt.datetime, habits: Habits) -> Nudges:
    """What to remind whom of, for everybody who may be spoken to at this moment; the most urgent first."""
    found = [reading.shown(session, each.id, now) for each, _ in store_lists.timed(session, now + AHEAD)]
    wanted = {user: None for each in found for user in _concerned(each)}
    people = recipients(session, wanted, habits)
    there = {user: Availability(person, calendar(person.country)) for user, person in people.items()}
    open_now = {user for user, hours in there.items() if hours.open_at(now)}
    made: Nudges = {}
    for each in found:
        deadline = each.approval.deadline
        if deadline is None:
            continue
        for user in _concerned(each):
            if user not in open_now:
                continue
            if each.late:
                kind = of_late_one(deadline, there[user], now)
            else:
                kind = to_reviewer(deadline, each.approval.changed_at, there[user], now)
            if kind is not None:
                made.setdefault(user, (people[user], []))[1].append((kind, each))
    return made


def _concerned(each: Shown) -> tuple[str, ...]:
    """Whoever is to decide; once it is late, the delegate, or else whoever asked."""
    if not each.late:
        return each.deciders
    return (each.approval.delegate or each.approval.requested_by,)
