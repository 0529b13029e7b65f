"""What of an approval is read from the database for a card, and whose word it waits for. Synchronous."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bot.features.tasks.reading import calendar
from campaigns import revisions, submissions
from campaigns import store as campaigns_store
from campaigns.approvals import store, store_lists
from campaigns.approvals.difference import Piece
from campaigns.approvals.model import Approval, ApprovalEvent, Court, FrozenCopy, Policy, StageState
from campaigns.approvals.store_people import court
from campaigns.approvals.terms import with_delegate
from campaigns.errors import UnknownCampaign
from campaigns.model import Revision, Submission
from campaigns.moments import wall_of

SUBJECT, BATCH = "approval", "approval_batch"
"""What cards of one approval, and of several asked for together, are kept under."""

Begin = tuple[str, dict[str, Any], str]
"""A walk to begin: its name, its values, its key."""

LATEST = 4
"""Entries of the record whose walks are begun after a change: one change makes no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An approval with what its card says beside it. ``pieces`` are the difference to the revision decided on before;
    ``deciders`` whose word it waits for; ``later`` what was changed since the text was approved."""

    approval: Approval
    submission: Submission
    revision: Revision
    history: tuple[ApprovalEvent, ...]
    policy: Policy
    court: Court
    deciders: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    campaign: str | None = None
    frozen: FrozenCopy | None = None
    later: tuple[Piece, ...] = ()
    late: bool = False


def shown(session: Session, approval_id: str, now: dt.datetime) -> Shown:
    """The approval as it stands. Raises ``UnknownApproval``."""
    approval, policy, record = store.whole(session, approval_id)
    people, late = _now(session, approval, policy, now)
    edit = store_lists.later_edit(session, approval.submission) if approval.edited else None
    return Shown(
        approval=approval,
        submission=submissions.get(session, approval.submission),
        revision=revisions.get(session, approval.submission, approval.revision),
        history=record,
        policy=policy,
        court=people,
        deciders=deciders(approval, approval.open_stage, policy, people, late=late),
        pieces=store_lists.last_change(session, approval, record),
        campaign=_campaign(session, approval.campaign),
        frozen=store_lists.frozen(session, approval.submission) if approval.status == "approved" else None,
        later=edit.pieces if edit else (),
        late=late,
    )


def _now(session: Session, approval: Approval, policy: Policy, now: dt.datetime) -> tuple[Court, bool]:
    """Who has which role today, and whether the stage should have decided."""
    people = court(session, approval.brand, wall_of(now, policy.zone).date())
    return people, approval.deadline is not None and approval.deadline <= now


def deciders(
    approval: Approval, stage: StageState | None, policy: Policy, people: Court, *, late: bool
) -> tuple[str, ...]:
    """Everybody who could decide now in a stage: reviewers, who stands in for them, the delegate when it is late."""
    if stage is None:
        return ()
    standing = {**people.stand_ins, **stage.delegates}
    found: dict[str, None] = {}
    for reviewer in stage.stage.reviewers:
        if reviewer in stage.satisfied:
            continue
        for user in sorted(people.people(reviewer)):
            found[user] = None
            if user in standing:
                found[standing[user]] = None
    if late and approval.delegate and with_delegate(people, stage, approval.delegate, late=late) is not people:
        found[approval.delegate] = None
    return tuple(user for user in found if policy.own_text or user != approval.author)


@dataclass(frozen=True, slots=True)
class First:
    """The first of several approvals as a list shows them, and how many there are in all."""

    shown: tuple[Shown, ...]
    total: int


def waiting(session: Session, user: str, now: dt.datetime, zone: str, limit: int = 12) -> First:
    """What waits for the person, the next due first; no more than ``limit`` are read whole."""
    courts: dict[tuple[str, dt.date], Court] = {}
    theirs: list[str] = []
    for each, policy in store_lists.waiting_with_policies(session, user, wall_of(now, zone).date()):
        place = (each.brand, wall_of(now, policy.zone).date())
        people = courts.get(place) or courts.setdefault(place, court(session, *place))
        late = each.deadline is not None and each.deadline <= now
        if user in deciders(each, each.open_stage, policy, people, late=late):
            theirs.append(each.id)
    return First(tuple(shown(session, one, now) for one in theirs[:limit]), len(theirs))


def asked(session: Session, user: str, now: dt.datetime, limit: int = 12) -> First:
    """What the person asked for or wrote and that is under way; no more than ``limit`` are read whole."""
    found = store_lists.asked_by(session, user)
    return First(tuple(shown(session, one.id, now) for one in found[:limit]), len(found))


def of_batch(session: Session, batch: str, now: dt.datetime) -> list[Shown]:
    """What was asked for together."""
    return [shown(session, one.id, now) for one in store_lists.of_batch(session, batch)]


def begins(session: Session, approval_id: str, now: dt.datetime) -> list[Begin]:
    """The walks that follow from the latest entries of the record, and from a batch that reached a reviewer.

    Each has its own key: begun again, by whoever saw the change, they do nothing.
    """
    approval, policy, _ = store.whole(session, approval_id)
    last = approval.version
    found: list[Begin] = [
        ("approvals.entry", {"approval": approval_id, "number": number}, f"approvals:{approval_id}:{number}")
        for number in range(max(1, last - LATEST + 1), last + 1)
    ]
    batch = approval.batch
    if batch is not None:
        people, late = _now(session, approval, policy, now)
        found += [
            ("approvals.batch", {"batch": batch, "user": user}, f"approvals:batch:{batch}:{user}")
            for user in deciders(approval, approval.open_stage, policy, people, late=late)
        ]
    return found


def followed(session: Session, submission_id: str, *, by: str, now: dt.datetime) -> list[Begin]:
    """Let the approval of a submission catch up with a new revision or report; the walks that follow from it."""
    approval = store.follow(session, submission_id, by=by, now=now, calendars=calendar)
    return [] if approval is None else begins(session, approval.id, now)


def names_of(session: Session, brand: str) -> Mapping[str, str]:
    """The brand's campaigns by id."""
    return {each.id: each.name for each in campaigns_store.campaigns(session, brand=brand)}


def _campaign(session: Session, campaign: str | None) -> str | None:
    if campaign is None:
        return None
    try:
        return campaigns_store.campaign(session, campaign).name
    except UnknownCampaign:
        return campaign  # what a writer typed in the form of a check
