"""What people say of findings; what rules found in the latest texts, how much of it helped, and what is on trial."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from campaigns import revisions
from campaigns.comparisons.store_kinds import kinds
from campaigns.model import Feedback
from campaigns.precision.model import RulePrecision, precise_last
from campaigns.tables import FeedbackRow, RevisionRow, SubmissionRow
from storage.upsert import insert_missing

LOOKED_AT = 1000
"""Checked texts that are looked at, the latest first."""


def rules(session: Session, brand: str) -> tuple[RulePrecision, ...]:
    """Every rule and kind of disagreement that found something, the least precise first, rules on trial last."""
    query = (
        select(RevisionRow)
        .join(SubmissionRow, SubmissionRow.id == RevisionRow.submission_id)
        .where(SubmissionRow.brand == brand, RevisionRow.report.is_not(None))
        .order_by(RevisionRow.checked_at.desc(), RevisionRow.submission_id)
        .limit(LOOKED_AT)
    )
    texts: dict[str, list[RevisionRow]] = {}
    for row in session.scalars(query):
        texts.setdefault(row.submission_id, []).append(row)
    said = select(FeedbackRow.submission_id, FeedbackRow.revision, FeedbackRow.finding_id).distinct()
    told = session.execute(said.where(FeedbackRow.submission_id.in_(texts)))
    refused = {(row[0], row[1], row[2]) for row in told}
    found: Counter[str] = Counter()
    helpful: Counter[str] = Counter()
    unhelpful: Counter[str] = Counter()
    trial: Counter[str] = Counter()
    for rows in texts.values():
        rows.sort(key=lambda row: row.number)
        trial.update(_rule(each) for each in (rows[-1].report or {}).get("shadowed", ()))
        for rule, verdict in _judged(rows, refused):
            found[rule] += 1
            helpful[rule] += verdict == "helpful"
            unhelpful[rule] += verdict == "unhelpful"
    made = [RulePrecision(rule, n, helpful[rule], unhelpful[rule]) for rule, n in sorted(found.items())]
    silent = [RulePrecision(rule, n, 0, 0, shadow=True) for rule, n in sorted(trial.items())]
    return (*sorted([*made, *kinds(session, brand)], key=precise_last), *silent)


def take_back(session: Session, submission_id: str, revision: int, finding_id: str, *, user: str) -> None:
    """Forget that ``user`` found a finding not helpful."""
    key = {"submission_id": submission_id, "revision": revision, "finding_id": finding_id, "user_id": user}
    session.execute(delete(FeedbackRow).filter_by(**key))


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
    revisions.get(session, submission_id, revision)
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


_Verdict = Literal["helpful", "unhelpful", ""]


def _judged(rows: Sequence[RevisionRow], refused: Collection[tuple[str, int, str]]) -> Iterator[tuple[str, _Verdict]]:
    """Rule and verdict of every finding of one piece, whose revisions are in order."""
    seen: dict[tuple[str, str, str, int], _Verdict] = {}
    for place, row in enumerate(rows):
        report = row.report or {}
        after = rows[place + 1] if place + 1 < len(rows) else None
        left = _kept(after) if after is not None and after.text != row.text else None
        numbered: Counter[tuple[str, str, str]] = Counter()
        for each in report["findings"]:
            key = _key(each)
            numbered[key] += 1
            said = (row.submission_id, row.number, each["id"]) in refused
            verdict: _Verdict = "unhelpful" if said else ""
            if not said and left is not None and numbered[key] > left[key]:
                verdict = "helpful"
            one = (*key, numbered[key])
            seen[one] = "unhelpful" if seen.get(one) == "unhelpful" else verdict
    for (rule, *_), verdict in seen.items():
        yield rule, verdict


def _kept(row: RevisionRow) -> Counter[tuple[str, str, str]]:
    """How often each finding is still there, those that an exception lets stand included."""
    report = row.report or {}
    suppressed = (each["finding"] for each in report.get("suppressed", ()))
    return Counter(_key(each) for each in (*report["findings"], *suppressed))


def _key(finding: Mapping[str, Any]) -> tuple[str, str, str]:
    return _rule(finding), str(finding["code"]), str(finding.get("quote") or "")


def _rule(finding: Mapping[str, Any]) -> str:
    item = finding["item"]
    return f"{item['kind']}:{item['id']}" if item else str(finding["code"])
