"""Copy, tasks and content of a stretch of days, counted from what is stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from campaigns.approvals.tables import ApprovalEventRow, ApprovalRow
from campaigns.calendar.model import ContentItem
from campaigns.calendar.store import item_of
from campaigns.calendar.tables import ContentRow
from campaigns.exceptions.tables import ExceptionRow
from campaigns.tables import RevisionRow, SubmissionRow
from campaigns.tasks.model import ACTIVE, Task
from campaigns.tasks.store_lists import overdue
from campaigns.tasks.tables import TaskRow

_ON_BRAND, _NOT_CHECKED = "on_brand", "not_checked"
_TOLD = ("error", "warning")
BROKEN_AT_MOST = 3
LIMIT = 200


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule and how many texts broke it: the guideline's item, or a check that needs none (``item`` None)."""

    check: str
    item: tuple[str, str] | None
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWork:
    """``checks`` of any revision; of ``firsts``, texts seen for the first time, ``passed`` were on brand at once.
    ``exceptions`` from the guideline were granted; ``overridden`` are stages of approval that somebody put aside with a
    reason."""

    checks: int
    firsts: int
    passed: int
    broken: tuple[BrokenRule, ...]
    exceptions: int
    overridden: int

    @property
    def rate(self) -> float | None:
        """Share of texts that were on brand at once; None without any."""
        return self.passed / self.firsts if self.firsts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWork:
    """Tasks ``done`` in the days, and those ``late`` at their end, the latest first (at most ``LIMIT``)."""

    done: int
    late: tuple[Task, ...]
    active: int


def copy_work(session: Session, start: dt.datetime, end: dt.datetime, *, campaign: str | None = None) -> CopyWork:
    """Of the checks from ``start`` to before ``end``, of one campaign's copy or of all."""
    query = (
        select(RevisionRow.submission_id, RevisionRow.number, RevisionRow.verdict, RevisionRow.report)
        .where(RevisionRow.checked_at >= start, RevisionRow.checked_at < end)
        .execution_options(yield_per=100)
    )
    exceptions = select(func.count()).where(ExceptionRow.created_at >= start, ExceptionRow.created_at < end)
    overridden = select(func.count()).where(
        ApprovalEventRow.kind == "override", ApprovalEventRow.at >= start, ApprovalEventRow.at < end
    )
    if campaign is not None:
        mine = select(SubmissionRow.id).where(SubmissionRow.campaign == campaign)
        query = query.where(RevisionRow.submission_id.in_(mine))
        exceptions = exceptions.where(or_(ExceptionRow.campaign == campaign, ExceptionRow.submission.in_(mine)))
        approvals = select(ApprovalRow.id).where(ApprovalRow.submission.in_(mine))
        overridden = overridden.where(ApprovalEventRow.approval.in_(approvals))
    checks = firsts = passed = 0
    broken: dict[tuple[str, tuple[str, str] | None], set[str]] = {}
    for submission, number, verdict, report in session.execute(query):
        checks += 1
        if number == 1 and verdict != _NOT_CHECKED:
            firsts += 1
            passed += verdict == _ON_BRAND
        for finding in (report or {}).get("findings", ()):
            if finding["severity"] in _TOLD:
                item = finding["item"]
                named = (item["kind"], item["id"]) if item else None
                broken.setdefault((finding["check"] if named is None else "", named), set()).add(submission)
    most = sorted(broken.items(), key=lambda each: (-len(each[1]), str(each[0])))[:BROKEN_AT_MOST]
    return CopyWork(
        checks=checks,
        firsts=firsts,
        passed=passed,
        broken=tuple(BrokenRule(check, item, len(texts)) for (check, item), texts in most),
        exceptions=session.scalar(exceptions) or 0,
        overridden=session.scalar(overridden) or 0,
    )


def task_work(session: Session, start: dt.datetime, end: dt.datetime, *, campaign: str | None = None) -> TaskWork:
    """Of one campaign, or of every one and of none: done from ``start`` to before ``end``, and late at ``end``."""
    done = select(func.count()).where(TaskRow.status == "done", TaskRow.closed_at >= start, TaskRow.closed_at < end)
    active = select(func.count()).where(TaskRow.status.in_(ACTIVE))
    if campaign is not None:
        done, active = done.where(TaskRow.campaign == campaign), active.where(TaskRow.campaign == campaign)
    late = overdue(session, end, campaign=campaign, limit=LIMIT)
    return TaskWork(done=session.scalar(done) or 0, late=late, active=session.scalar(active) or 0)


def going_out(
    session: Session, start: dt.datetime, end: dt.datetime, *, campaign: str | None = None
) -> tuple[ContentItem, ...]:
    """Content of one campaign or of all that is planned to go out after ``start`` and by ``end``, in time; what was
    cancelled is left out."""
    query = (
        select(ContentRow)
        .where(ContentRow.publish_over > start, ContentRow.publish_over <= end, ContentRow.status != "cancelled")
        .order_by(ContentRow.publish_over, ContentRow.id)
        .limit(LIMIT)
    )
    if campaign is not None:
        query = query.where(ContentRow.campaign == campaign)
    return tuple(item_of(row) for row in session.scalars(query))
