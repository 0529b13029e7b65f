"""A review with what campaign work adds to it: copy, tasks, and what goes out next. Synchronous."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from bot.features.kpi import phases
from campaigns import store as campaigns_store
from campaigns.calendar.model import ContentItem
from campaigns.moments import start_of_day
from campaigns.reviews.store import CopyWork, TaskWork, copy_work, going_out, task_work
from kpi import store as kpis
from kpi.monitors.model import ONE_DAY
from kpi.reviews.generate import review
from kpi.reviews.inputs import read
from kpi.reviews.model import Period, Review
from kpi.reviews.periods import stretch

NEXT_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A review as people get it: of the whole brand, or of the campaign named ``campaign``. ``channels`` names the
    channels of content by id, ``rules`` the broken items of the guideline by kind and id."""

    review: Review
    copy: CopyWork
    tasks: TaskWork
    content: tuple[ContentItem, ...]
    channels: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[tuple[str, str], str] = field(default_factory=dict)
    campaign: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to say."""
        told = self.review.goals or self.review.movers or self.review.calm or self.review.alerts
        return not (told or self.copy.checks or self.tasks.active or self.tasks.done or self.content)


def whole(
    session: Session, period: Period, as_of: dt.date, *, now: dt.datetime, zone: str, campaign: str | None = None
) -> Whole:
    """The review on ``as_of`` by the days of ``zone``, as it is known at ``now``: of everything, or of a campaign.

    UnknownCampaign.
    """
    days = stretch(period, as_of)
    begin, end = start_of_day(days.first, zone), start_of_day(days.last + ONE_DAY, zone)
    today = start_of_day(as_of, zone)
    until, planned = max(min(now, today + ONE_DAY), end), phases.of_campaigns(session)
    inputs = read(session, days, since=begin, until=until, phases=planned)
    if campaign is not None:
        inputs = inputs.only(kpis_of(session, campaign))
    return Whole(
        review=review(inputs),
        copy=copy_work(session, begin, end, campaign=campaign),
        tasks=task_work(session, begin, end, campaign=campaign),
        content=going_out(session, today, today + ONE_DAY * NEXT_DAYS, campaign=campaign),
        campaign=campaigns_store.campaign(session, campaign).name if campaign is not None else "",
    )


def kpis_of(session: Session, campaign: str) -> frozenset[str]:
    """Ids of the KPIs that a campaign is read by: its own, those of its goals, and those of its channels that belong
    to no other campaign. UnknownCampaign."""
    goals = campaigns_store.campaign(session, campaign).goals
    channels = {each.channel for each in campaigns_store.channels(session, campaign)}
    return frozenset(
        each.id
        for each in kpis.kpis(session)
        if each.campaign == campaign
        or each.goal in goals
        or (each.campaign is None and each.channel is not None and each.channel in channels)
    )
