"""A message that asks for one's tasks, approvals, figures, the calendar or campaigns gets what the command gives; one
that asks how the work stands is answered from it; one that orders something about the work gets what does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Body, Context
from bot.features.approvals.words import show_approvals
from bot.features.calendar.showing import show as show_calendar
from bot.features.campaigns.showing import show_mine
from bot.features.exceptions import listing
from bot.features.home.asking import Wanted, asked_for
from bot.features.home.ordering import obeyed
from bot.features.home.work import answered
from bot.features.kpi import reading
from bot.features.kpi.asking import show_alerts, show_overview, show_why
from bot.features.tasks.handlers import show_tasks
from bot.small_talk import talk
from kpi.goals.metrics import mentions

ORDER = 4

_SHOWS: Mapping[str, Callable[[Context, Body], Coroutine[Any, Any, None]]] = {
    "tasks": show_tasks,
    "approvals": show_approvals,
    "figures": lambda context, body: show_overview(context, body, ""),
    "alerts": lambda context, body: show_alerts(context, body, ""),
    "calendar": lambda context, body: show_calendar(context, body, ""),
    "campaigns": show_mine,
    "exceptions": listing.show,
    "rules": listing.show_rules,
}


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message asks for such a list, or after the work. In a channel only the person who asked sees it."""
    if talk(text) is not None:
        return False
    for wanted in asked_for(text):
        if not wanted.of:
            context.soon(body, _SHOWS[wanted.kind](context, body))
            return True
        known = await context.read(_kpi_called, wanted)
        if known is not None:
            show = show_why if wanted.kind == "why" and known else show_overview
            context.soon(body, show(context, body, known))
            return True
    return await answered(context, event, body, text) or await obeyed(context, event, body, text)


def _kpi_called(session: Session, wanted: Wanted) -> str | None:
    """What to ask the overview for where a KPI is called so; empty, which is all of them, where it is a measure of
    marketing that nobody records; None where it is no figure."""
    named = wanted.of.strip()
    whole = re.compile(rf"(?<![A-Za-z]){re.escape(named)}(?![A-Za-z])", re.IGNORECASE)
    for kpi in reading.by_word(session, named):
        if whole.search(" ".join(filter(None, (kpi.name.en, kpi.name.zh)))):
            return named
    heard = mentions(named)
    return "" if len(heard) == 1 and heard[0].metric and heard[0].words.lower() == named.lower() else None
