"""Figures from end to end: a file dropped in chat, previewed, mapped, loaded; the folder; pulls; signed deliveries."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from pathlib import Path

import aiohttp
import pytest

from bot.jobs import rounds
from bot.sandbox.state import Message
from kpi import store
from kpi.sources.configured.run import signature_of
from tests.e2e.bot_rig import BotRig, fill
from tests.kpi.planting import plant


def _figures(bot: BotRig, kpi: str) -> dict[str, float]:
    with bot.context.database.reading() as session:
        return {str(each.at): each.value for each in store.series(session, kpi)}


def _words(message: Message) -> str:
    return json.dumps(message.body, ensure_ascii=False)


async def test_a_dropped_file_is_previewed_mapped_loaded_and_restated(bot: BotRig):
    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    owner = bot.person("U0OWNER")
    csv = "date,Visits,GMV\n2026-03-01,5,100\n2026-03-02,6,\n2026-03-02,6,\n"
    ts = await owner.upload(owner.im, "march.csv", csv.encode())
    card = await bot.reply(ts, containing="march.csv")
    await bot.until(lambda: "Load them?" in _words(card))
    assert "*Visits* is Visits, in users" in _words(card)
    assert "left out: GMV" in _words(card)
    assert _figures(bot, "visits") == {}
    # The other column is matched in the form, which refuses two columns of one KPI and keeps what was filled in.
    await owner.click(card, "sources.map")
    form = await bot.modal("U0OWNER", "GMV")
    assert await fill(owner, form, c2="kpi:visits") == {"c1": "Two columns cannot be the same KPI."}
    assert await fill(owner, form, c1="kpi:visits", c2="kpi:sales") == {}
    await bot.until(lambda: "*GMV* is Sales, in CNY" in _words(card))
    # Clicked twice it is loaded once.
    await owner.click(card, "sources.load")
    await bot.until(lambda: "decided by" in _words(card))
    assert all(each in _words(card) for each in ("3 new", "1 stated twice"))
    assert _figures(bot, "sales") == {"2026-03-01": 100.0}
    # A file of the same shape is read the same way, in the reader's language; a changed figure is shown old and new.
    writer = bot.person("U0WRITER")
    ts = await writer.upload(writer.im, "later.csv", b"date,Visits,GMV\n2026-03-02,7,90\n2026-03-03,8,\n")
    card = await bot.reply(ts, containing="要导入吗")
    assert "*GMV* → 销售额，单位 CNY" in _words(card)
    await writer.click(card, "sources.load")
    await bot.until(lambda: "确认" in _words(card))
    assert all(each in _words(card) for each in ("更正 1", "6 → *7*"))
    assert bot.complaints == []


async def test_a_bad_file_lists_its_rows_and_loads_only_what_somebody_asks_for(bot: BotRig):
    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    owner = bot.person("U0OWNER")
    ts = await owner.upload(owner.im, "bad.csv", b"date,Visits\n2026-03-01,5\n2026-03-02,many\n2026-03-04,9\n")
    card = await bot.reply(ts, containing="bad.csv")
    await bot.until(lambda: "row 3, Visits: many is not a number" in _words(card))
    assert '"sources.load"' not in _words(card)
    assert _figures(bot, "visits") == {}
    await owner.click(card, "sources.load_good")
    await bot.until(lambda: "decided by" in _words(card))
    assert _figures(bot, "visits") == {"2026-03-01": 5.0, "2026-03-04": 9.0}
    # What the dates mean is asked, and cancelling is taken at its word.
    ts = await owner.upload(owner.im, "either.csv", b"day,Visits\n01/02/2026,5\n03/02/2026,6\n")
    card = await bot.reply(ts, containing="Which is it?")
    await owner.click(card, "sources.answer.dmy")
    await bot.until(lambda: "2026-02-01" in _words(card))
    await owner.click(card, "sources.leave")
    await bot.until(lambda: "left alone" in _words(card))
    assert len(_figures(bot, "visits")) == 2
    # Dates and numbers without a KPI may be copy or figures: a person says which.
    ts = await owner.upload(owner.im, "unknown.csv", b"date,apples\n2026-03-01,5\n2026-03-02,6\n")
    card = await bot.reply(ts, containing="What is it?")
    await owner.click(card, "sources.as.figures")
    await bot.until(lambda: "Change mapping" in _words(card) and "apples" in _words(card))
    # A calendar is told by its columns.
    plan = "标题,渠道,发布时间,状态\n开箱,微博,2026-11-27,撰写中\n".encode()
    ts = await owner.upload(owner.im, "plan.csv", plan)
    card = await bot.reply(ts, containing="looks like a content calendar")
    await owner.click(card, "sources.as.calendar")
    await bot.until(lambda: "is read as a content calendar" in _words(card))
    assert bot.complaints == []


async def test_a_percentage_written_as_a_share_is_read_as_one_after_a_click(bot: BotRig):
    plant(bot.context.database, "conversion", owner="U0OWNER")
    owner = bot.person("U0OWNER")
    ts = await owner.upload(owner.im, "ga.csv", b"date,Conversion\n2026-03-01,0.031\n2026-03-02,0.25\n")
    card = await bot.reply(ts, containing="Is 25 % meant?")
    assert "Conversion is in percent" in _words(card)
    await owner.click(card, "sources.answer.shares")
    await bot.until(lambda: "*3.1* %" in _words(card) and "written as shares of one" in _words(card))
    await owner.click(card, "sources.answer.shares")
    await bot.until(lambda: "Read 0.25 as 25 %" in _words(card))
    await owner.click(card, "sources.answer.shares")
    await bot.until(lambda: "*3.1* %" in _words(card))
    await owner.click(card, "sources.load")
    await bot.until(lambda: "decided by" in _words(card))
    assert _figures(bot, "conversion") == {"2026-03-01": pytest.approx(3.1), "2026-03-02": 25.0}
    assert bot.complaints == []


async def test_parts_are_added_up_to_what_goals_and_monitors_look_at_unless_somebody_says_no(bot: BotRig):
    plant(bot.context.database, "visits", owner="U0OWNER")
    owner = bot.person("U0OWNER")
    rows = b"Day,Campaign,Visits\n2026-03-01,Brand,5\n2026-03-01,Search,6\nTotal: Account,,11\n"
    ts = await owner.upload(owner.im, "ads.csv", rows)
    card = await bot.reply(ts, containing="added up for Visits")
    await owner.click(card, "sources.answer.totals")
    await bot.until(lambda: "none of the whole" in _words(card) and "Add up the parts" in _words(card))
    await owner.click(card, "sources.answer.totals")
    await bot.until(lambda: "Do not add up" in _words(card))
    await owner.click(card, "sources.load")
    await bot.until(lambda: "1 of the whole added up" in _words(card))
    assert _figures(bot, "visits") == {"2026-03-01": 11.0}
    assert bot.complaints == []


async def test_figures_that_no_kpi_is_there_for_lead_to_one(bot: BotRig):
    owner = bot.person("U0OWNER")
    ts = await owner.upload(owner.im, "week.csv", b"date,podcast downloads\n2026-03-01,5\n2026-03-02,6\n")
    card = await bot.reply(ts, containing="there is no KPI yet")
    await owner.click(card, "sources.kpi")
    await bot.modal("U0OWNER", "New KPI")
    assert bot.complaints == []


async def test_the_folder_loads_files_once_and_says_why_not(bot: BotRig, tmp_path: Path):
    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    folder = tmp_path / "in"
    folder.mkdir()
    bot.context.settings = bot.context.settings.with_(kpi_folder=folder, kpi_owner="U0OWNER")
    (folder / "good.csv").write_text("date,Visits\n2026-03-01,5\n", encoding="utf-8")
    (folder / "bad.csv").write_text("date,Visits\n2026-03-02,many\n2026-03-03,4\n", encoding="utf-8")
    await rounds.go(bot.context)
    # Seen once it may still be growing; one that did grow waits another round.
    assert not (folder / "processed").exists()
    (folder / "good.csv").write_text("date,Visits\n2026-03-01,5\n2026-03-02,6\n", encoding="utf-8")
    await rounds.go(bot.context)
    await bot.until(lambda: (folder / "failed" / "bad.csv").exists())
    assert (folder / "good.csv").exists()
    reasons = (folder / "failed" / "bad.csv.reasons.txt").read_text(encoding="utf-8")
    assert "row 2, Visits: many is not a number" in reasons
    await rounds.go(bot.context)
    await bot.until(lambda: (folder / "processed" / "good.csv").exists())
    assert _figures(bot, "visits") == {"2026-03-01": 5.0, "2026-03-02": 6.0}
    told = await bot.message(bot.person("U0OWNER").im, "bad.csv")
    assert "many is not a number" in _words(told)
    assert "2 new figures" in _words(await bot.message(bot.person("U0OWNER").im, "good.csv"))
    # The same file put there again changes nothing, and goes its way too.
    os.link(folder / "processed" / "good.csv", folder / "good.csv")
    await rounds.go(bot.context)
    await rounds.go(bot.context)
    await bot.until(lambda: (folder / "processed" / "good-2.csv").exists())
    assert len(_figures(bot, "visits")) == 2


async def test_configured_sources_are_pulled_when_due_and_their_owner_hears_once(bot: BotRig, tmp_path: Path):
    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    shop = tmp_path / "shop.db"
    with sqlite3.connect(shop) as connection:
        connection.execute("CREATE TABLE daily (day TEXT, visits INTEGER)")
        connection.execute("INSERT INTO daily VALUES ('2026-03-01', 5), ('2026-03-02', 6)")
    file = bot.context.settings.sources_file
    entry = (
        "sources:\n- name: shop\n  kind: sql\n  owner: U0OWNER\n  every: 1h\n  fresh: 2d\n"
        f"  url: sqlite:///{shop}\n  query: SELECT day AS date, visits FROM {{table}} WHERE day >= :since\n"
    )
    now = dt.datetime(2026, 3, 3, 9, 30, tzinfo=dt.UTC)

    async def at(moment: dt.datetime) -> None:
        bot.context.now = bot.context.tasks.now = lambda: moment
        await rounds.go(bot.context)

    file.write_text(entry.format(table="weekly"), encoding="utf-8")
    await at(now)
    im = bot.person("U0OWNER").im
    told = await bot.message(im, "no such table")
    await at(now + dt.timedelta(hours=1))
    file.write_text(entry.format(table="daily"), encoding="utf-8")
    await at(now + dt.timedelta(hours=2))
    again = await bot.message(im, "come in again")
    assert _figures(bot, "visits") == {"2026-03-01": 5.0, "2026-03-02": 6.0}
    # Of an hour in which it failed again, and of one in which it ran again, nothing more was said.
    assert [each.ts for each in bot.messages(im) if "shop" in _words(each)] == [told.ts, again.ts]
    await at(now + dt.timedelta(days=4))
    await bot.message(im, "No newer figure of shop")
    owner = bot.person("U0OWNER")
    await owner.command(im, "/kpi", "sources")
    listed = await bot.message(im, "Sources of figures", seen_by="U0OWNER")
    assert "shop (sql): newest figure 2026-03-02" in _words(listed)
    assert bot.complaints == []


async def test_a_delivery_is_taken_when_it_is_signed_and_only_once(
    bot: BotRig, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
):
    from bot.web import beside

    plant(bot.context.database, "visits", "sales", owner="U0OWNER")
    monkeypatch.setenv("CRM_SECRET", "a long secret")
    bot.context.settings = bot.context.settings.with_(web_port=unused_tcp_port)
    bot.context.settings.sources_file.write_text(
        "sources:\n- name: crm\n  kind: webhook\n  owner: U0OWNER\n  secret: CRM_SECRET\n  path: rows\n",
        encoding="utf-8",
    )
    body = json.dumps({"rows": [{"date": "2026-03-01", "visits": 5}]}).encode()

    async def send(content: bytes, *, secret: str = "a long secret", late: int = 0) -> tuple[int, dict[str, object]]:
        stamp = str(int(dt.datetime.now(dt.UTC).timestamp()) - late)
        headers = {
            "X-Unison-Timestamp": stamp,
            "X-Unison-Signature": signature_of(secret, stamp, content),
            "Content-Type": "application/json",
        }
        address = f"http://127.0.0.1:{unused_tcp_port}/kpi/in/crm"
        async with aiohttp.ClientSession() as http, http.post(address, data=content, headers=headers) as answer:
            return answer.status, await answer.json()

    async with beside(bot.context):
        assert (await send(body, secret="another"))[0] == 401
        assert (await send(body, late=400))[0] == 401
        status, said = await send(body)
        assert (status, said["new"]) == (200, 1)
        stamped = await send(b"[]")
        assert stamped[0] == 422
        status, said = await send(json.dumps({"rows": [{"date": "2026-03-02", "visits": "many"}]}).encode())
        assert status == 422
        assert "many is not a number" in str(said["faults"])
        # Who answers for it hears in chat: once of what is wrong, however often it is sent, and once when it is over.
        im = bot.person("U0OWNER").im
        told = await bot.message(im, "many is not a number")
        worse = {"rows": [{"date": f"2026-03-0{day}", "visits": "none at all"} for day in (2, 3)]}
        assert (await send(json.dumps(worse).encode()))[0] == 422
        good = {"rows": [{"date": "2026-03-01", "visits": 5}, {"date": "2026-03-02", "visits": 6}]}
        assert (await send(json.dumps(good).encode()))[0] == 200
        again = await bot.message(im, "come in again")
        heard = [each.ts for each in bot.messages(im) if "crm" in _words(each)]
        assert heard[-2:] == [told.ts, again.ts]
        assert "none at all" not in "".join(_words(each) for each in bot.messages(im))
        assert (await send(b"x" * (5 * 2**20 + 1)))[0] == 413
    assert _figures(bot, "visits") == {"2026-03-01": 5.0, "2026-03-02": 6.0}
