"""For whom a campaign's channel is written: the language and zone that most of the people in the campaign have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from campaigns.calendar.model import OUT
from campaigns.calendar.tables import ContentRow
from campaigns.reminders.model import Habits
from campaigns.tables import CampaignChannelRow, CampaignRow, PersonRow
from campaigns.tasks.model import ACTIVE
from campaigns.tasks.tables import TaskRow
from guidelines.model import LANGUAGES, Language

Said = TypeVar("Said", bound=str)


@dataclass(frozen=True, slots=True)
class Audience:
    """What most of a campaign's people read and by which clock they live."""

    language: Language
    zone: str


def audience(session: Session, campaign: str, habits: Habits) -> Audience:
    """Of those who answer for it, its channels, open tasks and content that is not out; the team's habits where nobody
    does, or as many do either way."""
    people = union(
        select(TaskRow.owner.label("user_id")).where(TaskRow.campaign == campaign, TaskRow.status.in_(ACTIVE)),
        select(ContentRow.owner).where(ContentRow.campaign == campaign, ContentRow.status.not_in(OUT)),
        select(CampaignChannelRow.owner).where(CampaignChannelRow.campaign == campaign),
        select(CampaignRow.owner).where(CampaignRow.id == campaign),
    ).subquery()
    # Whoever the bot has never met has said nothing either way.
    known = select(people.c.user_id, PersonRow.language, PersonRow.time_zone).join_from(
        people, PersonRow, PersonRow.user_id == people.c.user_id
    )
    # Somebody known in several workspaces is who they were last.
    found = {user: (language, zone) for user, language, zone in session.execute(known.order_by(PersonRow.last_seen))}
    language = _most([language for language, _ in found.values() if language], habits.language)
    return Audience(
        language=next((each for each in LANGUAGES if each == language), habits.language),
        zone=_most([zone for _, zone in found.values() if zone], habits.zone),
    )


def _most(said: list[Said], otherwise: Said) -> Said:
    counted = Counter(said).most_common()
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return otherwise
    return counted[0][0]
