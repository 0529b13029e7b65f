"""Forms: who an alert is given to, why it is over, a new monitor, a new goal, what a monitor is about."""

from __future__ import annotations

from collections.abc import Sequence

from bot import pickers
from bot.blocks import Block, actions, button, field, modal, option, section, select, text_input
from bot.features.kpi.reading import cut_words
from bot.features.kpi.views.lists import settings_words, smallest_words, standing_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment
from kpi.alerts.model import CAUSES, Alert, Standing, Watch, WatchEvent
from kpi.model import Kpi
from kpi.monitors.detectable import SmallestChange

EVENTS = 10


def assign_form(alert: Alert, language: str) -> Block:
    """Who the alert is given to."""
    element = pickers.person(language, alert.assignee)
    return modal(
        t("alert.form.assign", language),
        [field("to", t("alert.form.to", language), element)],
        close=t("alert.form.cancel", language),
        submit=t("alert.form.save", language),
        callback_id="alert_assign",
        private_metadata=alert.id,
    )


def resolve_form(alert: Alert, language: str) -> Block:
    """Why the alert is over and what was done; a cause that was ticked is chosen already."""
    causes = [option(t(f"alert.cause.{each}", language), each) for each in CAUSES]
    ticked = alert.causes[0] if len(alert.causes) == 1 else None
    chosen = select(causes, placeholder=t("monitors.form.choose", language), initial=ticked)
    return modal(
        t("alert.form.resolve", language),
        [
            field("cause", t("alert.form.cause", language), chosen),
            field("note", t("alert.form.note", language), text_input(multiline=True, max_length=500), optional=True),
        ],
        close=t("alert.form.cancel", language),
        submit=t("alert.form.save", language),
        callback_id="alert_resolve",
        private_metadata=alert.id,
    )


def explain_window(
    watch: Watch,
    kpi: Kpi,
    standing: Standing | None,
    history: Sequence[WatchEvent],
    smallest: SmallestChange | None,
    route: str | None,
    language: str,
) -> Block:
    """What a monitor is about: what it says, how it is set, what it can see, how people tuned it, its history."""
    name, kind = escape(kpi.name.best(language)), t(f"alert.kind.{watch.kind}", language)
    cut = escape(cut_words(watch.cut, language))
    lines = [
        t("monitors.explain.what", language, name=name, cut=cut, kind=kind),
        t("monitors.explain.says", language, says=standing_words(standing, language)),
        t("monitors.explain.settings", language, settings=escape(settings_words(watch.parameters, language))),
        t("monitors.explain.smallest", language, smallest=smallest_words(smallest, language)),
        t(
            "monitors.explain.route",
            language,
            route=f"<#{route}>" if route else t("monitors.explain.owner_dm", language),
        ),
    ]
    if watch.false_alarms or watch.confirmed:
        counts = {"false": watch.false_alarms, "true": watch.confirmed}
        lines.append(t("monitors.explain.tuned", language, **counts))
    else:
        lines.append(t("monitors.explain.not_tuned", language))
    told = [
        f"{moment(each.at)} · {t(f'monitors.event.{each.action}', language)}" + (f" · <@{each.by}>" if each.by else "")
        for each in history[-EVENTS:]
    ]
    lines.append(t("monitors.explain.history", language, lines="\n".join(told)))
    title = t("monitors.explain.title", language)
    channel = button(t("monitors.channel.button", language), "monitor.channel", {"watch": watch.id})
    blocks = [*(section(each) for each in lines), actions([channel], "monitor-channel")]
    return modal(title, blocks, close=t("gateway.close", language))
