"""Submitted copy, people, campaigns, phases and due dates as plain frozen types. No database, no Slack."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from campaigns.errors import InvalidField
from guidelines.model import Language

Source = Literal["dm", "mention", "command", "shortcut", "modal", "file", "home"]
SOURCES: tuple[Source, ...] = get_args(Source)
SubmissionStatus = Literal["received", "checked", "failed"]
SUBMISSION_STATUSES: tuple[SubmissionStatus, ...] = get_args(SubmissionStatus)
CampaignStatus = Literal["planned", "running", "done", "cancelled"]
CAMPAIGN_STATUSES: tuple[CampaignStatus, ...] = get_args(CampaignStatus)
ACTIVE_CAMPAIGNS: tuple[CampaignStatus, ...] = ("planned", "running")
PhaseKind = Literal["teaser", "launch", "sustain", "convert", "custom"]
PHASE_KINDS: tuple[PhaseKind, ...] = get_args(PhaseKind)
Granularity = Literal["day", "minute"]
GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_DUE = {"day": re.compile(r"\d{4}-\d\d-\d\d"), "minute": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed:
    """What is known of a piece of copy as it is handed in.

    ``channel`` and ``stage`` are ids of the brand's guideline. ``origin_*`` say where in Slack the copy came from
    (``origin_ts`` is the message itself, ``origin_thread_ts`` its thread).
    """

    event_id: str
    brand: str
    author: str
    team_id: str
    source: Source
    language: Language
    """The language the reader of the answer reads."""
    channel: str | None = None
    stage: str | None = None
    campaign: str | None = None
    audience: str | None = None
    copy_language: Language | None = None
    as_of: dt.date | None = None
    file_name: str | None = None
    origin_channel: str | None = None
    origin_ts: str | None = None
    origin_thread_ts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubmission(_Handed):
    """A piece of copy on its way into the store, with its text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(_Handed):
    """A piece of copy that a person handed in. Its texts and reports are in its revisions, counted from 1.

    ``card_*`` say where in Slack the answer stands.
    """

    id: str
    created_at: dt.datetime
    status: SubmissionStatus = "received"
    error: str | None = None
    """Why the last check failed; None unless ``status`` is failed."""
    card_channel: str | None = None
    card_ts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of a submission's text, and its report once it is checked (``checked_at`` is None until then)."""

    submission_id: str
    number: int
    text: str
    created_at: dt.datetime
    event_id: str | None = None
    report: Mapping[str, Any] | None = None
    verdict: str | None = None
    score: int | None = None
    guideline_version: int | None = None
    guideline_hash: str | None = None
    checked_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A person's word that a finding did not help. At most one per person, finding and revision."""

    submission_id: str
    revision: int
    finding_id: str
    code: str
    item_kind: str | None
    item_id: str | None
    user: str
    comment: str | None
    created_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone the bot has met, as Slack names them. None where Slack or the person has not said."""

    team_id: str
    user: str
    language: Language | None = None
    time_zone: str | None = None
    onboarded_at: dt.datetime | None = None
    last_seen: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One integrated effort with a goal. ``home_channel`` is the Slack channel it lives in."""

    id: str
    brand: str
    name: str
    goal: str
    status: CampaignStatus = "planned"
    home_channel: str | None = None
    brief: Mapping[str, Any] = field(default_factory=dict)
    """Answers of the brief, by question id."""
    audience: str | None = None
    goals: tuple[str, ...] = ()
    """Ids of the KPI goals that ``goal`` was turned into, once there are any."""
    owner: str | None = None
    """Who answers for the campaign as a whole."""
    version: int = 1
    """Goes up with every change."""

    @property
    def active(self) -> bool:
        """Whether it is planned or running, and not closed."""
        return self.status in ACTIVE_CAMPAIGNS

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise InvalidField("id", f"{self.id!r} is not lower case letters, digits, dots and dashes, at most 64")
        filled("name", self.name)
        filled("goal", self.goal)
        known_value("status", self.status, CAMPAIGN_STATUSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of a campaign, both days included. Phases may overlap: sustaining goes on while sales open."""

    campaign: str
    name: str
    kind: PhaseKind
    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        filled("name", self.name)
        known_value("kind", self.kind, PHASE_KINDS)
        if self.end < self.start:
            raise InvalidField("end", f"{self.end} is before the start, {self.start}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignChannel:
    """A channel of a campaign: what it is for there ("opens the story"), and who answers for it (None: nobody yet)."""

    campaign: str
    channel: str
    role: str = ""
    owner: str | None = None

    def __post_init__(self) -> None:
        filled("channel", self.channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something is due, as it was said: local wall time in an IANA zone, to the day or to the minute.

    ``at`` is ``2026-03-12`` or ``2026-03-12T18:00``. Wall time, not a moment: when a zone changes its clocks, six
    o'clock stays six o'clock.
    """

    at: str
    zone: str
    granularity: Granularity

    def __post_init__(self) -> None:
        known_value("granularity", self.granularity, GRANULARITIES)
        try:
            if not _DUE[self.granularity].fullmatch(self.at):
                raise ValueError
            dt.datetime.fromisoformat(self.at)
        except ValueError:
            form = "2026-03-12" if self.granularity == "day" else "2026-03-12T18:00"
            raise InvalidField("due", f"{self.at!r} is not a date written like {form}") from None
        try:
            ZoneInfo(self.zone)
        except (KeyError, ValueError, OSError):
            raise InvalidField("zone", f"{self.zone!r} is not an IANA time zone such as Asia/Shanghai") from None


def filled(name: str, text: str) -> None:
    """InvalidField unless ``text`` has something other than spaces."""
    if not text.strip():
        raise InvalidField(name, "give at least one word")


def known_value(name: str, value: str, known: tuple[str, ...]) -> None:
    """InvalidField unless ``value`` is one of ``known``."""
    if value not in known:
        raise InvalidField(name, f"{value!r} is not one of {', '.join(known)}")
