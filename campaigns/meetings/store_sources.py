"""What an agenda builds itself from: tasks, approvals under way, and copy that failed its check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from campaigns.approvals.model import UNDER_WAY
from campaigns.approvals.tables import ApprovalRow
from campaigns.meetings.model import Candidate, Meeting, Series
from campaigns.model import Due
from campaigns.moments import at_minute, over, wall_of
from campaigns.tables import CampaignRow, RevisionRow, SubmissionRow
from campaigns.tasks.model import ACTIVE
from campaigns.tasks.tables import TaskRow

AT_MOST = 25
"""Items of one source on one agenda; what is beyond comes up when these are settled."""

AHEAD = dt.timedelta(days=14)
"""Tasks that become due within this time of the meeting are talked about, besides the late ones."""

SHOWN = 60
"""Characters of a text by which people know it again."""


def _campaigns(session: Session, series: Series) -> tuple[str, ...]:
    """The campaign of a series, or the running ones of its brand."""
    if series.campaign is not None:
        return (series.campaign,)
    query = select(CampaignRow.id).where(CampaignRow.brand == series.brand, CampaignRow.status == "running")
    return tuple(session.scalars(query.order_by(CampaignRow.id)))


@dataclass(frozen=True, slots=True)
class TaskSource:
    """Tasks that are late, due soon or without a date, the latest first."""

    session: Session
    kind: ClassVar[str] = "task"

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """Late ones first, then by due date, those without one last."""
        soon = over(meeting.at) + AHEAD
        # Only what an agenda shows is read: agendas are brought up to date with every look at them.
        shown = (TaskRow.id, TaskRow.title, TaskRow.owner, TaskRow.created_at)
        query = select(*shown, TaskRow.due, TaskRow.due_zone, TaskRow.due_granularity).where(
            TaskRow.campaign.in_(_campaigns(self.session, series)),
            TaskRow.status.in_(ACTIVE),
            (TaskRow.due_over <= soon) | TaskRow.due_over.is_(None),
        )
        order = (TaskRow.due_over.is_(None), TaskRow.due_over, TaskRow.id)
        return [
            Candidate(
                kind=self.kind,
                ref=row.id,
                title=row.title,
                owner=row.owner,
                due=Due(at=row.due, zone=row.due_zone, granularity=row.due_granularity) if row.due else None,
                since=row.created_at,
            )
            for row in self.session.execute(query.order_by(*order).limit(AT_MOST))
        ]

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """Those that are done, cancelled or gone."""
        query = select(TaskRow.id).where(TaskRow.id.in_(refs), TaskRow.status.in_(ACTIVE))
        return set(refs) - set(self.session.scalars(query))


@dataclass(frozen=True, slots=True)
class ApprovalSource:
    """Texts on their way to approval, the next due first."""

    session: Session
    kind: ClassVar[str] = "approval"

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """Of the series' campaign, or of its whole brand."""
        query = (
            select(ApprovalRow, RevisionRow.text)
            .join(
                RevisionRow,
                and_(RevisionRow.submission_id == ApprovalRow.submission, RevisionRow.number == ApprovalRow.revision),
            )
            .where(ApprovalRow.brand == series.brand, ApprovalRow.status.in_(UNDER_WAY))
        )
        if series.campaign is not None:
            query = query.where(ApprovalRow.campaign == series.campaign)
        order = (ApprovalRow.deadline.is_(None), ApprovalRow.deadline, ApprovalRow.created_at, ApprovalRow.id)
        zone = series.first.zone
        return [
            Candidate(
                kind=self.kind,
                ref=row.id,
                title=_short(text),
                owner=row.requested_by,
                due=at_minute(wall_of(row.deadline, zone), zone) if row.deadline else None,
                since=row.created_at,
            )
            for row, text in self.session.execute(query.order_by(*order).limit(AT_MOST))
        ]

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """Those that are approved or withdrawn."""
        query = select(ApprovalRow.id).where(ApprovalRow.id.in_(refs), ApprovalRow.status.in_(UNDER_WAY))
        return set(refs) - set(self.session.scalars(query))


@dataclass(frozen=True, slots=True)
class FailedCopySource:
    """Copy of the campaign whose newest revision is off brand, or whose check failed; the newest first."""

    session: Session
    kind: ClassVar[str] = "failed_copy"

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """Of the series' campaign, or of the running ones of its brand."""
        query = self._failed().where(SubmissionRow.campaign.in_(_campaigns(self.session, series)))
        order = (SubmissionRow.created_at.desc(), SubmissionRow.id)
        return [
            Candidate(kind=self.kind, ref=row.id, title=_short(text), owner=row.author, since=row.created_at)
            for row, text in self.session.execute(query.order_by(*order).limit(AT_MOST))
        ]

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """Those whose newest revision passed, or is being checked."""
        query = self._failed().where(SubmissionRow.id.in_(refs))
        return set(refs) - {row.id for row, _ in self.session.execute(query)}

    def _failed(self) -> Select[SubmissionRow, str]:
        newest = (
            select(func.max(RevisionRow.number))
            .where(RevisionRow.submission_id == SubmissionRow.id)
            .correlate(SubmissionRow)
            .scalar_subquery()
        )
        return (
            select(SubmissionRow, RevisionRow.text)
            .join(RevisionRow, and_(RevisionRow.submission_id == SubmissionRow.id, RevisionRow.number == newest))
            .where((RevisionRow.verdict == "off_brand") | (SubmissionRow.status == "failed"))
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
