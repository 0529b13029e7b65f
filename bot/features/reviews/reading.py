"""A review with what campaign work adds to it: copy, tasks, and what goes out next. Synchronous."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.calendar.model import ContentItem
from campaigns.digests.store_audience import audience
from campaigns.moments import start_of_day
from campaigns.reminders.model import Habits
from campaigns.reviews.store import CopyWork, TaskWork, copy_work, going_out, task_work
from guidelines.model import Language
from kpi.monitors.model import ONE_DAY
from kpi.reviews.generate import review
from kpi.reviews.inputs import read
from kpi.reviews.model import Period, Review
from kpi.reviews.periods import stretch

NEXT_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A review as people get it. ``channels`` names the channels of content by id, ``campaigns`` campaigns by KPI."""

    review: Review
    copy: CopyWork
    tasks: TaskWork
    content: tuple[ContentItem, ...]
    channels: Mapping[str, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to say."""
        told = self.review.goals or self.review.movers or self.review.calm or self.review.alerts
        return not (told or self.copy.checks or self.tasks.active or self.tasks.done or self.content)


def whole(session: Session, period: Period, as_of: dt.date, *, now: dt.datetime, zone: str) -> Whole:
    """The review on ``as_of`` by the days of ``zone``, as it is known at ``now``."""
    days = stretch(period, as_of)
    begin, end = start_of_day(days.first, zone), start_of_day(days.last + ONE_DAY, zone)
    today = start_of_day(as_of, zone)
    return Whole(
        review=review(read(session, days, since=begin, until=max(min(now, today + ONE_DAY), end))),
        copy=copy_work(session, begin, end),
        tasks=task_work(session, begin, end),
        content=going_out(session, today, today + ONE_DAY * NEXT_DAYS),
    )


def language_of(session: Session, channel: str, habits: Habits) -> Language | None:
    """What most people read in the campaign that a channel is home to; None for another channel."""
    for campaign in campaigns_store.campaigns(session):
        if campaign.home_channel == channel:
            return audience(session, campaign.id, habits).language
    return None
