"""What happens when a form of an alert, a monitor or a goal is handed in."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.features.kpi import desk, previewing
from bot.features.tasks.filling import FieldRefused
from bot.i18n import text as t
from bot.interaction import entered
from kpi import store as kpis
from kpi.alerts import store
from kpi.alerts.actions import Action, Assign, Resolve
from kpi.alerts.errors import AlertClosed, BadParameter
from kpi.alerts.kinds import checked

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
            reader = await context.reader(body)
            await ack(response_action="errors", errors={field: t(closed.code, reader.language)})
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
            await context.read(_fits, values)
        except FieldRefused as refused:
            await ack(response_action="errors", errors={refused.field: t(refused.key, reader.language)})
            return
        except BadParameter as unfit:
            words = t("monitors.form.unfit", reader.language, why=unfit.problem)
            await ack(response_action="errors", errors={"monitor_kind": words})
            return
        key = f"preview:{body['view']['id']}"
        await context.walk("kpi.preview", {**values, "language": reader.language}, key=key)
        await ack()


def monitor_values(given: Mapping[str, Any], body: Body) -> dict[str, Any]:
    """The plain data of a new monitor. Raises ``FieldRefused``."""
    kind = given["monitor_kind"]
    parameters: dict[str, Any] = {}
    if kind == "threshold":
        limits = {name: _number(given, name) for name in ("above", "below")}
        parameters = {name: value for name, value in limits.items() if value is not None}
        if not parameters:
            raise FieldRefused("above", "monitors.form.limit_missing")
    elif kind not in ("broken_data", "no_data") and given["monitor_sensitivity"] != "normal":
        parameters = {"sensitivity": given["monitor_sensitivity"]}
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, body["view"]["id"]).hex[:12],
        "kpi": given["monitor_kpi"],
        "kind": kind,
        "parameters": parameters,
        "least": max(_number(given, "least") or 0.0, 0.0),
        "severity": given["severity"],
        "channel": given.get("channel"),
        "by": asked(body).user,
    }


def _fits(session: Session, values: Mapping[str, Any]) -> None:
    watch = previewing.watch_from(values)
    kpi = kpis.kpi(session, watch.kpi)
    checked(watch, kpi, kpis.goal(session, kpi.goal))


def _number(given: Mapping[str, Any], name: str) -> float | None:
    text = str(given.get(name) or "").replace(",", "").replace("，", "").strip().rstrip("%％")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise FieldRefused(name, "monitors.form.bad_number") from None
