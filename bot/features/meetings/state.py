"""What of meetings is read from the database for a view, and where an agenda takes its items from. Synchronous."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from bot import features
from bot.features.kpi.reading import language_of as channel_language
from campaigns import store as campaigns_store
from campaigns.digests.store_audience import audience
from campaigns.meetings import store, store_agenda
from campaigns.meetings.cards import store as cards
from campaigns.meetings.cards.store import MeetingCard
from campaigns.meetings.errors import SeriesOver
from campaigns.meetings.model import AgendaItem, AgendaSource, Candidate, Decision, Meeting, Series
from campaigns.meetings.store_sources import ApprovalSource, FailedCopySource, TaskSource
from campaigns.moments import DAY, over
from campaigns.reminders.model import Habits
from campaigns.tasks import store_lists
from campaigns.tasks.model import Task
from guidelines.model import Language

if TYPE_CHECKING:
    from bot.context import Context

log = logging.getLogger(__name__)

Coming = tuple[Meeting, Series]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A meeting with everything its message says. ``since`` is the first meeting of each carried item, by item.

    ``items`` are what is talked about, in the order shown; of a closed meeting, what was settled and what is carried.
    """

    series: Series
    meeting: Meeting
    items: tuple[AgendaItem, ...]
    card: MeetingCard | None = None
    campaign: str | None = None
    since: dict[str, Meeting] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    next_meeting: Meeting | None = None

    @property
    def unsettled(self) -> tuple[AgendaItem, ...]:
        """What goes on to the next meeting as it stands."""
        return tuple(item for item in self.items if not item.settled)


def board(session: Session, meeting_id: str) -> Board:
    """The meeting as its message shows it. Raises ``UnknownMeeting``."""
    minutes = store.minutes(session, meeting_id)
    series = store.series(session, minutes.meeting.series)
    over_now = minutes.meeting.status in ("closed", "cancelled")
    items = [*minutes.settled, *minutes.carried] if over_now else list(minutes.items)
    # What resolved itself needs no words, unless it was carried on and people wait to hear of it.
    items = [item for item in items if item.outcome != "resolved" or item.carried]
    if not over_now:
        items.sort(key=lambda item: (not item.carried, item.kind != "item", item.position, item.id))
    named = {item.result for item in items if item.outcome == "task"}
    if minutes.meeting.status == "running":
        # Only then a point that is a task has a button that opens it.
        named |= {item.ref for item in items if item.kind == "task"}
    return Board(
        series=series,
        meeting=minutes.meeting,
        items=tuple(items),
        card=cards.card(session, meeting_id),
        campaign=campaigns_store.campaign(session, series.campaign).name if series.campaign else None,
        since={item.id: store.meeting(session, item.first_meeting) for item in items if item.carried},
        decisions={each.item or each.id: each for each in minutes.decisions},
        tasks=store_lists.named(session, {each for each in named if each is not None}),
        next_meeting=minutes.next_meeting,
    )


def language_of(session: Session, series: Series, habits: Habits) -> Language:
    """What the messages of a series are written in: its own language, else what most people in its campaign read, else
    in the campaign that its channel is home to, else the team's."""
    if series.language is not None:
        return series.language
    if series.campaign is not None:
        return audience(session, series.campaign, habits).language
    return channel_language(session, series.channel or "", habits) or habits.language


@dataclass(frozen=True, slots=True)
class Careful:
    """A source of another feature; where it fails the agenda does without its items."""

    source: AgendaSource

    @property
    def kind(self) -> str:
        """The kind of its candidates."""
        return self.source.kind

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """What it gives; nothing when it fails."""
        try:
            return self.source.candidates(series, meeting, now)
        except Exception:  # the edge: an agenda without the alerts is better than none
            log.exception("the agenda has to do without items of the kind %s", self.kind)
            return ()

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """What it gives; nothing when it fails."""
        try:
            return self.source.resolved(refs, now)
        except Exception:  # the edge: as above
            log.exception("whether items of the kind %s are resolved is not known", self.kind)
            return ()


def sources(context: Context, session: Session) -> list[AgendaSource]:
    """Where an agenda takes its items from: the other features first, then approvals, failed copy and tasks."""
    theirs: list[AgendaSource] = []
    for name, module in features.parts("agenda").items():
        try:
            theirs += [Careful(each) for each in module.sources(context)]
        except Exception:  # the edge: as above
            log.exception("the agenda has to do without what %s would put on it", name)
    return [*theirs, ApprovalSource(session), FailedCopySource(session), TaskSource(session)]


def prepare(session: Session, context: Context, meeting_id: str) -> None:
    """Bring the agenda of a meeting up to date, unless it is over."""
    if store.meeting(session, meeting_id).status in ("planned", "running"):
        store_agenda.prepare(session, meeting_id, sources(context, session), context.now())


def prepared(session: Session, context: Context, meeting_id: str) -> Board:
    """The meeting with its agenda brought up to date."""
    prepare(session, context, meeting_id)
    return board(session, meeting_id)


def coming(session: Session, now: dt.datetime, every: Iterable[Series]) -> list[Coming]:
    """The next meeting of each of the series that has one, the soonest first."""
    found: list[Coming] = []
    for series in every:
        try:
            found.append((store.next_meeting(session, series.id, now), series))
        except SeriesOver:
            continue
    return sorted(found, key=lambda each: (over(each[0].at), each[1].title))


def meant(session: Session, now: dt.datetime, *, channel: str | None, user: str) -> list[Coming]:
    """The next meetings of the series a person means who asks in ``channel``: those of the channel, else their own."""
    every = store.all_series(session)
    here = [series for series in every if series.channel == channel]
    return coming(session, now, here or [series for series in every if user in series.participants])


def mine(session: Session, now: dt.datetime, user: str, *, days: int = 21) -> list[Coming]:
    """A person's meetings that run or come up within some days."""
    found = store.between(session, now - DAY, now + days * DAY)
    return [
        (meeting, series)
        for meeting, series in found
        if user in series.participants
        and (meeting.status == "running" or (meeting.status == "planned" and over(meeting.at) > now))
    ]
