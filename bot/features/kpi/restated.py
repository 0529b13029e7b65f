"""`/kpi history`: figures that were corrected later, with what was known when."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from bot.blocks import context as small
from bot.blocks import section
from bot.context import Body, Context
from bot.features.kpi import reading
from bot.features.tasks.when import day_words, moment_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from kpi import store
from kpi.model import Kpi, Observation

SHOWN = 12


async def take(context: Context, body: Body, line: str) -> None:
    """`/kpi history KPI [2026-11-20]`: the figures of a KPI that were restated lately, or every state of one day's."""
    reader = await context.reader(body)
    word, day = _apart(line)

    def read(session: Session) -> tuple[Kpi, list[tuple[Observation, ...]]]:
        kpi = reading.the_one(session, word, reader.language)
        days = [day] if day else store.restated(session, kpi.id, limit=SHOWN)
        return kpi, [found for each in days if (found := store.history(session, kpi.id, each))]

    kpi, found = await context.read(read)
    name, zone = escape(kpi.name.best(reader.language)), context.tasks.zone(reader)
    today = context.now().date()
    if not found:
        key = "kpi.history.no_figure" if day else "kpi.history.none"
        words = t(key, reader.language, name=name, day=day_words(day, reader.language, today=today) if day else "")
        await context.gateway.respond(body["response_url"], text=words)
        return
    lines = []
    for states in found:
        at = states[0].at.date() if isinstance(states[0].at, dt.datetime) else states[0].at
        steps = [
            t(
                "kpi.history.state",
                reader.language,
                value=f"{each.value:,.10g}",
                when=moment_words(each.recorded_at, zone, reader.language) if each.recorded_at else "–",
            )
            for each in states
        ]
        lines.append(f"*{day_words(at, reader.language, today=today)}*  " + " → ".join(steps))
    title = t("kpi.history.title", reader.language, name=name, unit=escape(kpi.unit))
    note = t("kpi.history.note", reader.language)
    blocks = [section(f"*{title}*\n" + "\n".join(lines)), small(note)]
    await context.gateway.respond(body["response_url"], text=title, blocks=blocks)


def _apart(line: str) -> tuple[str, dt.date | None]:
    """The KPI's words, and the day after them."""
    words, _, last = line.strip().rpartition(" ")
    try:
        return words.strip(), dt.date.fromisoformat(last)
    except ValueError:
        return line.strip(), None
