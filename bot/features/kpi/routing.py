"""`/kpi route`: where alerts go, and when they wait; and where those of a single monitor go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.kpi import reading
from bot.features.kpi.views import routing as views
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.interaction import about_of, entered, value_in
from bot.zones import UnknownZone, zone_of
from campaigns import store as campaigns_store
from kpi import store as kpis
from kpi.alerts import store
from kpi.alerts.routing import QUIET, Route
from kpi.alerts.watch import store as watching

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

SEVERE = frozenset({"severe", "high", "严重", "严重的"})
MOST = 40
"""Campaigns, and marketing channels, that the form offers."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""

    @app.view_submission("kpi_routes")
    async def saved(ack: AsyncAck, body: Body) -> None:
        reader, given = await context.reader(body), entered(body)
        try:
            route = route_from(given)
        except UnknownZone:
            await ack(response_action="errors", errors={"zone": t("review.form.bad_zone", reader.language)})
            return
        gone = [key.partition(":") for key in given.get("gone") or ()]

        def keep(session: Session) -> None:
            for scope, _, ref in gone:
                store.remove_route(session, scope, ref)
            if route is not None:
                store.set_route(session, route)

        await context.write(keep)
        await ack()
        context.soon(body, _tell(context, body))

    @app.action("monitor.channel")
    async def elsewhere(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_channel(context, body))

    @app.view_submission("monitor_channel")
    async def moved(ack: AsyncAck, body: Body) -> None:
        by, to = asked(body).user, entered(body).get("to")
        await context.write(watching.send_to, about_of(body)["watch"], to, by=by, now=context.now())
        await ack(response_action="clear")


async def take(context: Context, body: Body, line: str) -> None:
    """`/kpi route`: the form; with ``severe`` or a campaign's id, these alerts come here at once."""
    word = line.strip()
    if not word:
        await _open(context, body)
        return
    reader, channel = await context.reader(body), str(asked(body).channel)
    known = await context.read(lambda session: {each.id: each.name for each in campaigns_store.campaigns(session)})
    if word.lower() in SEVERE:
        route, what = Route(scope="severity", ref="high", conversation=channel), t("kpi.route.severe", reader.language)
    elif word in known:
        route, what = Route(scope="campaign", ref=word, conversation=channel), known[word]
    else:
        raise Refusal("kpi.route.unknown", word=word[:40], known=", ".join(sorted(known)) or "–")
    await context.write(store.set_route, route)
    params: dict[str, Any] = {"what": what, "channel": channel, "from": QUIET[0], "to": QUIET[1]}
    await context.gateway.respond(body["response_url"], text=t("kpi.route.set", reader.language, **params))


def route_from(given: Mapping[str, Any]) -> Route | None:
    """The route that a filled form says, None where it names no channel. UnknownZone where it names
    none."""
    zone = zone_of(str(given["zone"] or ""))
    if not given.get("to"):
        return None
    scope, _, ref = given["scope"].partition(":")
    quiet = (0, 0) if given["quiet"] == views.NEVER else (int(given["quiet"]), int(given["loud"]))
    return Route(scope=scope, ref=ref, conversation=given["to"], zone=zone, quiet=quiet)


async def _open(context: Context, body: Body) -> None:
    reader, who = await context.reader(body), asked(body)
    zone = context.tasks.zone(reader)
    offered = await context.read(_offered)
    found = await context.read(store.routes)
    here = who.channel if who.channel and not who.channel.startswith("D") else None
    metadata = json.dumps({"answer": body.get("response_url", "")})
    form = views.routes_form(found, offered, reader.language, here=here, zone=zone, metadata=metadata)
    await context.gateway.open_view(body["trigger_id"], form, language=reader.language)


def _offered(session: Session) -> dict[str, list[tuple[str, str]]]:
    """What a route may be narrowed to: campaigns that run, and the marketing channels that KPIs are of."""
    campaigns = [(each.id, each.name) for each in campaigns_store.campaigns(session) if each.active]
    channels = sorted({each.channel for each in kpis.kpis(session) if each.channel})
    return {"campaign": campaigns[:MOST], "channel": [(name, name) for name in channels[:MOST]]}


async def _tell(context: Context, body: Body) -> None:
    """Say to who saved the form where alerts go now."""
    answer = about_of(body)["answer"]
    if not answer:
        return
    reader = await context.reader(body)
    offered = await context.read(_offered)
    names = {f"{scope}:{ref}": name for scope, each in offered.items() for ref, name in each}
    lines = [f"• {views.route_line(each, names, reader.language)}" for each in await context.read(store.routes)]
    words = (
        "\n".join([t("kpi.route.now", reader.language), *lines]) if lines else t("kpi.route.form.none", reader.language)
    )
    await context.gateway.respond(answer, text=words)


async def _open_channel(context: Context, body: Body) -> None:
    reader, watch_id = await context.reader(body), value_in(body)["watch"]
    watch, kpi, _ = await context.read(reading.watch_of, watch_id)
    kind = t(f"alert.kind.{watch.kind}", reader.language)
    name = f"{escape(kpi.name.best(reader.language))} · {kind}"
    form = views.channel_form(name, watch.channel, reader.language, metadata=json.dumps({"watch": watch_id}))
    await context.gateway.push_view(body["trigger_id"], form, language=reader.language)
