"""For whom a campaign's channel is written: the language and zone that most of the people in the campaign have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import CompoundSelect, select, union
from sqlalchemy.orm import Session

from campaigns.calendar.model import OUT
from campaigns.calendar.tables import ContentRow
from campaigns.reminders.model import Habits
from campaigns.reminders.store_people import recipients
from campaigns.tables import CampaignChannelRow
from campaigns.tasks.model import ACTIVE
from campaigns.tasks.tables import TaskRow
from guidelines.model import Language

Said = TypeVar("Said", bound=str)


@dataclass(frozen=True, slots=True)
class Audience:
    """What most of a campaign's people read and by which clock they live."""

    language: Language
    zone: str


def audience(session: Session, campaign: str, habits: Habits) -> Audience:
    """Of those who answer for its channels, open tasks and content that is not out; the team's habits where nobody
    does, or as many do either way."""
    people: CompoundSelect[str | None] = union(
        select(TaskRow.owner).where(TaskRow.campaign == campaign, TaskRow.status.in_(ACTIVE)),
        select(ContentRow.owner).where(ContentRow.campaign == campaign, ContentRow.status.not_in(OUT)),
        select(CampaignChannelRow.owner).where(CampaignChannelRow.campaign == campaign),
    )
    users = [user for (user,) in session.execute(people) if user]
    found = list(recipients(session, users, habits).values())
    return Audience(
        language=_most([each.language for each in found], habits.language),
        zone=_most([each.zone for each in found], habits.zone),
    )


def _most(said: list[Said], otherwise: Said) -> Said:
    counted = Counter(said).most_common()
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return otherwise
    return counted[0][0]
