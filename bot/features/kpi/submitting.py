"""What happens when a form of an alert, a monitor or a goal is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.context import Body, Context, asked
from bot.features.kpi import desk
from bot.features.kpi.monitor_asked import fits, monitor_values
from bot.forms import FieldRefused, refuse
from bot.i18n import text as t
from bot.interaction import entered
from kpi.alerts import store
from kpi.alerts.actions import Action, Assign, Resolve
from kpi.alerts.errors import AlertClosed, BadParameter

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""

    async def act(ack: AsyncAck, body: Body, action: Action, field: str, to: str | None = None) -> None:
        alert, who = body["view"]["private_metadata"], asked(body)
        key = f"form:{body['view']['id']}"
        try:
            done = await context.write(store.act, alert, action, by=who.user, now=context.now(), key=key)
        except AlertClosed as closed:
            await refuse(context, ack, body, closed, field)
            return
        await desk.after(context, done, to=to, by=who.user)
        await ack()

    @app.view_submission("alert_assign")
    async def assigned(ack: AsyncAck, body: Body) -> None:
        to = str(entered(body)["to"])
        await act(ack, body, Assign(to), "to", to)

    @app.view_submission("alert_resolve")
    async def resolved(ack: AsyncAck, body: Body) -> None:
        given = entered(body)
        await act(ack, body, Resolve(given["cause"], str(given.get("note") or "").strip()), "cause")

    @app.view_submission("monitor_new")
    async def previewed(ack: AsyncAck, body: Body) -> None:
        reader = await context.reader(body)
        try:
            values = monitor_values(entered(body), body)
            await context.read(fits, values)
        except FieldRefused as refused:
            # A form that was handed in before it was redrawn for its kind has no such field yet.
            there = refused.field in body["view"]["state"]["values"]
            shown = refused if there else FieldRefused("monitor_kind", refused.key)
            await refuse(context, ack, body, shown)
            return
        except BadParameter as unfit:
            words = t("monitors.form.unfit", reader.language, why=unfit.problem)
            await ack(response_action="errors", errors={"monitor_kind": words})
            return
        key = f"preview:{body['view']['id']}"
        await context.walk("kpi.preview", {**values, "language": reader.language}, key=key)
        await ack()
