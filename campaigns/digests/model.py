"""The daily digest of a person and the weekly one of a campaign, as plain frozen types."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from campaigns.approvals.model import Approval
from campaigns.calendar.model import ContentItem, Gap, Watched
from campaigns.meetings.model import Decision, Meeting, Series
from campaigns.model import Campaign, Phase
from campaigns.reminders.model import Recipient
from campaigns.tasks.model import Task
from campaigns.tasks.store_lists import Blocked, Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyDigest:
    """A person's day: their language and zone are those of ``person``, ``day`` is theirs.

    ``blocked`` are their tasks that wait for others, ``waiting`` others' tasks that wait for theirs, ``approvals`` wait
    for their decision, ``content`` of theirs goes out today or should have.
    """

    person: Recipient
    day: dt.date
    late: tuple[Task, ...]
    today: tuple[Task, ...]
    blocked: tuple[Blocked, ...]
    waiting: tuple[Blocked, ...]
    approvals: tuple[Approval, ...]
    content: tuple[ContentItem, ...]
    meetings: tuple[tuple[Meeting, Series], ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say; then nothing is said."""
        parts = (self.late, self.today, self.blocked, self.waiting, self.approvals, self.content, self.meetings)
        return not any(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyDigest:
    """A campaign's week from Monday ``first`` to Sunday ``last``, and what came of it and of the week before so far."""

    campaign: Campaign
    first: dt.date
    last: dt.date
    phase: Phase | None
    counts: Counts
    done: tuple[Task, ...]
    decided: tuple[Decision, ...]
    late: tuple[Task, ...]
    due: tuple[Task, ...]
    blocked: tuple[Blocked, ...]
    approvals: tuple[Approval, ...]
    content: tuple[ContentItem, ...]
    gaps: tuple[Gap, ...]
    watched: tuple[Watched, ...]
    """Coordination rules that are not kept yet, what is worst first."""
    meetings: tuple[tuple[Meeting, Series], ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say; then nothing is said by itself."""
        lists = (
            self.done,
            self.decided,
            self.late,
            self.due,
            self.blocked,
            self.approvals,
            self.content,
            self.meetings,
        )
        return not (any(lists) or self.gaps or self.watched or self.counts.active)
