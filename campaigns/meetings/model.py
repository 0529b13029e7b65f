"""Series, meetings, agenda items and decisions as plain frozen types, and the seam for further sources of items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from campaigns.errors import InvalidField
from campaigns.model import Due, filled, known_value
from campaigns.tasks.recurrence import check_rule
from guidelines.model import LANGUAGES, Language

SeriesKind = Literal["calibration", "launch", "review", "other"]
SERIES_KINDS: tuple[SeriesKind, ...] = get_args(SeriesKind)
MeetingStatus = Literal["planned", "running", "closed", "cancelled"]
MEETING_STATUSES: tuple[MeetingStatus, ...] = get_args(MeetingStatus)
Outcome = Literal["open", "done", "decided", "task", "carry", "resolved"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
SETTLED: tuple[Outcome, ...] = ("done", "decided", "task", "resolved")
"""Outcomes after which an item needs nobody any more; ``resolved`` ones ceased to be true by themselves."""
MOST_LEAD = 7 * 24
"""Hours that an agenda may be posted ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Meetings of one kind. ``first`` is the local wall time of the first one; without a ``rule`` it is the only one.

    ``lead_hours``: how long before a meeting its agenda is posted in ``channel``, in ``language`` (None: the team's).
    On public holidays of ``country`` (an ISO code; None: nobody's) a series does not meet.
    """

    id: str
    kind: SeriesKind
    title: str
    brand: str
    first: Due
    rule: str | None = None
    minutes: int = 60
    participants: tuple[str, ...] = ()
    channel: str | None = None
    campaign: str | None = None
    lead_hours: int = 24
    country: str | None = None
    language: Language | None = None

    def __post_init__(self) -> None:
        filled("title", self.title)
        known_value("kind", self.kind, SERIES_KINDS)
        if self.first.granularity != "minute":
            raise InvalidField("first", "a meeting begins at a time of day")
        if not 1 <= self.minutes <= 24 * 60:
            raise InvalidField("minutes", "a meeting takes between a minute and a day")
        if self.rule is not None:
            check_rule(self.rule)
        if not 0 <= self.lead_hours <= MOST_LEAD:
            raise InvalidField("lead_hours", f"an agenda is posted at most {MOST_LEAD} hours before its meeting")
        if self.language is not None:
            known_value("language", self.language, LANGUAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a series; ``at`` is its local wall time."""

    id: str
    series: str
    at: Due
    status: MeetingStatus
    closed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something a source wants to be talked about. ``kind`` and ``ref`` say what it is: the same twice is one item.

    ``kind`` is a catalogue key's last part (``overdue``, ``approval``, ``alert``); ``since`` is when it came up.
    """

    kind: str
    ref: str
    title: str
    owner: str | None = None
    due: Due | None = None
    since: dt.datetime | None = None


class AgendaSource(Protocol):
    """Where items of an agenda come from; later work adds its own (KPI alerts, disagreements, expiring exceptions)."""

    @property
    def kind(self) -> str:
        """The kind of all its candidates."""

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """What should be talked about, the most important first; as few as a meeting can take."""

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """Which of ``refs``, all given before, need no talk any more: done, approved, back to normal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One point of an agenda. ``first_meeting`` is where it came up first: the meeting it is carried from.

    ``result`` is the id of the decision or the task that it led to.
    """

    id: str
    meeting: str
    position: int
    kind: str
    ref: str
    title: str
    owner: str | None
    due: Due | None
    added_by: str
    outcome: Outcome
    first_meeting: str
    carried: int
    note: str = ""
    result: str | None = None

    @property
    def settled(self) -> bool:
        """Whether nobody has to talk about it any more."""
        return self.outcome in SETTLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a meeting decided, who sees to it, and by when."""

    id: str
    meeting: str
    item: str | None
    text: str
    owner: str
    due: Due
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What a closed meeting leaves: decisions, tasks (ids), what was settled, and what is carried on.

    ``items`` are what stands on its agenda: what is carried has gone on to the next one.
    """

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    decisions: tuple[Decision, ...]
    tasks: tuple[str, ...]
    settled: tuple[AgendaItem, ...]
    carried: tuple[AgendaItem, ...]
    next_meeting: Meeting | None
