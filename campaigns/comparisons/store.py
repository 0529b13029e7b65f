"""Comparisons kept, and their disagreements from one comparison of the same pieces to the next."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from campaigns.comparisons.model import Compared, Disagreement, DisagreementGone, DisagreementStatus, Piece
from campaigns.comparisons.model import UnknownComparison as Unknown
from campaigns.comparisons.tables import ComparisonRow, DisagreementRow
from campaigns.exceptions import store as exceptions
from campaigns.tasks.model import ACTIVE
from campaigns.tasks.tables import TaskRow
from guidelines.model import Language
from storage.upsert import insert_missing

_TICK, _MOMENT = dt.timedelta(microseconds=1), dt.timedelta(milliseconds=1)


def begin(session: Session, compared: Compared) -> Compared:
    """Keep what is about to be compared; the same id again gives what was kept the first time.

    No two of a scope are made at the same moment, also where the clock stands still: the latest one holds.
    """
    same_moment = ComparisonRow.made_at.between(compared.made_at, compared.made_at + _MOMENT)
    others = (ComparisonRow.scope == compared.scope, ComparisonRow.id != compared.id, same_moment)
    before = session.scalar(select(func.max(ComparisonRow.made_at)).where(*others))
    row = {
        "id": compared.id,
        "brand": compared.brand,
        "scope": compared.scope,
        "campaign": compared.campaign,
        "by": compared.by,
        "team_id": compared.team_id,
        "language": compared.language,
        "made_at": compared.made_at if before is None else before + _TICK,
        "version": compared.version,
        "content": {
            "pieces": [asdict(each) for each in compared.pieces],
            "notes": [[code, dict(params)] for code, params in compared.notes],
        },
        "result": None,
    }
    insert_missing(session, ComparisonRow, [row])
    return get(session, compared.id)


def get(session: Session, comparison: str) -> Compared:
    """The comparison of that id; UnknownComparison otherwise."""
    row = session.get(ComparisonRow, comparison)
    if row is None:
        raise Unknown(comparison)
    return Compared(
        id=row.id,
        brand=row.brand,
        scope=row.scope,
        campaign=row.campaign,
        by=row.by,
        team_id=row.team_id,
        language=cast("Language", row.language),
        made_at=row.made_at,
        version=row.version,
        pieces=tuple(Piece(**each) for each in row.content["pieces"]),
        notes=tuple((code, params) for code, params in row.content["notes"]),
        result=row.result,
    )


def newer(session: Session, compared: Compared) -> str | None:
    """The latest comparison of the same scope, where that is another one that was made after it."""
    query = select(ComparisonRow.id).where(ComparisonRow.scope == compared.scope, ComparisonRow.result.is_not(None))
    latest = session.scalars(query.order_by(ComparisonRow.made_at.desc(), ComparisonRow.id.desc()).limit(1)).first()
    return latest if latest is not None and latest != compared.id and compared.result is not None else None


def older(session: Session, compared: Compared) -> tuple[str, ...]:
    """Ids of the comparisons of the same scope that were made before."""
    query = select(ComparisonRow.id).where(ComparisonRow.scope == compared.scope, ComparisonRow.id != compared.id)
    return tuple(session.scalars(query.order_by(ComparisonRow.made_at)))


def key_of(found: Mapping[str, Any]) -> str:
    """What names a disagreement (as JSON) from one comparison to the next: what it is about and the values said.

    Who says them, and in which sentence, may change; as long as the same values stand against each other it is the
    same disagreement.
    """
    values = sorted({str(side["value"]) for side in found["sides"]})
    parts = "\x1f".join([str(found["kind"]), str(found["topic"]), *values])
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def finish(session: Session, comparison: str, result: Mapping[str, Any], now: dt.datetime) -> tuple[Disagreement, ...]:
    """Keep what was found. Disagreements of the scope that are not found any more are gone; one that was gone, or whose
    task is over without an end to it, is open again; what is of two things stays so. Safe to repeat; an older
    comparison does not undo a newer one."""
    made = get(session, comparison)
    row = session.get_one(ComparisonRow, comparison)
    row.result = dict(result)
    session.flush()
    if newer(session, get(session, comparison)) is not None:
        return of(session, comparison)
    found = {key_of(each): (place, each) for place, each in reversed(list(enumerate(result["disagreements"])))}
    rows = [
        {
            "id": hashlib.sha256(f"{made.scope}\x1f{key}".encode()).hexdigest()[:20],
            "scope": made.scope,
            "key": key,
            "brand": made.brand,
            "campaign": made.campaign,
            "comparison": comparison,
            "position": place,
            "content": dict(each),
            "status": "open",
            "first_seen": now,
            **dict.fromkeys(("by", "at", "right", "task", "exception")),
        }
        for key, (place, each) in found.items()
    ]
    insert_missing(session, DisagreementRow, rows)
    query = select(DisagreementRow).where(DisagreementRow.scope == made.scope).with_for_update()
    for known in session.scalars(query.execution_options(populate_existing=True)):
        if known.key not in found:
            known.status = known.status if known.status == "apart" else "gone"
            continue
        again = known.comparison != comparison
        place, each = found[known.key]
        known.comparison, known.position, known.content = comparison, place, dict(each)
        if known.status == "gone" or (again and known.status == "given" and not _worked_on(session, known.task)):
            known.status = "open"
    session.flush()
    return of(session, comparison)


def of(session: Session, comparison: str) -> tuple[Disagreement, ...]:
    """The disagreements that a comparison was the latest to have, in its order."""
    query = select(DisagreementRow).where(DisagreementRow.comparison == comparison, DisagreementRow.status != "gone")
    return tuple(_disagreement(row) for row in session.scalars(query.order_by(DisagreementRow.position)))


def disagreement(session: Session, disagreement_id: str) -> Disagreement:
    """The disagreement of that id; DisagreementGone when there is none."""
    row = session.get(DisagreementRow, disagreement_id)
    if row is None:
        raise DisagreementGone(disagreement_id)
    return _disagreement(row)


def by_id(session: Session, ids: Collection[str]) -> dict[str, Disagreement]:
    """Those of the ids that are stored."""
    query = select(DisagreementRow).where(DisagreementRow.id.in_(list(ids)))
    return {row.id: _disagreement(row) for row in session.scalars(query)}


def waiting(session: Session, *, campaign: str | None, brand: str, day: dt.date) -> tuple[Disagreement, ...]:
    """What nobody has settled: open ones, and accepted ones whose exception is over on ``day``.

    Of one campaign and of none; of everything for None. In the order of their comparisons, the newest first.
    """
    query = (
        select(DisagreementRow)
        .join(ComparisonRow, ComparisonRow.id == DisagreementRow.comparison)
        .where(DisagreementRow.status.in_(("open", "accepted")), DisagreementRow.brand == brand)
        .order_by(ComparisonRow.made_at.desc(), DisagreementRow.position, DisagreementRow.id)
    )
    if campaign is not None:
        query = query.where(DisagreementRow.campaign.is_(None) | (DisagreementRow.campaign == campaign))
    return tuple(each for row in session.scalars(query) if unsettled(session, each := _disagreement(row), day))


def unsettled(session: Session, one: Disagreement, day: dt.date) -> bool:
    """Whether somebody still has to say something about it."""
    if one.status == "accepted":
        return not exceptions.holds(session, one.exception, day)
    return one.status == "open"


def accept(session: Session, disagreement_id: str, *, exception: str, by: str, now: dt.datetime) -> Disagreement:
    """Let it stand, by an exception."""
    return _settle(session, disagreement_id, "accepted", by=by, now=now, exception=exception, task=None)


def tell_apart(session: Session, disagreement_id: str, *, by: str, now: dt.datetime) -> Disagreement:
    """The sides speak of two things, ``by`` says: no disagreement, in later comparisons neither."""
    return _settle(session, disagreement_id, "apart", by=by, now=now)


def take_back(session: Session, disagreement_id: str, *, by: str, now: dt.datetime) -> Disagreement:
    """They speak of one thing after all; DisagreementGone where nobody said otherwise, or it is no longer found."""
    row = _row(session, disagreement_id)
    latest = session.get_one(ComparisonRow, row.comparison)
    if row.status != "apart" or newer(session, get(session, latest.id)) is not None:
        raise DisagreementGone(row.key)
    return _settle(session, disagreement_id, "open", by=by, now=now)


def apart(session: Session, scope: str) -> frozenset[str]:
    """Keys of what is of two things, among all that was ever found between these pieces."""
    query = select(DisagreementRow.key).where(DisagreementRow.scope == scope, DisagreementRow.status == "apart")
    return frozenset(session.scalars(query))


def give(
    session: Session, disagreement_id: str, *, by: str, now: dt.datetime, right: str | None = None, task: str | None
) -> Disagreement:
    """Somebody sees to it: because it was said which value is ``right``, or by a task."""
    told: dict[str, Any] = {"task": task} if task else {}
    if right is not None:
        told["right"] = right
    return _settle(session, disagreement_id, "given", by=by, now=now, **told)


def _settle(session: Session, disagreement_id: str, status: DisagreementStatus, **values: Any) -> Disagreement:
    row = _row(session, disagreement_id)
    row.status, row.at = status, values.pop("now")
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()
    return _disagreement(row)


def _row(session: Session, disagreement_id: str) -> DisagreementRow:
    query = select(DisagreementRow).where(DisagreementRow.id == disagreement_id).with_for_update()
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None or row.status == "gone":
        raise DisagreementGone(disagreement_id)
    return row


def _worked_on(session: Session, task: str | None) -> bool:
    row = session.get(TaskRow, task) if task else None
    return row is not None and row.status in ACTIVE


def _disagreement(row: DisagreementRow) -> Disagreement:
    names: Sequence[str] = (
        "id", "scope", "key", "brand", "campaign", "comparison", "position", "content", "first_seen", "by", "at",
        "right", "task", "exception",
    )  # fmt: skip
    status = cast("DisagreementStatus", row.status)
    return Disagreement(**{name: getattr(row, name) for name in names}, status=status)
