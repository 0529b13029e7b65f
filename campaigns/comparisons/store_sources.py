"""Which submitted pieces of a campaign are compared."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns import revisions, submissions
from campaigns.approvals.tables import ApprovalRow
from campaigns.calendar.store import of_campaign
from campaigns.model import Revision, Submission
from campaigns.tables import SubmissionRow

LOOKED_AT = 200


def ways(session: Session, campaign: str) -> dict[str, tuple[str | None, str | None]]:
    """By submission what it is cut from and what it leads to, both submissions, as the content calendar plans it."""
    items = {each.id: each for each in of_campaign(session, campaign)}

    def copy_of(item: str | None) -> str | None:
        return items[item].submission if item in items else None

    return {
        each.submission: (copy_of(each.parent), copy_of(each.hands_off_to))
        for each in items.values()
        if each.submission and each.live
    }


def pieces_of(session: Session, campaign: str) -> tuple[tuple[Submission, Revision], ...]:
    """The campaign's checked pieces with their latest text, approved ones first, then the newest first.

    Of a file that was handed in again, and of a text that was, only the first of these stands.
    """
    query = select(SubmissionRow.id).where(SubmissionRow.campaign == campaign, SubmissionRow.status == "checked")
    ids = list(session.scalars(query.order_by(SubmissionRow.created_at.desc(), SubmissionRow.id).limit(LOOKED_AT)))
    frozen = select(ApprovalRow.submission).where(ApprovalRow.submission.in_(ids), ApprovalRow.status == "approved")
    approved = set(session.scalars(frozen))
    seen: set[tuple[str | None, str]] = set()
    found: list[tuple[Submission, Revision]] = []
    for each in sorted(ids, key=lambda one: one not in approved):
        submission, revision = submissions.get(session, each), revisions.get(session, each)
        same = {(submission.channel, f"text:{revision.text.strip()}")}
        if submission.file_name:
            same.add((submission.channel, f"file:{submission.file_name}"))
        if not same & seen:
            found.append((submission, revision))
        seen |= same
    return tuple(found)
