"""What a person does to a monitor from its list: explain, mute, shadow, tune back, remove; and its form."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.features.kpi import reading
from bot.features.kpi.desk import today
from bot.features.kpi.views.forms import explain_window
from bot.features.kpi.views.lists import smallest_words
from bot.features.kpi.views.monitor_form import FIELDS, monitor_form
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.interaction import entered
from kpi import store as kpis
from kpi.alerts import store
from kpi.alerts.figures import store as figures
from kpi.alerts.model import Watch
from kpi.alerts.previews import smallest_of
from kpi.alerts.routing import way
from kpi.alerts.watch import store as watching
from kpi.monitors.model import ONE_DAY
from kpi.monitors.preview import QUARTER_DAYS

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

DO: dict[str, Any] = {
    "unmute": watching.unmute,
    "live": watching.go_live,
    "shadow": watching.into_shadow,
    "reset": watching.reset_tuning,
    "remove": watching.remove,
}
MUTES = {"mute_day": dt.timedelta(days=1), "mute_week": dt.timedelta(days=7)}


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the lists' menus and to the form."""

    @app.action("monitor.menu")
    async def menu(ack: AsyncAck, body: Body) -> None:
        await ack()
        does, _, watch = str(body["actions"][0]["selected_option"]["value"]).partition(":")
        context.soon(body, _explain(context, body, watch) if does == "explain" else _do(context, body, does, watch))

    @app.action({"action_id": "value", "block_id": re.compile("monitor_(kpi|kind|sensitivity)")})
    async def chosen(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _redraw(context, body))


async def _do(context: Context, body: Body, does: str, watch_id: str) -> None:
    reader, by, now = await context.reader(body), asked(body).user, context.now()
    if does in MUTES:
        await context.write(watching.mute, watch_id, now + MUTES[does], by=by, now=now)
    else:
        await context.write(DO[does], watch_id, by=by, now=now)
    watch, kpi, _ = await context.read(reading.watch_of, watch_id)
    kind = t(f"alert.kind.{watch.kind}", reader.language)
    words = t(f"monitors.done.{does}", reader.language, name=escape(kpi.name.best(reader.language)), kind=kind)
    await context.gateway.respond(body["response_url"], text=words, replace_original=False)


async def _explain(context: Context, body: Body, watch_id: str) -> None:
    reader, now = await context.reader(body), context.now()
    last = today(context) - ONE_DAY

    def read(session: Session) -> dict[str, Any]:
        watch, kpi, _ = reading.watch_of(session, watch_id)
        zone = context.settings.time_zone
        route = way(watch, kpi, watch.severity, store.routes(session), now=now, zone=zone).conversation
        return explain_window(
            watch,
            kpi,
            watching.standings(session, [watch_id]).get(watch_id),
            watching.history(session, watch_id),
            smallest_of(session, watch, last) if watch.kind != "hourly" else None,
            route,
            reader.language,
        )

    await context.gateway.open_view(body["trigger_id"], await context.read(read), language=reader.language)


async def _redraw(context: Context, body: Body) -> None:
    """Give the form the fields of the chosen kind, and say what the chosen KPI can show at the chosen sensitivity."""
    view, given = body["view"], entered(body)
    kind, kpi = given["monitor_kind"], given.get("monitor_kpi")
    reader, last = await context.reader(body), today(context) - ONE_DAY
    word = json.loads(view.get("private_metadata") or "{}").get("word", "")
    parameters = {"sensitivity": given.get("monitor_sensitivity") or "normal"}

    def read(session: Session) -> dict[str, Any]:
        named = reading.by_word(session, word) or list(kpis.kpis(session))
        words, cuts = None, []
        if kpi is not None and "monitor_sensitivity" in FIELDS[kind]:
            smallest = smallest_of(session, Watch(id="new", kpi=kpi, kind="anomaly", parameters=parameters), last)
            name = escape(kpis.kpi(session, kpi).name.best(reader.language))
            seen = smallest_words(smallest, reader.language)
            words = t("monitors.form.smallest", reader.language, name=name, smallest=seen)
        if kpi is not None and kind == "mix_shift":
            cuts = sorted(figures.parts(session, kpi, last=last, first=last - ONE_DAY * QUARTER_DAYS))
        return monitor_form(
            named, reader.language, kind=kind, smallest=words, cuts=cuts, metadata=view.get("private_metadata") or ""
        )

    form = await context.read(read)
    await context.gateway.update_view(form, view_id=view["id"], hash=view.get("hash"), language=reader.language)
