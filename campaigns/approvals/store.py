"""Approvals requested, decided and followed: every step is an entry of the record, and the record is the truth."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns import revisions, submissions
from campaigns.approvals import store_record as record
from campaigns.approvals.actions import Action, Entry, HandOver, Scene
from campaigns.approvals.difference import same_words
from campaigns.approvals.errors import AlreadyRequested, ApprovalError, TextMoved, UnknownApproval
from campaigns.approvals.flow import kept_stages, standing
from campaigns.approvals.model import UNDER_WAY, Approval, ApprovalEvent, Policy, Terms
from campaigns.approvals.rows import approval_of
from campaigns.approvals.store_people import court, note_waits, policy_of
from campaigns.approvals.tables import ApprovalEventRow, ApprovalRow
from campaigns.approvals.terms import policy_under, with_delegate
from campaigns.moments import wall_of
from campaigns.tables import SubmissionRow
from campaigns.working_days import Calendars


def request(
    session: Session,
    submission_ids: Sequence[str],
    *,
    by: str,
    now: dt.datetime,
    calendars: Calendars,
    draft: bool = False,
    terms: Terms | None = None,
) -> tuple[Approval, ...]:
    """Ask for approval of texts, several of them as one batch; all of them or, on an error, none.

    Each goes to its check, and on to review when it has been checked already; with ``draft`` it waits to be handed
    over. AlreadyRequested when one is under way; UnknownSubmission. A withdrawn one may be requested again. Where
    ``terms`` are given, everybody they name must be able to decide, and every stage must have somebody
    (``terms.policy_under``).
    """
    batch = uuid.uuid4().hex if len(submission_ids) > 1 else None
    return tuple(_request(session, one, batch, by, now, calendars, draft, terms) for one in submission_ids)


def get(session: Session, approval_id: str) -> Approval:
    """The approval of that id; UnknownApproval otherwise."""
    return whole(session, approval_id)[0]


def whole(session: Session, approval_id: str) -> tuple[Approval, Policy, tuple[ApprovalEvent, ...]]:
    """The approval with the policy that it began with and its whole record, first to last, read once."""
    row = record.row_of(session, approval_id)
    policy, events = Policy.from_json(row.policy), record.events(session, row)
    return approval_of(row, standing(policy, events)), policy, events


def version(session: Session, approval_id: str) -> int:
    """How many entries the record has: whether it changed is known without reading it. UnknownApproval."""
    found = session.scalars(select(ApprovalRow.version).where(ApprovalRow.id == approval_id)).one_or_none()
    if found is None:
        raise UnknownApproval(approval_id)
    return found


def of_submission(session: Session, submission_id: str) -> Approval | None:
    """The approval of a submission, or None when none is requested or it was withdrawn."""
    row = record.active(session, submission_id)
    return None if row is None else get(session, row.id)


def history(session: Session, approval_id: str) -> tuple[ApprovalEvent, ...]:
    """The whole record, first to last; UnknownApproval when there is no such approval."""
    return record.events(session, record.row_of(session, approval_id))


def act(
    session: Session,
    approval_id: str,
    action: Action,
    *,
    by: str,
    now: dt.datetime,
    calendars: Calendars,
    revision: int | None = None,
    stage: str | None = None,
    event_id: str | None = None,
) -> Approval:
    """Do ``action``; a typed error when the person may not, or the approval stands elsewhere by now.

    ``revision`` and ``stage`` are what the person was looking at: TextMoved when they are not the present ones, so that
    nobody decides on a text they did not read. ``event_id`` is the click: delivered twice, it counts once.
    """
    row = record.row_of(session, approval_id, lock=True)
    policy = Policy.from_json(row.policy)
    state = standing(policy, record.events(session, row))
    if event_id is not None and session.scalars(select(ApprovalEventRow).filter_by(event_id=event_id)).first():
        return approval_of(row, state)
    opened = record.open_stage(state)
    there = opened.stage.id if opened else None
    if (revision is not None and revision != state.revision) or (stage is not None and stage != there):
        raise TextMoved(approval_id, state.revision, there)
    text = revisions.get(session, row.submission, state.revision).text
    people = court(session, row.brand, wall_of(now, policy.zone).date())
    late = row.deadline is not None and row.deadline <= now
    if by == row.delegate:
        people = with_delegate(people, opened, by, late=late)
    scene = Scene(policy=policy, standing=state, court=people, author=row.author, text=text, requester=row.requested_by)
    entry = action.entry(scene, by)
    number = int(entry.detail.get("revision", state.revision))
    if isinstance(action, HandOver):
        number = revisions.get(session, row.submission).number
    state = record.append(session, row, policy, state, entry, by, now, number, calendars, event_id)
    return approval_of(row, record.checked(session, row, policy, state, now, calendars))


def act_on_batch(
    session: Session,
    batch: str,
    action: Action,
    *,
    by: str,
    now: dt.datetime,
    calendars: Calendars,
    seen: Mapping[str, tuple[int, str | None]] | None = None,
    event_id: str | None = None,
) -> tuple[tuple[Approval, ApprovalError | None], ...]:
    """Do ``action`` to every approval of a batch that takes it; each with the reason why it did not.

    ``seen`` are the revision and stage that the person was looking at, by approval; others are left alone.
    """
    ids = session.scalars(select(ApprovalRow.id).where(ApprovalRow.batch == batch).order_by(ApprovalRow.id)).all()
    told: list[tuple[Approval, ApprovalError | None]] = []
    for one in ids:
        if seen is not None and one not in seen:
            continue
        revision, stage = seen[one] if seen is not None else (None, None)
        click = f"{event_id}:{one}" if event_id is not None else None
        try:
            done = act(
                session,
                one,
                action,
                by=by,
                now=now,
                calendars=calendars,
                revision=revision,
                stage=stage,
                event_id=click,
            )
            told.append((done, None))
        except ApprovalError as error:
            told.append((get(session, one), error))
    return tuple(told)


def follow(session: Session, submission_id: str, *, by: str, now: dt.datetime, calendars: Calendars) -> Approval | None:
    """Let the approval of a submission catch up with its newest revision and report; None when there is none.

    Call it after a revision was added or a report recorded, any number of times. Before approval a new revision goes
    back to its check, with the stages kept that say so; after approval it is noted as a later edit, and the approved
    text stays the approved text.
    """
    row = record.active(session, submission_id, lock=True)
    if row is None:
        return None
    policy = Policy.from_json(row.policy)
    state = standing(policy, record.events(session, row))
    latest = revisions.get(session, submission_id)
    if latest.number > state.revision and state.status == "approved" and state.edited != latest.number:
        entry = Entry(kind="edited_after", detail={})
        state = record.append(session, row, policy, state, entry, by, now, latest.number, calendars)
    elif latest.number > state.revision and state.status in UNDER_WAY:
        before = revisions.get(session, submission_id, state.revision)
        kept = kept_stages(state, same_words=same_words(before.text, latest.text))
        entry = Entry(kind="revise", detail={"kept": list(kept)})
        state = record.append(session, row, policy, state, entry, by, now, latest.number, calendars)
    return approval_of(row, record.checked(session, row, policy, state, now, calendars))


def escalate(session: Session, approval_id: str, now: dt.datetime) -> Approval:
    """Let an approval wait for its delegate as well once its stage is late; any number of times."""
    row = record.row_of(session, approval_id, lock=True)
    state = standing(Policy.from_json(row.policy), record.events(session, row))
    late = row.deadline is not None and row.deadline <= now
    note_waits(session, row, record.open_stage(state), late=late)
    return approval_of(row, state)


def _request(
    session: Session,
    submission_id: str,
    batch: str | None,
    by: str,
    now: dt.datetime,
    calendars: Calendars,
    draft: bool,
    terms: Terms | None,
) -> Approval:
    submission = submissions.get(session, submission_id)
    # Two who ask at once take turns on the submission.
    session.scalars(select(SubmissionRow.id).where(SubmissionRow.id == submission_id).with_for_update()).one()
    there = record.active(session, submission_id)
    if there is not None:
        raise AlreadyRequested(there.id, submission_id)
    policy = policy_of(session, submission.brand)
    if terms is not None:
        today = wall_of(now, policy.zone).date()
        people = court(session, submission.brand, today)
        policy = policy_under(policy, terms, people, author=submission.author, today=today)
    asked = terms or Terms()
    row = ApprovalRow(
        id=uuid.uuid4().hex,
        submission=submission_id,
        brand=submission.brand,
        campaign=asked.campaign or submission.campaign,
        delegate=asked.delegate,
        until=asked.until,
        batch=batch,
        requested_by=by,
        author=submission.author,
        policy=policy.to_json(),
        status="draft",
        revision=1,
        created_at=now,
        changed_at=now,
        version=1,
    )
    session.add(row)
    session.flush()
    state = standing(policy, ())
    number = revisions.get(session, submission_id).number
    first = Entry(kind="open", detail={})
    state = record.append(session, row, policy, state, first, by, now, number, calendars)
    if not draft:
        ready = Entry(kind="hand_over", detail={})
        state = record.append(session, row, policy, state, ready, by, now, number, calendars)
    return approval_of(row, record.checked(session, row, policy, state, now, calendars))
