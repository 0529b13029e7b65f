"""Copy that people handed in: received once, checked, answered, revised, and what they thought of the findings."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from campaigns.errors import UnknownRevision, UnknownSubmission
from campaigns.model import Feedback, Revision, Source, Submission, SubmissionStatus
from campaigns.tables import FeedbackRow, RevisionRow, SubmissionRow
from guidelines.model import Language
from storage.upsert import insert_missing


def receive(
    session: Session,
    *,
    event_id: str,
    brand: str,
    author: str,
    team_id: str,
    source: Source,
    language: Language,
    text: str,
    now: dt.datetime,
    channel: str | None = None,
    stage: str | None = None,
    campaign: str | None = None,
    audience: str | None = None,
    copy_language: Language | None = None,
    as_of: dt.date | None = None,
    file_name: str | None = None,
    origin_channel: str | None = None,
    origin_ts: str | None = None,
    origin_thread_ts: str | None = None,
) -> Submission:
    """Store a submission with ``text`` as revision 1.

    An event that was received before gives the submission of the first time, unchanged, whatever else is passed: also
    when two processes receive it at once.
    """
    row = {
        "id": uuid.uuid4().hex,
        "event_id": event_id,
        "brand": brand,
        "author": author,
        "team_id": team_id,
        "source": source,
        "language": language,
        "channel": channel,
        "stage": stage,
        "campaign": campaign,
        "audience": audience,
        "copy_language": copy_language,
        "as_of": as_of,
        "file_name": file_name,
        "origin_channel": origin_channel,
        "origin_ts": origin_ts,
        "origin_thread_ts": origin_thread_ts,
        "created_at": now,
        "status": "received",
    }
    if insert_missing(session, SubmissionRow, [row]):
        session.add(RevisionRow(submission_id=row["id"], number=1, text=text, created_at=now))
        session.flush()
    stored = session.scalars(select(SubmissionRow).where(SubmissionRow.event_id == event_id)).one()
    return _submission(stored)


def describe(
    session: Session,
    submission_id: str,
    *,
    channel: str | None,
    stage: str | None,
    campaign: str | None,
    audience: str | None,
    copy_language: Language | None,
    as_of: dt.date | None,
) -> Submission:
    """Say anew what the copy is for; None forgets what was said before. Holds for revisions checked from now on."""
    row = _row(session, submission_id, lock=True)
    row.channel, row.stage, row.campaign, row.audience = channel, stage, campaign, audience
    row.copy_language, row.as_of = copy_language, as_of
    session.flush()
    return _submission(row)


def get(session: Session, submission_id: str) -> Submission:
    """The submission of that id; UnknownSubmission otherwise."""
    return _submission(_row(session, submission_id))


def by_card(session: Session, channel: str, ts: str) -> Submission | None:
    """The submission whose answer stands at that message, or None."""
    return _first(session, SubmissionRow.card_channel == channel, SubmissionRow.card_ts == ts)


def by_message(session: Session, channel: str, ts: str) -> Submission | None:
    """The latest submission that came from that message, or None: how an edited message finds its submission."""
    return _first(session, SubmissionRow.origin_channel == channel, SubmissionRow.origin_ts == ts)


def recent(session: Session, author: str, limit: int, *, team_id: str | None = None) -> tuple[Submission, ...]:
    """The author's last ``limit`` submissions, newest first."""
    query = select(SubmissionRow).where(SubmissionRow.author == author)
    if team_id is not None:
        query = query.where(SubmissionRow.team_id == team_id)
    query = query.order_by(SubmissionRow.created_at.desc(), SubmissionRow.id).limit(limit)
    return tuple(_submission(row) for row in session.scalars(query))


def latest(session: Session, brand: str, limit: int) -> tuple[str, ...]:
    """The ids of the brand's last ``limit`` submissions, newest first."""
    query = select(SubmissionRow.id).where(SubmissionRow.brand == brand)
    return tuple(session.scalars(query.order_by(SubmissionRow.created_at.desc(), SubmissionRow.id).limit(limit)))


def set_card(session: Session, submission_id: str, channel: str, ts: str) -> Submission:
    """Note at which message the answer stands."""
    row = _row(session, submission_id, lock=True)
    row.card_channel, row.card_ts = channel, ts
    session.flush()
    return _submission(row)


def revisions(session: Session, submission_id: str) -> tuple[Revision, ...]:
    """Every revision, first to last; UnknownSubmission when there is no such submission."""
    _row(session, submission_id)
    query = select(RevisionRow).where(RevisionRow.submission_id == submission_id).order_by(RevisionRow.number)
    return tuple(_revision(row) for row in session.scalars(query))


def revision(session: Session, submission_id: str, number: int | None = None) -> Revision:
    """One revision, the latest by default; UnknownSubmission or UnknownRevision when it is not there."""
    row = session.get(RevisionRow, (submission_id, number)) if number is not None else None
    if row is None:
        _row(session, submission_id)
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


def many(session: Session, submission_ids: Collection[str]) -> dict[str, Submission]:
    """The submissions of those ids, by id; one that is not there is left out."""
    query = select(SubmissionRow).where(SubmissionRow.id.in_(submission_ids))
    return {row.id: _submission(row) for row in session.scalars(query)} if submission_ids else {}


def add_revision(
    session: Session, submission_id: str, text: str, now: dt.datetime, *, event_id: str | None = None
) -> Revision:
    """Append a text. With the ``event_id`` of the click or edit, its redelivery gives the first time's revision."""
    row = _row(session, submission_id, lock=True)
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
    submission = _row(session, submission_id, lock=True)
    latest = _latest(session, submission_id)
    row = _revision_row(session, submission_id, revision, latest)
    row.report, row.verdict, row.score = dict(report_json), verdict, score
    row.guideline_version, row.guideline_hash, row.checked_at = guideline_version, guideline_hash, now
    if revision == latest:
        submission.status, submission.error = "checked", None
    session.flush()
    return _revision(row)


def record_failure(session: Session, submission_id: str, error: str) -> Submission:
    """Mark the submission failed with a sentence that says why; a later report or revision clears it."""
    row = _row(session, submission_id, lock=True)
    row.status, row.error = "failed", error
    session.flush()
    return _submission(row)


def give_feedback(
    session: Session,
    *,
    submission_id: str,
    revision: int,
    finding_id: str,
    code: str,
    user: str,
    now: dt.datetime,
    item_kind: str | None = None,
    item_id: str | None = None,
    comment: str | None = None,
) -> Feedback:
    """Store that ``user`` found a finding not helpful; saying it again changes nothing, save that a comment is kept."""
    _row(session, submission_id)
    _revision_row(session, submission_id, revision, _latest(session, submission_id))
    key = {"submission_id": submission_id, "revision": revision, "finding_id": finding_id, "user_id": user}
    told = {"code": code, "item_kind": item_kind, "item_id": item_id, "comment": comment, "created_at": now}
    if not insert_missing(session, FeedbackRow, [key | told]) and comment:
        session.execute(update(FeedbackRow).filter_by(**key).values(comment=comment))
    row = session.scalars(select(FeedbackRow).filter_by(**key)).one()
    return Feedback(
        submission_id=row.submission_id,
        revision=row.revision,
        finding_id=row.finding_id,
        code=row.code,
        item_kind=row.item_kind,
        item_id=row.item_id,
        user=row.user_id,
        comment=row.comment,
        created_at=row.created_at,
    )


def _row(session: Session, submission_id: str, *, lock: bool = False) -> SubmissionRow:
    # Writers of one submission take turns (SQLite's unit of work holds the only write lock anyway).
    query = select(SubmissionRow).where(SubmissionRow.id == submission_id)
    if lock:
        # What this unit of work read before it held the lock may be out of date.
        query = query.with_for_update().execution_options(populate_existing=True)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise UnknownSubmission(submission_id)
    return row


def _first(session: Session, *where: ColumnElement[bool]) -> Submission | None:
    query = select(SubmissionRow).where(*where).order_by(SubmissionRow.created_at.desc(), SubmissionRow.id).limit(1)
    row = session.scalars(query).one_or_none()
    return None if row is None else _submission(row)


def _latest(session: Session, submission_id: str) -> int:
    query = select(func.max(RevisionRow.number)).where(RevisionRow.submission_id == submission_id)
    return session.scalars(query).one() or 0


def _revision_row(session: Session, submission_id: str, number: int, latest: int) -> RevisionRow:
    row = session.get(RevisionRow, (submission_id, number))
    if row is None:
        raise UnknownRevision(submission_id, number, latest)
    return row


def _submission(row: SubmissionRow) -> Submission:
    return Submission(
        id=row.id,
        event_id=row.event_id,
        brand=row.brand,
        author=row.author,
        team_id=row.team_id,
        source=cast(Source, row.source),
        language=cast(Language, row.language),
        created_at=row.created_at,
        status=cast(SubmissionStatus, row.status),
        error=row.error,
        channel=row.channel,
        stage=row.stage,
        campaign=row.campaign,
        audience=row.audience,
        copy_language=cast("Language | None", row.copy_language),
        as_of=row.as_of,
        file_name=row.file_name,
        origin_channel=row.origin_channel,
        origin_ts=row.origin_ts,
        origin_thread_ts=row.origin_thread_ts,
        card_channel=row.card_channel,
        card_ts=row.card_ts,
    )


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
