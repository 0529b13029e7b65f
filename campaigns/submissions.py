"""Copy that people handed in: received once, described, found again, and the message at which its answer stands."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import fields
from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from campaigns.errors import UnknownSubmission
from campaigns.model import NewSubmission, Source, Submission, SubmissionStatus
from campaigns.tables import RevisionRow, SubmissionRow
from guidelines.model import Language
from storage.upsert import insert_missing


def receive(session: Session, handed: NewSubmission, now: dt.datetime) -> Submission:
    """Store a submission with its text as revision 1.

    An event that was received before gives the submission of the first time, unchanged, whatever else is handed in:
    also when two processes receive it at once.
    """
    row = {each.name: getattr(handed, each.name) for each in fields(handed) if each.name != "text"}
    row |= {"id": uuid.uuid4().hex, "created_at": now, "status": "received"}
    if insert_missing(session, SubmissionRow, [row]):
        session.add(RevisionRow(submission_id=row["id"], number=1, text=handed.text, created_at=now))
        session.flush()
    stored = session.scalars(select(SubmissionRow).where(SubmissionRow.event_id == handed.event_id)).one()
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
    row = row_of(session, submission_id, lock=True)
    row.channel, row.stage, row.campaign, row.audience = channel, stage, campaign, audience
    row.copy_language, row.as_of = copy_language, as_of
    session.flush()
    return _submission(row)


def set_live(session: Session, submission_id: str, as_of: dt.date | None) -> None:
    """Say when the copy goes live, and nothing else anew."""
    row_of(session, submission_id, lock=True).as_of = as_of
    session.flush()


def get(session: Session, submission_id: str) -> Submission:
    """The submission of that id; UnknownSubmission otherwise."""
    return _submission(row_of(session, submission_id))


def by_card(session: Session, channel: str, ts: str) -> Submission | None:
    """The submission whose answer stands at that message, or None."""
    return _first(session, SubmissionRow.card_channel == channel, SubmissionRow.card_ts == ts)


def by_message(session: Session, channel: str, ts: str) -> Submission | None:
    """The latest submission that came from that message, or None: how an edited message finds its submission."""
    return _first(session, SubmissionRow.origin_channel == channel, SubmissionRow.origin_ts == ts)


def of_message(session: Session, channel: str, ts: str) -> tuple[Submission, ...]:
    """Everything that came from that message, its text and each of its files, oldest first."""
    query = select(SubmissionRow).where(SubmissionRow.origin_channel == channel, SubmissionRow.origin_ts == ts)
    return tuple(map(_submission, session.scalars(query.order_by(SubmissionRow.created_at, SubmissionRow.id))))


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
    row = row_of(session, submission_id, lock=True)
    row.card_channel, row.card_ts = channel, ts
    session.flush()
    return _submission(row)


def forget_card(session: Session, submission_id: str) -> None:
    """Note that the answer stands nowhere any more."""
    row = row_of(session, submission_id, lock=True)
    row.card_channel = row.card_ts = None
    session.flush()


def many(session: Session, submission_ids: Collection[str]) -> dict[str, Submission]:
    """The submissions of those ids, by id; one that is not there is left out."""
    query = select(SubmissionRow).where(SubmissionRow.id.in_(submission_ids))
    return {row.id: _submission(row) for row in session.scalars(query)} if submission_ids else {}


def record_failure(session: Session, submission_id: str, error: str) -> Submission:
    """Mark the submission failed with a sentence that says why; a later report or revision clears it."""
    row = row_of(session, submission_id, lock=True)
    row.status, row.error = "failed", error
    session.flush()
    return _submission(row)


def row_of(session: Session, submission_id: str, *, lock: bool = False) -> SubmissionRow:
    """The row of that id, with ``lock`` held until the transaction ends; UnknownSubmission otherwise."""
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
