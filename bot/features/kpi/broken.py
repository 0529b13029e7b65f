"""A KPI whose formula does not hold together: whoever answers for it hears of it once, and everything else goes on."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Context
from bot.errors import refusal_of
from bot.gateway.errors import SlackRefused
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from kpi import store as kpis
from kpi.alerts.routing import people_of
from kpi.alerts.watch import store as watching
from kpi.errors import KpiError

log = logging.getLogger(__name__)


async def found(context: Context, kpi: str, problem: KpiError) -> None:
    """Set going that the owners hear of it; the same problem of the same KPI again does nothing."""
    why = refusal_of(problem)
    values: dict[str, Any] = {"kpi": kpi, "key": why.key if why else None, "params": why.params if why else {}}
    values["text"] = str(problem)
    seed = json.dumps(values, sort_keys=True, ensure_ascii=False)
    values["id"] = hashlib.sha256(seed.encode()).hexdigest()[:16]
    await context.walk("kpi.broken", values, key=f"kpi-broken:{kpi}:{values['id']}")


async def tell(context: Context, values: Mapping[str, Any]) -> None:
    """The walk: a message to each person who answers for the KPI, else to whoever set its monitors up."""
    for who in await context.read(_concerned, values["kpi"]):
        await context.step(f"tell {who}", _tell, context, values, who)


def _concerned(session: Session, kpi_id: str) -> tuple[str, ...]:
    goal = kpis.goal(session, kpis.kpi(session, kpi_id).goal)
    makers = (each.created_by for each in watching.of_kpis(session, {kpi_id}))
    return people_of(goal.owner) or people_of(", ".join(sorted(set(makers))))


async def _tell(context: Context, values: Mapping[str, Any], who: str) -> None:
    language = (await context.readers.reader("", who)).language
    kpi = await context.read(kpis.kpi, values["kpi"])
    why = t(values["key"], language, **values["params"]) if values["key"] else values["text"]
    words = t("goals.broken", language, name=escape(kpi.name.best(language)), why=escape(why))
    try:
        channel = await context.tasks.direct(who)
        await context.post_once(channel, text=words, blocks=None, key=f"broken:{values['id']}", language=language)
    except SlackRefused as refused:
        log.warning("%s cannot be told that the formula of %s is broken: %s", who, values["kpi"], refused)
