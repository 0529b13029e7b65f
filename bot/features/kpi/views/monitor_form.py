"""The form of a new monitor: what it looks for decides which fields it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import pickers
from bot.blocks import Block, context, field, modal, option, select, text_input
from bot.i18n import text as t
from kpi.alerts.kinds import SENSITIVITIES
from kpi.alerts.model import KINDS, SEVERITIES, Kind
from kpi.model import Kpi

MOST_KPIS = 100
FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "anomaly": ("monitor_sensitivity",),
    "broken_data": (),
    "no_data": ("grace",),
    "pacing": ("monitor_sensitivity",),
    "goal_line": ("monitor_sensitivity", "days"),
    "change": ("fall", "rise", "window", "versus", "monitor_sensitivity"),
    "threshold": ("above", "below", "days"),
    "mix_shift": ("by", "monitor_sensitivity"),
    "ratio": ("numerator", "denominator", "monitor_sensitivity"),
    "hourly": ("monitor_sensitivity",),
}
"""Settings of a kind, in their order."""
_CHOSEN = {"window": (("1", "7", "28"), "7"), "versus": (("7", "28", "364"), "7")}
_HINTS = {"above": "number", "below": "number", "fall": "percent", "rise": "percent", "days": "days", "grace": "days"}
_REDRAWN = ("monitor_kpi", "monitor_kind", "monitor_sensitivity")
"""Fields whose choice changes the form."""


def monitor_form(
    kpis: Sequence[Kpi],
    language: str,
    *,
    kind: Kind = "anomaly",
    smallest: str | None = None,
    cuts: Sequence[str] = (),
    metadata: str = "",
) -> Block:
    """A new monitor of ``kind``.

    ``smallest`` says what the chosen KPI can show, ``cuts`` what its figures are cut by.
    """
    choose = t("form.choose", language)
    named = [option(each.name.best(language), each.id) for each in kpis[:MOST_KPIS]]
    kinds = [option(t(f"alert.kind.{each}", language), each) for each in KINDS]
    severities = [option(t(f"alert.severity.{each}", language), each) for each in SEVERITIES]
    chosen = select(kinds, placeholder=choose, initial=kind)
    blocks = [
        field("monitor_kpi", t("monitors.form.kpi", language), select(named, placeholder=choose)),
        field("monitor_kind", t("monitors.form.kind", language), chosen, hint=t(f"monitors.kind.{kind}", language)),
    ]
    for name in FIELDS[kind]:
        if name != "by" or cuts:
            blocks.append(_setting(name, language, named, cuts))
    for each in blocks:
        if each["block_id"] in _REDRAWN:
            each["dispatch_action"] = True
    if smallest:
        blocks.append(context(smallest))
    least, to = text_input(max_length=20, initial="0"), pickers.channel(language)
    severity = select(severities, placeholder=choose, initial="normal")
    blocks += [
        field(
            "least",
            t("monitors.form.least", language),
            least,
            optional=True,
            hint=t("monitors.form.least_hint", language),
        ),
        field("severity", t("monitors.form.severity", language), severity),
        field(
            "channel",
            t("monitors.form.channel", language),
            to,
            optional=True,
            hint=t("monitors.form.channel_hint", language),
        ),
    ]
    return modal(
        t("monitors.form.title", language),
        blocks,
        close=t("alert.form.cancel", language),
        submit=t("monitors.form.preview", language),
        callback_id="monitor_new",
        private_metadata=metadata,
    )


def _setting(name: str, language: str, named: list[Block], cuts: Sequence[str]) -> Block:
    choose = t("form.choose", language)
    label = t(f"monitors.form.{name.removeprefix('monitor_')}", language)
    if name == "monitor_sensitivity":
        senses = [option(t(f"monitors.sensitivity.{each}", language), each) for each in SENSITIVITIES]
        return field(name, label, select(senses, placeholder=choose, initial="normal"))
    if name in _CHOSEN:
        values, usual = _CHOSEN[name]
        options = [option(t(f"monitors.form.{name}.{each}", language), each) for each in values]
        return field(name, label, select(options, placeholder=choose, initial=usual))
    if name == "by":
        offered = [option(each, each) for each in cuts[:100]]
        return field(name, label, select(offered, placeholder=choose, initial=cuts[0]))
    if name in ("numerator", "denominator"):
        hint = t("monitors.form.side_hint", language)
        return field(name, label, select(named, placeholder=choose), optional=True, hint=hint)
    hint = t(f"monitors.form.{_HINTS[name]}_hint", language)
    return field(name, label, text_input(max_length=20), optional=True, hint=hint)
