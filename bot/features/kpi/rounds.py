"""What of KPIs has come due: new figures to judge, alerts to say, snoozes that are over, alerts nobody looked at."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.features.kpi import broken, days_off, phases, reading
from kpi.alerts import store, store_lists
from kpi.alerts.actions import Escalate, TaskMade, Wake
from kpi.alerts.errors import AlertClosed
from kpi.alerts.run import evaluate
from kpi.goals import store_record as record

if TYPE_CHECKING:
    from bot.context import Context

log = logging.getLogger(__name__)


async def go_round(context: Context) -> None:
    """Judge what is new, then let chat follow. Each version of an alert is told by a walk of its own key."""
    now, zone = context.now(), context.settings.time_zone
    today = reading.today_of(now, zone)
    off = days_off.of_workspace(context.settings)
    if await context.read(record.waiting, today):
        await context.write(record.hand_over, today)
    planned = await context.read(phases.of_campaigns)
    done = await asyncio.to_thread(evaluate, context.database, now=now, today=today, zone=zone, off=off, phases=planned)
    if done.watches:
        log.info("%s monitors judged, %s alerts changed", done.watches, len(done.alerts))
    for kpi, problem in done.broken.items():
        await broken.found(context, kpi, problem)
    for alert in await context.read(store_lists.to_wake, now):
        await _act(context, alert, Wake(), "wake")
    for alert in await context.read(store_lists.to_escalate, now):
        await _act(context, alert, Escalate(), "escalate")
    for each in await context.read(store_lists.active):
        # A task is made by its own form; the alert's card learns of it here.
        if each.task is None and await context.read(reading.task_made, each.id):
            made = TaskMade(reading.task_of(each.id))
            await context.write(store.act, each.id, made, by=None, now=now, key=f"task:{each.id}")
    for alert, version in await context.read(store_lists.untold, now):
        await context.walk("kpi.tell", {"alert": alert, "version": version}, key=f"alert:{alert}:{version}")


async def _act(context: Context, alert: str, action: Wake | Escalate, name: str) -> None:
    """What the clock does, once: the same moment of the same alert is the same key."""
    found = (await context.read(store_lists.by_id, [alert]))[alert]
    due = found.snoozed_until if isinstance(action, Wake) else found.escalate_at
    if due is None:
        return
    try:
        await context.write(
            store.act, alert, action, by=None, now=context.now(), key=f"{name}:{alert}:{due.isoformat()}"
        )
    except AlertClosed:
        log.debug("alert %s was closed in the same moment", alert)
