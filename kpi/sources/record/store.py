"""Runs, drops and signatures kept and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kpi.sources.record.tables import DropRow, RunRow, Session, SignatureRow
from storage.upsert import insert_missing

STALE = "kpi_sources.stale"
KEEP_DROPS = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of a source; ``problem`` (``code`` and ``params``) is None when it went well."""

    name: str
    tried_at: dt.datetime
    ok_at: dt.datetime | None
    problem: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Drop:
    """A file handed in; ``version`` counts the decisions on how to read it."""

    id: str
    version: int
    values: Mapping[str, Any]


def runs(session: Session) -> dict[str, Run]:
    """The last run of every source that ran."""
    found = session.scalars(sa.select(RunRow))
    return {row.name: Run(row.name, row.tried_at, row.ok_at, row.problem) for row in found}


def ran(session: Session, name: str, now: dt.datetime, problem: Mapping[str, Any] | None = None) -> bool:
    """Keep how a run went. True when its problem is another than the owner was last told of, or none after one: from
    then on it counts as told."""
    row = _run(session, name, now)
    row.tried_at, row.problem = now, dict(problem) if problem else None
    if problem is None:
        row.ok_at = now
        if row.told == STALE:
            # It runs, and still brings nothing new: ``grew_old`` says when that is over.
            return False
    return _is_news(row, str(problem["code"]) if problem else None)


def grew_old(session: Session, name: str, old: bool, now: dt.datetime) -> bool:
    """Keep whether the newest figure of a source that runs well is too old; True when its owner is not told yet."""
    row = _run(session, name, now)
    if row.problem is not None:
        return False
    return _is_news(row, STALE if old else None) and old


def _run(session: Session, name: str, now: dt.datetime) -> RunRow:
    insert_missing(session, RunRow, [{"name": name, "tried_at": now, "ok_at": None, "problem": None, "told": None}])
    return session.scalars(sa.select(RunRow).where(RunRow.name == name).with_for_update()).one()


def _is_news(row: RunRow, code: str | None) -> bool:
    before, row.told = row.told, code
    return before != code


def add_drop(session: Session, drop: str, values: Mapping[str, Any], now: dt.datetime) -> Drop:
    """Keep a file that was handed in, once; those of three months ago are forgotten."""
    session.execute(sa.delete(DropRow).where(DropRow.created_at < now - KEEP_DROPS))
    insert_missing(session, DropRow, [{"id": drop, "version": 0, "values": dict(values), "created_at": now}])
    return _drop(session.get_one(DropRow, drop))


def drop(session: Session, drop: str) -> Drop | None:
    """The file of that id, None when it was forgotten."""
    row = session.get(DropRow, drop)
    return _drop(row) if row is not None else None


def change_drop(session: Session, drop: str, changes: Mapping[str, Any], *, again: bool = True) -> Drop | None:
    """Change what is known of a file; ``again`` counts it as a new decision."""
    row = session.scalars(sa.select(DropRow).where(DropRow.id == drop).with_for_update()).one_or_none()
    if row is None:
        return None
    row.values = {**row.values, **changes}
    row.version += again
    session.flush()
    return _drop(row)


def _drop(row: DropRow) -> Drop:
    return Drop(row.id, row.version, row.values)


def use_signature(session: Session, signature: str, now: dt.datetime, window: dt.timedelta) -> bool:
    """Whether the signature was not used before; from now on it was. Those older than twice ``window`` are forgotten,
    since their timestamps are refused anyway."""
    session.execute(sa.delete(SignatureRow).where(SignatureRow.at < now - 2 * window))
    return insert_missing(session, SignatureRow, [{"signature": signature, "at": now}]) == 1
