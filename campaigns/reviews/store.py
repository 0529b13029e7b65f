"""Copy, tasks and content of a stretch of days, counted from what is stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from campaigns.approvals.tables import ApprovalEventRow
from campaigns.calendar.model import ContentItem
from campaigns.calendar.store import item_of
from campaigns.calendar.tables import ContentRow
from campaigns.tables import RevisionRow
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
    ``exceptions`` are stages of approval that somebody put aside with a reason."""

    checks: int
    firsts: int
    passed: int
    broken: tuple[BrokenRule, ...]
    exceptions: int

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


def copy_work(session: Session, start: dt.datetime, end: dt.datetime) -> CopyWork:
    """Of the checks from ``start`` to before ``end``."""
    query = (
        select(RevisionRow.submission_id, RevisionRow.number, RevisionRow.verdict, RevisionRow.report)
        .where(RevisionRow.checked_at >= start, RevisionRow.checked_at < end)
        .execution_options(yield_per=100)
    )
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
    exceptions = select(func.count()).where(
        ApprovalEventRow.kind == "override", ApprovalEventRow.at >= start, ApprovalEventRow.at < end
    )
    return CopyWork(
        checks=checks,
        firsts=firsts,
        passed=passed,
        broken=tuple(BrokenRule(check, item, len(texts)) for (check, item), texts in most),
        exceptions=session.scalar(exceptions) or 0,
    )


def task_work(session: Session, start: dt.datetime, end: dt.datetime) -> TaskWork:
    """Of every campaign and of none: done from ``start`` to before ``end``, and late at ``end``."""
    done = select(func.count()).where(TaskRow.status == "done", TaskRow.closed_at >= start, TaskRow.closed_at < end)
    active = select(func.count()).where(TaskRow.status.in_(ACTIVE))
    return TaskWork(
        done=session.scalar(done) or 0, late=overdue(session, end, limit=LIMIT), active=session.scalar(active) or 0
    )


def going_out(session: Session, start: dt.datetime, end: dt.datetime) -> tuple[ContentItem, ...]:
    """Content that is planned to go out after ``start`` and by ``end``, in time; what was cancelled is left out."""
    query = (
        select(ContentRow)
        .where(ContentRow.publish_over > start, ContentRow.publish_over <= end, ContentRow.status != "cancelled")
        .order_by(ContentRow.publish_over, ContentRow.id)
        .limit(LIMIT)
    )
    return tuple(item_of(row) for row in session.scalars(query))
