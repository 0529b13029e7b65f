"""The command of figures, the buttons of alerts and monitors."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.context import Body, Context, asked
from bot.features import command
from bot.features.kpi import (
    asking,
    desk,
    goal_asking,
    goal_submitting,
    monitors,
    previewing,
    reading,
    routing,
    submitting,
)
from bot.features.kpi.reading import task_of
from bot.features.kpi.views.forms import assign_form, resolve_form
from bot.features.tasks.filling import open_new
from bot.features.tasks.views.forms import Fields
from bot.i18n import text as t
from bot.interaction import value_in
from kpi.alerts import store
from kpi.alerts.actions import Acknowledge, Action, FalseAlarm, Reopen, Snooze, Tick
from kpi.alerts.errors import AlertClosed
from kpi.alerts.routing import is_person

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

COMMAND = asking.COMMAND
MORNING = dt.time(9)


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the command, to the card's buttons, to lists and forms."""
    command.register(app, context, COMMAND, asking.show_overview)
    submitting.register(app, context)
    monitors.register(app, context)
    goal_asking.register(app, context)
    goal_submitting.register(app, context)
    routing.register(app, context)

    async def do(ack: AsyncAck, body: Body, alert: str, action: Action) -> None:
        clicked, who = body["actions"][0], asked(body)
        key = f"click:{who.user}:{clicked['action_id']}:{clicked['action_ts']}"
        try:
            done = await context.write(store.act, alert, action, by=who.user, now=context.now(), key=key)
        except AlertClosed as closed:
            await ack()
            context.soon(body, context.tell(closed, body))
            return
        await desk.after(context, done)
        await ack()

    @app.action("alert.acknowledge")
    async def acknowledge(ack: AsyncAck, body: Body) -> None:
        await do(ack, body, alert_in(body), Acknowledge())

    @app.action("alert.false_alarm")
    async def false_alarm(ack: AsyncAck, body: Body) -> None:
        await do(ack, body, alert_in(body), FalseAlarm())

    @app.action("alert.reopen")
    async def reopen(ack: AsyncAck, body: Body) -> None:
        await do(ack, body, alert_in(body), Reopen())

    @app.action("alert.snooze")
    async def snooze(ack: AsyncAck, body: Body) -> None:
        alert, name = body["actions"][0]["selected_option"]["value"].split(":")
        reader = await context.reader(body)
        await do(ack, body, alert, Snooze(until=until_of(name, context.now(), context.tasks.zone(reader))))

    @app.action("alert.causes")
    async def causes(ack: AsyncAck, body: Body) -> None:
        clicked = body["actions"][0]
        alert = str(clicked["block_id"]).split("-")[1]
        ticked = tuple(each["value"] for each in clicked.get("selected_options") or ())
        await do(ack, body, alert, Tick(ticked))

    @app.action(re.compile(r"alert\.(assign|resolve)"))
    async def form(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open(context, body))

    @app.action("alert.task")
    async def task(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _task(context, body))

    @app.action("kpi.picture")
    async def as_picture(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.show_picture(context, body))

    @app.action("kpi.alerts")
    async def alerts(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.show_alerts(context, body, ""))

    @app.action("kpi.monitors")
    async def every_monitor(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, asking.show_monitors(context, body, ""))

    @app.action(re.compile(r"preview\.(live|shadow|drop)"))
    async def decided(ack: AsyncAck, body: Body) -> None:
        await ack()
        decision = str(body["actions"][0]["action_id"]).partition(".")[2]
        context.soon(body, previewing.decide(context, body, decision))


def alert_in(body: Body) -> str:
    """The alert that a button is about."""
    value: dict[str, Any] = value_in(body)
    return str(value["alert"])


def until_of(name: str, now: dt.datetime, zone: str) -> dt.datetime:
    """Four ``hours`` on, or nine in the morning of ``tomorrow`` or of next ``monday`` by the person's clock."""
    if name == "hours":
        return now + dt.timedelta(hours=4)
    here = now.astimezone(ZoneInfo(zone))
    days = 1 if name == "tomorrow" else 7 - here.weekday()
    return dt.datetime.combine(here.date() + dt.timedelta(days=days), MORNING, here.tzinfo).astimezone(dt.UTC)


async def _open(context: Context, body: Body) -> None:
    reader = await context.reader(body)
    alert = await context.read(store.get, alert_in(body))
    build = assign_form if body["actions"][0]["action_id"] == "alert.assign" else resolve_form
    await context.gateway.open_view(body["trigger_id"], build(alert, reader.language), language=reader.language)


async def _task(context: Context, body: Body) -> None:
    """The form of a task, filled with what the alert says; its card comes into the alert's thread."""
    reader = await context.reader(body)
    shown = await context.read(reading.shown, alert_in(body), desk.today(context))
    alert = shown.alert
    says = reading.words_of(alert.lead.said, reader.language)
    name = shown.kpi.name.best(reader.language)
    about: dict[str, Any] = {
        "id": task_of(alert.id),
        "origin": ["alert", alert.id, await desk.link_of(context, alert)],
        "place": list(alert.place) if alert.place else None,
    }
    fields = Fields(
        title=t("alert.task.title", reader.language, name=name, says=says)[:300],
        details=" · ".join(t(f"alert.cause.{each}", reader.language) for each in alert.causes),
        owner=alert.answers if is_person(alert.answers) else asked(body).user,
        campaign=alert.campaign,
    )
    await open_new(context, body, fields, about)
