"""Where alerts go, from end to end: routes made and taken away in a form, one monitor sent elsewhere."""

from __future__ import annotations

import datetime as dt

from bot.demo.figures import plant_kpis
from kpi.alerts import store
from kpi.alerts.routing import Route
from kpi.alerts.watch import store as watching
from tests.e2e.bot_rig import BotRig, fill

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


async def test_routes_are_made_and_taken_away_and_a_monitor_is_sent_elsewhere(bot: BotRig):
    with bot.context.database.session() as session:
        plant_kpis(session, NOW.date(), NOW)
        for each in store.routes(session):
            store.remove_route(session, each.scope, each.ref)
    owner = bot.person("U0OWNER")
    await owner.command("C0LAUNCH", "/kpi", "route")
    form = await bot.modal("U0OWNER", "kpi_routes")
    assert "No routes yet" in str(form.definition)
    assert "zone" in await fill(owner, form, scope="severity:high", zone="Nowhere")
    assert await fill(owner, form, scope="severity:high", quiet="never", zone="Asia/Shanghai") == {}
    await bot.message("C0LAUNCH", "severe ones: <#C0LAUNCH>, at any hour", seen_by="U0OWNER")
    with bot.context.database.reading() as session:
        assert store.routes(session) == (
            Route(scope="severity", ref="high", conversation="C0LAUNCH", zone="Asia/Shanghai", quiet=(0, 0)),
        )
    coordinator = bot.person("U0COORD")
    await coordinator.command("C0LAUNCH", "/kpi", "route")
    form = await bot.modal("U0COORD", "kpi_routes")
    assert await fill(coordinator, form, gone=["severity:high"], to="") == {}
    await bot.message("C0LAUNCH", "还没有设置", seen_by="U0COORD")

    await owner.command("C0LAUNCH", "/kpi", "monitors")
    listed = await bot.message("C0LAUNCH", "monitor.menu", seen_by="U0OWNER")
    menus = [each["accessory"] for each in listed.body["blocks"] if "accessory" in each]
    chosen = next(each["value"] for each in menus[0]["options"] if each["value"].startswith("explain:"))
    await owner.click(listed, "monitor.menu", chosen=chosen)
    window = await bot.modal("U0OWNER", "monitor.channel")
    await owner.click(window, "monitor.channel")
    form = await bot.modal("U0OWNER", "monitor_channel")
    assert await fill(owner, form, to="C0SOCIAL") == {}
    with bot.context.database.reading() as session:
        assert watching.get(session, chosen.partition(":")[2]).channel == "C0SOCIAL"
        assert watching.history(session, chosen.partition(":")[2])[-1].action == "channel"
    assert bot.complaints == []
