"""The words of `/kpi`: what each shows, to the person who asked alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features import command
from bot.features.kpi import reading
from bot.features.kpi.desk import link_of, today
from bot.features.kpi.views.lists import alert_list, monitor_list, overview_message, overview_picture, why_message
from bot.features.kpi.views.monitor_form import monitor_form
from bot.i18n import text as t
from kpi import store as kpis
from kpi.alerts import store_lists
from kpi.alerts.model import Alert, Standing, Watch
from kpi.alerts.watch import store as watching
from kpi.model import Kpi

COMMAND = "/kpi"
NEW = frozenset({"new", "新建", "add"})


async def show_overview(context: Context, body: Body, line: str) -> None:
    """`/kpi`: every KPI at a glance, or those a word names; help where no KPI is called so."""

    def read(session: Session) -> tuple[list[reading.KpiShown], int, bool]:
        named = reading.by_word(session, line)
        found = reading.overview_of(session, today(context), [each.id for each in named]) if named else []
        return found, len(store_lists.active(session)), bool(named) or not line

    found, active, known = await context.read(read)
    if not known:
        await command.tell_help(context, body, COMMAND, unknown=line)
        return
    language = (await context.reader(body)).language
    words, blocks = overview_message(found, active, language)
    await context.answer(body, text=words, blocks=blocks)


async def show_why(context: Context, body: Body, line: str) -> None:
    """Why the KPIs that a word names moved: how they stand, and which of their parts drove them."""

    def read(session: Session) -> tuple[list[reading.KpiShown], tuple[reading.Moved, ...], int]:
        found = reading.overview_of(session, today(context), [each.id for each in reading.by_word(session, line)])
        return found, reading.moved(session, found), len(store_lists.active(session))

    found, moved, active = await context.read(read)
    words, blocks = why_message(found, moved, active, (await context.reader(body)).language)
    await context.answer(body, text=words, blocks=blocks)


async def show_picture(context: Context, body: Body) -> None:
    """The overview as a picture, in the person's conversation."""
    reader, who = await context.reader(body), asked(body)
    found = await context.read(reading.overview_of, today(context))
    image = await asyncio.to_thread(overview_picture, found, reader.language)
    channel = await context.tasks.direct(who.user)
    title = t("alert.overview.title", reader.language)
    await context.gateway.upload(channel, image.png, filename="kpis.png", title=title, alt_text=image.alt)


async def show_alerts(context: Context, body: Body, line: str) -> None:
    """`/kpi alerts`."""

    def read(session: Session) -> list[tuple[Alert, Kpi]]:
        return [(each, kpis.kpi(session, each.kpi)) for each in store_lists.active(session)]

    found = await context.read(read)
    links = await asyncio.gather(*(link_of(context, alert) for alert, _ in found[:15]))
    rows = [(*each, links[at] if at < len(links) else None) for at, each in enumerate(found)]
    words, blocks = alert_list(rows, (await context.reader(body)).language, context.now())
    await context.answer(body, text=words, blocks=blocks)


async def show_monitors(context: Context, body: Body, line: str) -> None:
    """`/kpi monitors [WORD]`."""

    def read(session: Session) -> list[tuple[Watch, Kpi, Standing | None]]:
        named = {each.id: each for each in reading.by_word(session, line)}
        found = watching.of_kpis(session, named)
        standings = watching.standings(session, [each.id for each in found])
        return [(each, named[each.kpi], standings.get(each.id)) for each in found]

    language = (await context.reader(body)).language
    words, blocks = monitor_list(await context.read(read), language, context.now(), word=line.strip())
    await context.answer(body, text=words, blocks=blocks)


async def monitor(context: Context, body: Body, line: str) -> None:
    """`/kpi monitor new [WORD]`: the form; without ``new`` the list, as `/kpi monitors` is."""
    first, _, rest = line.partition(" ")
    if first.lower() not in NEW:
        await show_monitors(context, body, line)
        return
    reader = await context.reader(body)
    found: Sequence[Kpi] = await context.read(reading.by_word, rest)
    found = found or await context.read(kpis.kpis)
    if not found:
        raise Refusal("monitors.form.no_kpis")
    metadata = json.dumps({"word": rest})
    form = monitor_form(found, reader.language, metadata=metadata)
    await context.gateway.open_view(body["trigger_id"], form, language=reader.language)
