"""The record of an approval: its entries, and the row, the waits and the frozen text that follow from them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns import revisions
from campaigns.approvals.actions import Entry
from campaigns.approvals.errors import UnknownApproval
from campaigns.approvals.flow import Standing, standing
from campaigns.approvals.frozen import seal
from campaigns.approvals.model import ApprovalEvent, EventKind, Policy, StageState
from campaigns.approvals.rows import event_of
from campaigns.approvals.store_people import note_waits
from campaigns.approvals.tables import ApprovalEventRow, ApprovalRow, FrozenRow
from campaigns.approvals.terms import deadline_of
from campaigns.model import Revision
from campaigns.moments import wall_of
from campaigns.working_days import Calendars

CHECKER = "unison"
"""Who stands in the record where the checker spoke."""


def checked(
    session: Session, row: ApprovalRow, policy: Policy, state: Standing, now: dt.datetime, calendars: Calendars
) -> Standing:
    """On to review, or back to the writer, once the revision's report is there."""
    if state.status != "check":
        return state
    revision = revisions.get(session, row.submission, state.revision)
    if revision.verdict is None:
        return state
    detail = {
        "verdict": revision.verdict,
        "score": revision.score,
        "guideline_version": revision.guideline_version,
        "guideline_hash": revision.guideline_hash,
    }
    entry = Entry(kind="checked", detail=detail)
    return append(session, row, policy, state, entry, CHECKER, now, state.revision, calendars)


def append(
    session: Session,
    row: ApprovalRow,
    policy: Policy,
    before: Standing,
    entry: Entry,
    by: str,
    now: dt.datetime,
    revision: int,
    calendars: Calendars,
    event_id: str | None = None,
) -> Standing:
    """Write an entry into the record and bring the row, the waits and the frozen text up to it."""
    kind: EventKind = entry.kind
    number = 1 if kind == "open" else row.version + 1
    added = ApprovalEventRow(
        approval=row.id,
        number=number,
        at=now,
        by=by,
        kind=kind,
        revision=revision,
        stage=entry.stage,
        on_behalf_of=entry.on_behalf_of,
        comment=entry.comment,
        span_start=entry.span[0] if entry.span else None,
        span_end=entry.span[1] if entry.span else None,
        quote=entry.quote,
        detail=dict(entry.detail),
        event_id=event_id,
    )
    session.add(added)
    session.flush()
    state = standing(policy, events(session, row))
    opened, was = open_stage(state), open_stage(before)
    if opened is None:
        row.deadline = None
    elif was is None or was.stage.id != opened.stage.id:
        today = wall_of(now, policy.zone).date()
        calendar = calendars(policy.country)
        row.deadline = deadline_of(opened, policy=policy, calendar=calendar, today=today, until=row.until)
    row.version, row.changed_at = number, now
    row.status, row.revision, row.edited = state.status, state.revision, state.edited
    row.stage = opened.stage.id if opened else None
    late = row.deadline is not None and row.deadline <= now
    note_waits(session, row, opened, late=late)
    if state.status == "approved" and before.status != "approved":
        _freeze(session, row, revisions.get(session, row.submission, state.revision), now)
    session.flush()
    return state


def _freeze(session: Session, row: ApprovalRow, revision: Revision, now: dt.datetime) -> None:
    report, guideline = dict(revision.report or {}), revision.guideline_hash or ""
    session.add(
        FrozenRow(
            approval=row.id,
            revision=revision.number,
            submission=row.submission,
            text=revision.text,
            report=report,
            guideline_version=revision.guideline_version,
            guideline_hash=guideline,
            frozen_at=now,
            seal=seal(revision.text, report, revision.guideline_version, guideline, revision.number),
        )
    )


def open_stage(state: Standing) -> StageState | None:
    """The stage that waits for a decision, if the approval is under review."""
    return next((s for s in state.stages if s.status == "open"), None) if state.status == "review" else None


def row_of(session: Session, approval_id: str, *, lock: bool = False) -> ApprovalRow:
    """The row of that id, with ``lock`` held until the transaction ends; UnknownApproval otherwise."""
    query = select(ApprovalRow).where(ApprovalRow.id == approval_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise UnknownApproval(approval_id)
    return row


def active(session: Session, submission_id: str, *, lock: bool = False) -> ApprovalRow | None:
    """The row of a submission's approval that was not withdrawn, with ``lock`` held until the transaction ends."""
    query = select(ApprovalRow).where(ApprovalRow.submission == submission_id, ApprovalRow.status != "withdrawn")
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def events(session: Session, row: ApprovalRow) -> tuple[ApprovalEvent, ...]:
    """Every entry, first to last."""
    query = select(ApprovalEventRow).where(ApprovalEventRow.approval == row.id).order_by(ApprovalEventRow.number)
    return tuple(event_of(entry) for entry in session.scalars(query))
