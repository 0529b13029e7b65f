"""A monitor before it goes live: what it would have said over the last quarter, as a picture, and the yes or no."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import Block, actions, button, context, section, without_actions
from bot.charts.kpi_canvas import Picture, day_words
from bot.charts.kpi_series import Span, picture
from bot.context import Body, Context, asked
from bot.features.kpi import days_off, drawing, phases
from bot.features.kpi.desk import today
from bot.features.kpi.reading import words_of
from bot.features.kpi.views.lists import smallest_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.interaction import value_in
from kpi import store as kpis
from kpi.alerts.judge import said_of
from kpi.alerts.model import ESCALATES, Watch
from kpi.alerts.previews import preview_of
from kpi.alerts.watch import store as watching
from kpi.monitors.model import ONE_DAY, DaysOff
from kpi.monitors.preview import QUARTER_DAYS, Preview

SAID = 5


def watch_from(values: Mapping[str, Any]) -> Watch:
    """A monitor from the plain data that travels with its form and its buttons."""
    return Watch(
        id=values["id"],
        kpi=values["kpi"],
        kind=values["kind"],
        parameters=values["parameters"],
        least=values["least"],
        severity=values["severity"],
        channel=values["channel"],
        escalate_hours=ESCALATES[values["severity"]],
        created_by=values["by"],
    )


async def show(context_: Context, values: Mapping[str, Any]) -> None:
    """The walk of a preview: the picture and, under it, what it says and the buttons, in the person's conversation."""
    await context_.step("picture", _picture, context_, values)
    await context_.step("card", _card, context_, values)


def drawn(
    session: Session, watch: Watch, last: dt.date, language: str, off: DaysOff
) -> tuple[Preview, Picture | None, str]:
    """A preview, its picture and the KPI's name. BadParameter."""
    found = preview_of(session, watch, last, off, phases.of_campaigns(session))
    kpi = kpis.kpi(session, watch.kpi)
    line = drawing.line_of(session, watch.kpi, last, watch.cut or None, off)
    name = kpi.name.best(language)
    if line is None:
        return found, None, name
    spans = [Span(each.first, each.last) for each in found.episodes]
    chart = drawing.chart_of(line, language, days=QUARTER_DAYS, says=says(found, language), spans=spans)
    return found, picture(chart, language), name


def says(found: Preview, language: str) -> str:
    """How often it would have fired."""
    n = len(found.episodes)
    return t("monitors.preview.says", language, n=n) if n else t("monitors.preview.none", language)


async def _picture(context_: Context, values: Mapping[str, Any]) -> None:
    if values["kind"] == "hourly":
        return
    language = values["language"]
    last = today(context_) - ONE_DAY
    _, image, name = await context_.read(
        drawn, watch_from(values), last, language, days_off.of_workspace(context_.settings)
    )
    if image is None:
        return
    channel = await context_.tasks.direct(values["by"])
    await context_.upload_once(
        channel,
        image.png,
        filename="preview.png",
        title=name,
        alt_text=image.alt,
        key=f"preview:{values['id']}",
    )


async def _card(context_: Context, values: Mapping[str, Any]) -> None:
    language, watch = values["language"], watch_from(values)
    last, off = today(context_) - ONE_DAY, days_off.of_workspace(context_.settings)

    def read(session: Session) -> tuple[Preview | None, str]:
        found = None if watch.kind == "hourly" else preview_of(session, watch, last, off, phases.of_campaigns(session))
        return found, kpis.kpi(session, watch.kpi).name.best(language)

    found, name = await context_.read(read)
    kind = t(f"alert.kind.{watch.kind}", language)
    said = t("monitors.preview.hours", language) if found is None else says(found, language)
    title = t("monitors.preview.card", language, name=escape(name), kind=kind, says=said)
    blocks: list[Block] = [section(title)]
    if found is not None:
        lines = [
            t(
                "monitors.preview.episode",
                language,
                first=day_words(each.first, language),
                says=escape(words_of(said_of(each.reading), language)),
            )
            for each in found.episodes[-SAID:]
        ]
        if lines:
            blocks.append(section("\n".join(lines)))
        notes = [t("monitors.preview.smallest", language, smallest=smallest_words(found.smallest, language))]
        if found.unknown:
            notes.append(t("monitors.preview.unknown", language, n=found.unknown))
        blocks.append(context(*notes))
    value = json.dumps({k: v for k, v in values.items() if k != "language"}, ensure_ascii=False)
    row = [
        button(t("monitors.preview.live", language), "preview.live", value, style="primary"),
        button(t("monitors.preview.shadow", language), "preview.shadow", value),
        button(t("monitors.preview.drop", language), "preview.drop", value),
    ]
    blocks.append(actions(row, f"preview-{watch.id}"))
    channel = await context_.tasks.direct(values["by"])
    await context_.post_once(channel, text=said, blocks=blocks, key=f"preview-card:{watch.id}", language=language)


async def decide(context_: Context, body: Body, decision: str) -> None:
    """What a person makes of a preview; the card then says so and its buttons are gone."""
    values = value_in(body)
    reader, who = await context_.reader(body), asked(body)
    watch = watch_from(values)
    name = (await context_.read(kpis.kpi, watch.kpi)).name.best(reader.language)
    if decision != "drop":

        def store(session: Session) -> None:
            from dataclasses import replace

            there = {each.id for each in watching.of_kpis(session, {watch.kpi})}
            if watch.id not in there:
                made = replace(watch, shadow=decision == "shadow")
                watching.add(session, made, by=who.user, now=context_.now())

        await context_.write(store)
    key = {"live": "is_live", "shadow": "is_shadow", "drop": "dropped"}[decision]
    kind = t(f"alert.kind.{watch.kind}", reader.language)
    words = t(f"monitors.preview.{key}", reader.language, name=escape(name), kind=kind)
    kept = without_actions(body["message"]["blocks"])
    await context_.gateway.update(
        str(who.channel), body["message"]["ts"], text=words, blocks=[*kept, section(words)], language=reader.language
    )
