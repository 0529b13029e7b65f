"""Approvals, entries of their record and frozen texts as their rows and back."""

from __future__ import annotations

from typing import cast

from campaigns.approvals.flow import Standing
from campaigns.approvals.model import Approval, ApprovalEvent, EventKind, FrozenCopy
from campaigns.approvals.tables import ApprovalEventRow, ApprovalRow, FrozenRow


def event_of(row: ApprovalEventRow) -> ApprovalEvent:
    """The entry that a row holds."""
    return ApprovalEvent(
        number=row.number,
        at=row.at,
        by=row.by,
        kind=cast(EventKind, row.kind),
        revision=row.revision,
        stage=row.stage,
        on_behalf_of=row.on_behalf_of,
        comment=row.comment,
        start=row.span_start,
        end=row.span_end,
        quote=row.quote,
        detail=row.detail,
    )


def approval_of(row: ApprovalRow, state: Standing) -> Approval:
    """The approval of a row and of the standing of its record."""
    return Approval(
        id=row.id,
        submission=row.submission,
        brand=row.brand,
        campaign=row.campaign,
        batch=row.batch,
        requested_by=row.requested_by,
        author=row.author,
        status=state.status,
        revision=state.revision,
        stages=state.stages,
        deadline=row.deadline,
        delegate=row.delegate,
        until=row.until,
        edited=state.edited,
        created_at=row.created_at,
        changed_at=row.changed_at,
        version=row.version,
    )


def frozen_of(row: FrozenRow) -> FrozenCopy:
    """The frozen text that a row holds."""
    return FrozenCopy(
        approval=row.approval,
        submission=row.submission,
        revision=row.revision,
        text=row.text,
        report=row.report,
        guideline_version=row.guideline_version,
        guideline_hash=row.guideline_hash,
        frozen_at=row.frozen_at,
        seal=row.seal,
    )
