"""Digests put together from everything that campaign work keeps."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.approvals import store_lists as approvals
from campaigns.approvals.model import UNDER_WAY
from campaigns.approvals.tables import ApprovalRow, RoleRow, StandInRow, WaitRow
from campaigns.briefs import phase_of
from campaigns.calendar import store as content
from campaigns.calendar.coordination import watch
from campaigns.calendar.matrix import WEEK, gaps_of, monday
from campaigns.cards import store as cards
from campaigns.digests.model import DailyDigest, WeeklyDigest
from campaigns.meetings import store as meetings
from campaigns.meetings import store_agenda
from campaigns.moments import DAY, end_of_day, start_of_day, wall_of
from campaigns.reminders.model import Habits
from campaigns.reminders.store_people import recipient
from campaigns.tasks import store_lists as tasks

ITEMS_OF_A_CAMPAIGN = 5000
"""More content than any one campaign has; a wrong import does not make a digest of everything."""


def readers(session: Session) -> frozenset[str]:
    """Everybody who may have something to do today: a task, content to publish, an approval that waits for them."""
    roles = (
        select(RoleRow.user_id)
        .join(ApprovalRow, ApprovalRow.brand == RoleRow.brand)
        .join(WaitRow, WaitRow.approval == ApprovalRow.id)
        .where(WaitRow.kind == "role", WaitRow.who == RoleRow.role)
        .distinct()
    )
    named = select(WaitRow.who).where(WaitRow.kind == "user").distinct()
    waited = {*session.scalars(roles), *session.scalars(named)}
    standing_in = select(StandInRow.stand_in).where(StandInRow.user_id.in_(waited)).distinct()
    others = session.scalars(standing_in) if waited else ()
    return frozenset({*cards.owners(session), *content.owners(session), *waited, *others})


def daily(session: Session, user: str, now: dt.datetime, habits: Habits) -> DailyDigest:
    """What the person has to know on the day it is where they are."""
    person = recipient(session, user, habits)
    day = wall_of(now, person.zone).date()
    tonight = end_of_day(day, person.zone)
    mine = tasks.mine(session, user, now, person.zone)
    today = meetings.between(session, start_of_day(day, person.zone), tonight)
    return DailyDigest(
        person=person,
        day=day,
        late=mine.late,
        today=mine.today,
        blocked=mine.blocked,
        waiting=mine.waiting_for_me,
        approvals=approvals.waiting_for(session, user, day),
        content=content.of_owner(session, user, until=tonight),
        meetings=tuple((m, s) for m, s in today if user in s.participants and m.status != "closed"),
    )


def weekly(session: Session, campaign_id: str, now: dt.datetime, zone: str) -> WeeklyDigest:
    """What a campaign's team has to know in the week that ``now`` falls in, by the days of ``zone``."""
    campaign = campaigns_store.campaign(session, campaign_id)
    day = wall_of(now, zone).date()
    first, last = monday(day), monday(day) + WEEK - DAY
    begin, end = start_of_day(first, zone), end_of_day(last, zone)
    before = start_of_day(first - WEEK, zone)
    phases = campaigns_store.phases(session, campaign_id)
    items = content.of_campaign(session, campaign_id, limit=ITEMS_OF_A_CAMPAIGN)
    watched = watch(content.rules(session, campaign_id), items, now, zone)
    held = meetings.between(session, begin, end)
    return WeeklyDigest(
        campaign=campaign,
        first=first,
        last=last,
        phase=phase_of(phases, day),
        counts=tasks.counts(session, campaign_id, now),
        done=tasks.done_between(session, campaign_id, before, now),
        decided=store_agenda.decided_between(session, campaign_id, before, now),
        late=tasks.overdue(session, now, campaign=campaign_id),
        due=tasks.due_between(session, campaign_id, now, end),
        blocked=tasks.blocked(session, campaign=campaign_id),
        approvals=approvals.of_campaign(session, campaign_id, statuses=UNDER_WAY),
        content=tuple(i for i in items if i.day is not None and i.live and first <= i.day <= last),
        gaps=gaps_of(items, phases, now),
        watched=tuple(w for w in watched if w.state != "kept"),
        meetings=tuple((m, s) for m, s in held if s.campaign == campaign_id and m.status != "closed"),
    )
