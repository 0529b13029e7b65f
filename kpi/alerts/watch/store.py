"""Stored monitors kept and read back; every change of one is kept with who made it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from sqlalchemy import Column, Table, select, text
from sqlalchemy.orm import Session

from kpi import store
from kpi.alerts.errors import NotTunable, UnknownWatch
from kpi.alerts.kinds import KINDS, checked
from kpi.alerts.model import Standing, Watch, WatchEvent
from kpi.alerts.rows import standing_of, standing_row, watch_of, watch_row
from kpi.alerts.tables import StandingRow, WatchEventRow, WatchRow
from kpi.errors import Duplicate
from storage.among import among
from storage.upsert import insert_missing, upsert

_WATCHES, _STANDINGS = cast(Table, WatchRow.__table__), cast(Table, StandingRow.__table__)
"""Read as plain rows where thousands are: they have the same names, and nobody changes them."""


def add(session: Session, watch: Watch, *, by: str, now: dt.datetime) -> Watch:
    """Store a new monitor, once what it says holds together. Duplicate; UnknownKpi; BadParameter."""
    kpi = store.kpi(session, watch.kpi)
    checked(watch, kpi, store.goal(session, kpi.goal))
    if not insert_missing(session, WatchRow, [watch_row(watch, now=now)]):
        raise Duplicate("monitor", watch.id)
    _note(session, watch.id, "made", by, now, {"kind": watch.kind, "shadow": watch.shadow})
    return get(session, watch.id)


def get(session: Session, watch: str) -> Watch:
    """The monitor of that id, removed or not; UnknownWatch."""
    return watch_of(_row(session, watch))


def watches(session: Session) -> tuple[Watch, ...]:
    """Every monitor that was not removed, by KPI and kind."""
    query = select(WatchRow).where(WatchRow.removed_at.is_(None))
    return tuple(watch_of(row) for row in session.scalars(query.order_by(WatchRow.kpi, WatchRow.kind, WatchRow.id)))


def of_kpis(session: Session, kpis: Collection[str]) -> tuple[Watch, ...]:
    """The monitors of ``kpis`` that were not removed."""
    return _of(session, _WATCHES.c.kpi, kpis)


def of_ids(session: Session, ids: Collection[str]) -> tuple[Watch, ...]:
    """The monitors of these ids that were not removed."""
    return _of(session, _WATCHES.c.id, ids)


def _of(session: Session, column: Column[Any], wanted: Collection[str]) -> tuple[Watch, ...]:
    query = select(_WATCHES).where(among(session, column, wanted), _WATCHES.c.removed_at.is_(None))
    found = [watch_of(cast(WatchRow, row)) for row in session.execute(query)]
    return tuple(sorted(found, key=lambda each: (each.kpi, each.kind, each.id)))


def of_kind_before(session: Session, kind: str, day: dt.date) -> set[str]:
    """Ids of monitors of one kind that have judged some day, and none from ``day`` on: what the clock alone makes
    due."""
    query = select(_WATCHES.c.id).join(_STANDINGS, _STANDINGS.c.watch == _WATCHES.c.id)
    query = query.where(_WATCHES.c.kind == kind, _WATCHES.c.removed_at.is_(None), _STANDINGS.c.day < day)
    return set(session.scalars(query))


def kpis_unjudged(session: Session) -> set[str]:
    """KPIs with a monitor that was made since the last evaluation."""
    query = select(_WATCHES.c.kpi).outerjoin(_STANDINGS, _STANDINGS.c.watch == _WATCHES.c.id)
    return set(session.scalars(query.where(_STANDINGS.c.watch.is_(None), _WATCHES.c.removed_at.is_(None))))


def mute(session: Session, watch: str, until: dt.datetime, *, by: str, now: dt.datetime) -> Watch:
    """Keep a monitor quiet until then: it judges on, and opens no alert."""
    return _change(session, watch, "muted", by, now, muted_until=until)


def unmute(session: Session, watch: str, *, by: str, now: dt.datetime) -> Watch:
    """Let a muted monitor speak again."""
    return _change(session, watch, "unmuted", by, now, muted_until=None)


def go_live(session: Session, watch: str, *, by: str, now: dt.datetime) -> Watch:
    """Let a monitor that only watched in the shadow open alerts."""
    return _change(session, watch, "live", by, now, shadow=False)


def into_shadow(session: Session, watch: str, *, by: str, now: dt.datetime) -> Watch:
    """Let a monitor judge and be listed without opening alerts."""
    return _change(session, watch, "shadow", by, now, shadow=True)


def send_to(session: Session, watch: str, conversation: str | None, *, by: str, now: dt.datetime) -> Watch:
    """Send a monitor's alerts to a conversation of its own; None for where the routes say."""
    return _change(session, watch, "channel", by, now, channel=conversation)


def remove(session: Session, watch: str, *, by: str, now: dt.datetime) -> Watch:
    """Take a monitor out of use; its alerts and its history stay."""
    return _change(session, watch, "removed", by, now, removed_at=now)


def reset_tuning(session: Session, watch: str, *, by: str, now: dt.datetime) -> Watch:
    """Forget how its alerts were judged: the bar stands where it stood when the monitor was made. NotTunable."""
    row = _row(session, watch)
    if not KINDS[watch_of(row).kind].tunable:
        raise NotTunable(row.kind)
    return _change(session, watch, "reset", by, now, false_alarms=0, confirmed=0)


def judged(
    session: Session, watch: str, *, by: str, now: dt.datetime, false_alarms: int = 0, confirmed: int = 0
) -> None:
    """Count that an alert of it was called false or true; negative numbers take it back. Without a bar: nothing."""
    row = _row(session, watch)
    if KINDS[watch_of(row).kind].tunable:
        counts = {
            "false_alarms": max(row.false_alarms + false_alarms, 0),
            "confirmed": max(row.confirmed + confirmed, 0),
        }
        _change(session, watch, "tuned", by, now, **counts)


def history(session: Session, watch: str) -> tuple[WatchEvent, ...]:
    """Every change of a monitor, first to last."""
    query = select(WatchEventRow).where(WatchEventRow.watch == watch).order_by(WatchEventRow.id)
    return tuple(
        WatchEvent(watch=row.watch, at=row.at, action=row.action, by=row.by, details=row.details)
        for row in session.scalars(query)
    )


def standings(session: Session, ids: Collection[str]) -> dict[str, Standing]:
    """Where monitors stand, by id; those that have judged nothing yet are left out."""
    query = select(_STANDINGS).where(among(session, _STANDINGS.c.watch, ids))
    return {row.watch: standing_of(cast(StandingRow, row)) for row in session.execute(query)}


def take_turn(session: Session) -> None:
    """Wait for another evaluation that is writing: on SQLite a unit of work is alone anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {StandingRow.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))


def days_of(session: Session, ids: Collection[str]) -> dict[str, dt.date]:
    """The last judged day of monitors, by id."""
    query = select(_STANDINGS.c.watch, _STANDINGS.c.day).where(among(session, _STANDINGS.c.watch, ids))
    return {row.watch: row.day for row in session.execute(query)}


def keep(session: Session, standings: Iterable[Standing]) -> None:
    """Store where monitors stand."""
    upsert(session, StandingRow, [standing_row(each) for each in standings])


def _change(session: Session, watch: str, action: str, by: str, now: dt.datetime, **values: Any) -> Watch:
    row = session.scalars(select(WatchRow).where(WatchRow.id == watch).with_for_update()).one_or_none()
    if row is None:
        raise UnknownWatch(watch)
    for name, value in values.items():
        setattr(row, name, value)
    plain = {name: each.isoformat() if isinstance(each, dt.datetime) else each for name, each in values.items()}
    _note(session, watch, action, by, now, plain)
    session.flush()
    return watch_of(row)


def _note(session: Session, watch: str, action: str, by: str, now: dt.datetime, details: Mapping[str, Any]) -> None:
    session.add(WatchEventRow(watch=watch, at=now, action=action, by=by or None, details=dict(details)))


def _row(session: Session, watch: str) -> WatchRow:
    row = session.get(WatchRow, watch)
    if row is None:
        raise UnknownWatch(watch)
    return row
