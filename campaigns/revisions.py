"""The texts of submitted copy, one after the other, and the report of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from campaigns.errors import UnknownRevision
from campaigns.model import Revision
from campaigns.submissions import row_of
from campaigns.tables import RevisionRow


def of_submission(session: Session, submission_id: str) -> tuple[Revision, ...]:
    """Every revision, first to last; UnknownSubmission when there is no such submission."""
    row_of(session, submission_id)
    query = select(RevisionRow).where(RevisionRow.submission_id == submission_id).order_by(RevisionRow.number)
    return tuple(_revision(row) for row in session.scalars(query))


def get(session: Session, submission_id: str, number: int | None = None) -> Revision:
    """One revision, the latest by default; UnknownSubmission or UnknownRevision when it is not there."""
    row = session.get(RevisionRow, (submission_id, number)) if number is not None else None
    if row is None:
        row_of(session, submission_id)
        latest = _latest(session, submission_id)
        row = _revision_row(session, submission_id, latest if number is None else number, latest)
    return _revision(row)


def openings(session: Session, submission_ids: Collection[str]) -> dict[str, str]:
    """The text of the latest revision of each, by submission: what lists of many need, without the reports."""
    last = (
        select(RevisionRow.submission_id.label("of"), func.max(RevisionRow.number).label("number"))
        .where(RevisionRow.submission_id.in_(submission_ids))
        .group_by(RevisionRow.submission_id)
        .subquery()
    )
    same = (RevisionRow.submission_id == last.c.of) & (RevisionRow.number == last.c.number)
    query = select(RevisionRow.submission_id, RevisionRow.text).join(last, same)
    return {row.submission_id: row.text for row in session.execute(query)} if submission_ids else {}


def add(session: Session, submission_id: str, text: str, now: dt.datetime, *, event_id: str | None = None) -> Revision:
    """Append a text. With the ``event_id`` of the click or edit, its redelivery gives the first time's revision."""
    row = row_of(session, submission_id, lock=True)
    if event_id is not None:
        known = session.scalars(select(RevisionRow).where(RevisionRow.event_id == event_id)).one_or_none()
        if known is not None:
            return _revision(known)
    added = RevisionRow(
        submission_id=submission_id,
        number=_latest(session, submission_id) + 1,
        text=text,
        created_at=now,
        event_id=event_id,
    )
    session.add(added)
    row.status, row.error = "received", None
    session.flush()
    return _revision(added)


def record_report(
    session: Session,
    submission_id: str,
    revision: int,
    report_json: Mapping[str, Any],
    *,
    verdict: str,
    score: int,
    guideline_version: int | None,
    guideline_hash: str,
    now: dt.datetime,
) -> Revision:
    """Store a revision's report (JSON-ready) and mark the submission checked if it is the latest revision.

    Safe to repeat: a step that ran twice leaves what it left the first time.
    """
    submission = row_of(session, submission_id, lock=True)
    latest = _latest(session, submission_id)
    row = _revision_row(session, submission_id, revision, latest)
    row.report, row.verdict, row.score = dict(report_json), verdict, score
    row.guideline_version, row.guideline_hash, row.checked_at = guideline_version, guideline_hash, now
    if revision == latest:
        submission.status, submission.error = "checked", None
    session.flush()
    return _revision(row)


def _latest(session: Session, submission_id: str) -> int:
    query = select(func.max(RevisionRow.number)).where(RevisionRow.submission_id == submission_id)
    return session.scalars(query).one() or 0


def _revision_row(session: Session, submission_id: str, number: int, latest: int) -> RevisionRow:
    row = session.get(RevisionRow, (submission_id, number))
    if row is None:
        raise UnknownRevision(submission_id, number, latest)
    return row


def _revision(row: RevisionRow) -> Revision:
    return Revision(
        submission_id=row.submission_id,
        number=row.number,
        text=row.text,
        created_at=row.created_at,
        event_id=row.event_id,
        report=row.report,
        verdict=row.verdict,
        score=row.score,
        guideline_version=row.guideline_version,
        guideline_hash=row.guideline_hash,
        checked_at=row.checked_at,
    )
