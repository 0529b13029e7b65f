"""Approvals that people look for, what was frozen and edited later, and the audit as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_
from sqlalchemy.orm import Session

from campaigns import revisions, submissions
from campaigns.approvals.difference import Piece, difference
from campaigns.approvals.flow import standing
from campaigns.approvals.frozen import intact
from campaigns.approvals.model import OPEN, Approval, ApprovalEvent, ApprovalStatus, FrozenCopy, Policy
from campaigns.approvals.rows import approval_of, event_of, frozen_of
from campaigns.approvals.store_people import roles_of, speaks_for
from campaigns.approvals.tables import ApprovalEventRow, ApprovalRow, FrozenRow, WaitRow
from campaigns.model import Submission
from campaigns.spreadsheets import safe_cell
from campaigns.tables import SubmissionRow

LIMIT = 100
"""Approvals or texts that a list for a person holds."""
_A_ROUND = 500
"""Approvals that one round of a job looks at; the next round takes the rest."""
AUDIT_COLUMNS = (
    "approval",
    "submission",
    "brand",
    "campaign",
    "author",
    "number",
    "at",
    "by",
    "on_behalf_of",
    "action",
    "stage",
    "revision",
    "comment",
    "quote",
    "verdict",
    "guideline_version",
    "seal",
    "intact",
)


@dataclass(frozen=True, slots=True)
class LaterEdit:
    """A text that was changed after it was approved: the two revisions and what differs between them."""

    frozen: FrozenCopy
    revision: int
    pieces: tuple[Piece, ...]


def waiting_for(session: Session, user: str, today: dt.date, *, limit: int = LIMIT) -> tuple[Approval, ...]:
    """Approvals whose open stage waits for the person, or for somebody they stand in for; the next due first."""
    return tuple(approval for approval, _ in waiting_with_policies(session, user, today, limit=limit))


def waiting_with_policies(
    session: Session, user: str, today: dt.date, *, limit: int = LIMIT
) -> tuple[tuple[Approval, Policy], ...]:
    """``waiting_for`` with the policy of each."""
    people = speaks_for(session, user, today)
    roles = roles_of(session, people)
    seat: ColumnElement[bool] = and_(WaitRow.kind == "user", WaitRow.who.in_(people))
    if roles:
        seat = or_(seat, and_(WaitRow.kind == "role", tuple_(ApprovalRow.brand, WaitRow.who).in_(roles)))
    waits = select(WaitRow.approval).join(ApprovalRow, ApprovalRow.id == WaitRow.approval).where(seat)
    query = _by_deadline(ApprovalRow.id.in_(waits)).limit(limit)
    found = _listed(session, query)
    return tuple((a, policy) for a, policy in found if a.author != user or policy.own_text)


def asked_by(session: Session, user: str) -> tuple[Approval, ...]:
    """Open approvals (drafts too) that the person asked for or whose text is theirs, the next due first."""
    mine = or_(ApprovalRow.requested_by == user, ApprovalRow.author == user)
    query = _by_deadline(mine, ApprovalRow.status.in_(OPEN)).limit(LIMIT)
    return tuple(a for a, _ in _listed(session, query))


def timed(session: Session, until: dt.datetime) -> tuple[tuple[Approval, Policy], ...]:
    """Approvals in review whose stage should decide before ``until``, the most urgent first, with their policies."""
    query = _by_deadline(ApprovalRow.status == "review", ApprovalRow.deadline <= until).limit(_A_ROUND)
    return tuple(_listed(session, query))


def changed_since(session: Session, moment: dt.datetime, *, limit: int = _A_ROUND) -> tuple[str, ...]:
    """Ids of the approvals that changed at a moment or after it."""
    query = select(ApprovalRow.id).where(ApprovalRow.changed_at >= moment).order_by(ApprovalRow.changed_at.desc())
    return tuple(session.scalars(query.limit(limit)))


def of_campaign(
    session: Session, campaign: str, *, statuses: tuple[ApprovalStatus, ...], limit: int = LIMIT
) -> tuple[Approval, ...]:
    """Approvals of a campaign that are in one of ``statuses``, the next due first."""
    query = _by_deadline(ApprovalRow.campaign == campaign, ApprovalRow.status.in_(statuses)).limit(limit)
    return tuple(a for a, _ in _listed(session, query))


def of_batch(session: Session, batch: str) -> tuple[Approval, ...]:
    """Approvals that were requested together."""
    query = select(ApprovalRow).where(ApprovalRow.batch == batch).order_by(ApprovalRow.id)
    return tuple(a for a, _ in _listed(session, query))


def overdue(session: Session, now: dt.datetime, *, limit: int = LIMIT) -> tuple[Approval, ...]:
    """Approvals in review whose stage should have decided, the latest first."""
    query = _by_deadline(ApprovalRow.status == "review", ApprovalRow.deadline <= now).limit(limit)
    return tuple(a for a, _ in _listed(session, query))


def frozen(session: Session, submission_id: str) -> FrozenCopy | None:
    """The text that was approved last, or None."""
    query = select(FrozenRow).where(FrozenRow.submission == submission_id)
    row = session.scalars(query.order_by(FrozenRow.frozen_at.desc(), FrozenRow.revision.desc()).limit(1)).one_or_none()
    return None if row is None else frozen_of(row)


def later_edit(session: Session, submission_id: str) -> LaterEdit | None:
    """What was changed since the text was approved; None when it was not, or when nothing differs."""
    approved = frozen(session, submission_id)
    if approved is None:
        return None
    latest = revisions.get(session, submission_id)
    if latest.text == approved.text:
        return None
    return LaterEdit(approved, latest.number, difference(approved.text, latest.text))


def open_pieces(session: Session, brand: str, *, limit: int = LIMIT) -> tuple[Submission, ...]:
    """Checked texts of a brand whose approval is not requested, the newest first."""
    under_way = select(ApprovalRow.submission).where(ApprovalRow.status != "withdrawn")
    query = select(SubmissionRow.id).where(
        SubmissionRow.brand == brand, SubmissionRow.status == "checked", SubmissionRow.id.not_in(under_way)
    )
    ids = session.scalars(query.order_by(SubmissionRow.created_at.desc(), SubmissionRow.id).limit(limit)).all()
    found = submissions.many(session, ids)
    return tuple(found[one] for one in ids)


def last_change(session: Session, approval: Approval, record: tuple[ApprovalEvent, ...]) -> tuple[Piece, ...]:
    """What the present revision changed in the one that was decided on before it; nothing for the first."""
    before = next((event.revision for event in reversed(record) if event.revision < approval.revision), None)
    if before is None:
        return ()
    old = revisions.get(session, approval.submission, before).text
    return difference(old, revisions.get(session, approval.submission, approval.revision).text)


def audit_csv(session: Session, *, brand: str | None = None, campaign: str | None = None) -> bytes:
    """Every entry of the records, of a brand or campaign or of all, as CSV.

    UTF-8 with a byte-order mark, which spreadsheet programs need for Chinese. Times are UTC; ``intact`` says whether
    the approved text and report are still what was sealed. Text that a spreadsheet would take for a formula has an
    apostrophe before it.
    """
    query = select(ApprovalEventRow, ApprovalRow).join(ApprovalRow, ApprovalRow.id == ApprovalEventRow.approval)
    for column, value in ((ApprovalRow.brand, brand), (ApprovalRow.campaign, campaign)):
        if value is not None:
            query = query.where(column == value)
    order = (ApprovalRow.created_at, ApprovalRow.id, ApprovalEventRow.number)
    kept = {(row.approval, row.revision): frozen_of(row) for row in session.scalars(select(FrozenRow))}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(AUDIT_COLUMNS)
    entries = session.execute(query.order_by(*order)).all()
    # The last yes to a revision is the one that froze it.
    yes = {(a.id, e.revision): e.number for e, a in entries if e.kind in ("approve", "override")}
    for event, approval in entries:
        text = (approval.id, event.revision)
        sealed = kept.get(text) if event.number == yes.get(text) else None
        writer.writerow(
            safe_cell(value)
            for value in (
                approval.id,
                approval.submission,
                approval.brand,
                approval.campaign,
                approval.author,
                event.number,
                event.at.isoformat(timespec="seconds"),
                event.by,
                event.on_behalf_of,
                event.kind,
                event.stage,
                event.revision,
                event.comment,
                event.quote,
                event.detail.get("verdict"),
                event.detail.get("guideline_version"),
                sealed and sealed.seal,
                sealed and ("yes" if intact(sealed) else "no"),
            )
        )
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _by_deadline(*where: ColumnElement[bool]) -> Select[ApprovalRow]:
    order = (ApprovalRow.deadline.is_(None), ApprovalRow.deadline, ApprovalRow.created_at, ApprovalRow.id)
    return select(ApprovalRow).where(*where).order_by(*order)


def _listed(session: Session, query: Select[ApprovalRow]) -> list[tuple[Approval, Policy]]:
    rows = session.scalars(query).all()
    events: dict[str, list[ApprovalEvent]] = defaultdict(list)
    record = select(ApprovalEventRow).where(ApprovalEventRow.approval.in_([row.id for row in rows]))
    for entry in session.scalars(record.order_by(ApprovalEventRow.number)):
        events[entry.approval].append(event_of(entry))
    policies = [Policy.from_json(row.policy) for row in rows]
    return [
        (approval_of(row, standing(policy, events[row.id])), policy) for row, policy in zip(rows, policies, strict=True)
    ]
