"""What was known when: corrected figures, by command."""

from __future__ import annotations

import datetime as dt

from kpi import store
from kpi.model import Observation
from tests.e2e.bot_rig import BotRig
from tests.kpi.planting import plant

DAY = dt.date(2026, 3, 2)


async def test_a_corrected_figure_is_told_with_what_was_known_when(bot: BotRig):
    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    for hour, value in ((9, 1200.0), (15, 1240.5)):
        now = dt.datetime(2026, 3, 3, hour, tzinfo=dt.UTC)
        with bot.context.database.session() as session:
            store.record(session, [Observation(kpi="visits", at=DAY, value=value)], now=now)
            if hour == 9:
                store.record(session, [Observation(kpi="visits", at=dt.date(2026, 3, 1), value=7.0)], now=now)
    owner = bot.person("U0OWNER")
    await owner.command("C0LAUNCH", "/kpi", "history visits")
    told = await bot.message("C0LAUNCH", "what was corrected", seen_by="U0OWNER")
    words = str(told.body)
    assert "1,200 (" in words
    assert words.index("1,200 (") < words.index("→") < words.index("1,240.5 (")
    assert "7 (" not in words
    coordinator = bot.person("U0COORD")
    await coordinator.command("C0LAUNCH", "/kpi", "history visits 2026-03-01")
    await bot.message("C0LAUNCH", "7（", seen_by="U0COORD")
    await coordinator.command("C0LAUNCH", "/kpi", "history sales")
    await bot.message("C0LAUNCH", "没有更正过", seen_by="U0COORD")
    await coordinator.command("C0LAUNCH", "/kpi", "history nothing")
    await bot.message("C0LAUNCH", "没有对应的 KPI", seen_by="U0COORD")
    assert bot.complaints == []
