"""What of a campaign's calendar is read from the database and the guideline for a view. Synchronous."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.features.check.views.seen import opening
from campaigns import revisions
from campaigns import store as campaigns_store
from campaigns.calendar import store
from campaigns.calendar.coordination import watch
from campaigns.calendar.matrix import by_stage, by_week
from campaigns.calendar.model import ContentItem, CoordinationRule, Gap, Matrix, Watched
from campaigns.digests.store_audience import audience
from campaigns.errors import CampaignError
from campaigns.model import Campaign, Phase
from campaigns.reminders.model import Habits
from guidelines.model import Guideline

ITEMS = 5000
"""More content than any one campaign has."""
LABEL = 75
"""Characters of a text that stand for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What people call the ids of channels and stages; an id without a name stands for itself."""

    channels: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)

    def channel(self, name: str) -> str:
        """The channel's name."""
        return self.channels.get(name, name)

    def stage(self, name: str) -> str:
        """The stage's name."""
        return self.stages.get(name, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A campaign's calendar as it stands; days are those of ``zone``."""

    campaign: Campaign
    phases: tuple[Phase, ...]
    items: tuple[ContentItem, ...]
    weeks: Matrix
    stages: Matrix
    rules: tuple[CoordinationRule, ...]
    watched: tuple[Watched, ...]
    names: Names
    zone: str
    now: dt.datetime

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What has to be seen to, channel by week."""
        return self.weeks.gaps

    @property
    def bare_stages(self) -> tuple[str, ...]:
        """Stages of the journey for which nothing is planned in any channel."""
        filled = {row for row, _ in self.stages.cells}
        return tuple(row for row in self.stages.rows if row not in filled)


def names_of(guideline: Guideline | None, language: str) -> Names:
    """The names in the guideline, in the reader's language."""
    if guideline is None:
        return Names()
    return Names(
        channels={each.id: each.name.best(language) for each in guideline.channels},
        stages={each.id: each.name.best(language) for each in guideline.stages},
    )


def in_force(current: object) -> Guideline | None:
    """The guideline that holds, as ``context.guidelines.current`` gives it; None where there is none."""
    try:
        return current().guideline  # type: ignore[operator, no-any-return]
    except Refusal:
        return None


def shown(
    session: Session, campaign: str, *, now: dt.datetime, habits: Habits, guideline: Guideline | None, language: str
) -> Shown:
    """The calendar of a campaign. Raises ``UnknownCampaign``."""
    found = campaigns_store.campaign(session, campaign)
    zone = audience(session, campaign, habits).zone
    phases = campaigns_store.phases(session, campaign)
    items = store.of_campaign(session, campaign, limit=ITEMS)
    channels = tuple(each.channel for each in campaigns_store.channels(session, campaign))
    stages = tuple(each.id for each in guideline.stages) if guideline else ()
    rules = store.rules(session, campaign)
    return Shown(
        campaign=found,
        phases=phases,
        items=items,
        weeks=by_week(items, channels, phases, now, zone),
        stages=by_stage(items, stages, channels, phases, now),
        rules=rules,
        watched=tuple(each for each in watch(rules, items, now, zone) if each.state not in ("kept", "planned")),
        names=names_of(guideline, language),
        zone=zone,
        now=now,
    )


def state(session: Session, campaign: str) -> tuple[object, ...]:
    """What tells one state of the calendar from another, without reading its items. Raises ``UnknownCampaign``."""
    return (
        campaigns_store.campaign(session, campaign),
        campaigns_store.phases(session, campaign),
        campaigns_store.channels(session, campaign),
        store.rules(session, campaign),
        store.marks(session, (campaign,)),
    )


def words_of(session: Session, submission: str) -> str:
    """The first words of a submission's newest text."""
    try:
        return opening(revisions.get(session, submission).text, LABEL)
    except CampaignError:
        return submission
