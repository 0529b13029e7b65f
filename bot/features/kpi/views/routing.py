"""Where alerts go: the routes there are, and another one; and the channel of a single monitor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import pickers
from bot.blocks import Block, context, field, modal, option, section, select, text_input
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.zones import city, zone_words
from kpi.alerts.routing import QUIET, Route

ALL, SEVERE = "all:", "severity:high"
NEVER = "never"
MOST = 10
"""Routes that may be ticked; Slack takes no more boxes in a group."""
Offered = Mapping[str, Sequence[tuple[str, str]]]
"""Campaigns and marketing channels by scope: ids and names."""


def routes_form(
    routes: Sequence[Route], offered: Offered, language: str, *, here: str | None, zone: str, metadata: str
) -> Block:
    """The routes as boxes that take them away, and the fields of a new one; ``here`` is the channel proposed."""
    names = {f"{scope}:{ref}": name for scope, each in offered.items() for ref, name in each}
    blocks: list[Block] = [context(t("kpi.route.form.order", language))]
    if routes:
        lines = "\n".join(f"• {route_line(each, names, language)}" for each in routes)
        boxes = [option(scope_name(each, names, language), key_of(each)) for each in routes[:MOST]]
        checks: Block = {"type": "checkboxes", "action_id": "value", "options": boxes}
        blocks += [section(lines), field("gone", t("kpi.route.form.gone", language), checks, optional=True)]
    else:
        blocks.append(section(t("kpi.route.form.none", language)))
    scopes = [option(t("kpi.route.all", language), ALL), option(t("kpi.route.severe", language), SEVERE)]
    for scope, found in offered.items():
        scopes += [
            option(t(f"kpi.route.form.of_{scope}", language, name=name), f"{scope}:{ref}") for ref, name in found
        ]
    choose = t("form.choose", language)
    hours = [option(t("kpi.route.form.never", language), NEVER)]
    hours += [option(f"{hour}:00", str(hour)) for hour in range(24)]
    blocks += [
        field("scope", t("kpi.route.form.scope", language), select(scopes, placeholder=choose, initial=ALL)),
        field("to", t("kpi.route.form.to", language), pickers.channel(language, here), optional=True),
        field("quiet", t("kpi.route.form.quiet", language), select(hours, placeholder=choose, initial=str(QUIET[0]))),
        field("loud", t("kpi.route.form.loud", language), select(hours[1:], placeholder=choose, initial=str(QUIET[1]))),
        field("zone", t("kpi.route.form.zone", language), text_input(initial=city(zone, language), max_length=60)),
    ]
    return modal(
        t("kpi.route.form.title", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("alert.form.save", language),
        callback_id="kpi_routes",
        private_metadata=metadata,
    )


def channel_form(name: str, there: str | None, language: str, *, metadata: str) -> Block:
    """Where a single monitor's alerts go; none for where the routes say."""
    hint = t("monitors.form.channel_hint", language)
    return modal(
        t("monitors.channel.title", language),
        [
            section(f"*{escape(name)}*"),
            field(
                "to", t("monitors.form.channel", language), pickers.channel(language, there), optional=True, hint=hint
            ),
        ],
        close=t("modal.cancel", language),
        submit=t("alert.form.save", language),
        callback_id="monitor_channel",
        private_metadata=metadata,
    )


def key_of(route: Route) -> str:
    """A route as the value of an option."""
    return f"{route.scope}:{route.ref}"


def scope_name(route: Route, names: Mapping[str, str], language: str) -> str:
    """Which alerts a route takes; one of a campaign or channel that is gone goes by its id."""
    key = key_of(route)
    if key == ALL:
        return t("kpi.route.all", language)
    if route.scope == "severity":
        return t("kpi.route.severe", language)
    return t(f"kpi.route.form.of_{route.scope}", language, name=names.get(key, route.ref))


def route_line(route: Route, names: Mapping[str, str], language: str) -> str:
    """A route in a line; mrkdwn."""
    begin, end = route.quiet or QUIET
    words = {"what": escape(scope_name(route, names, language)), "channel": route.conversation}
    if begin == end:
        return t("kpi.route.line_loud", language, **words)
    return t("kpi.route.line", language, **words, **{"from": begin, "to": end}, zone=_zone(route.zone, language))


def _zone(zone: str | None, language: str) -> str:
    return zone_words(zone, language) if zone else t("kpi.route.team_zone", language)
