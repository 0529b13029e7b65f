"""Alerts from end to end: figures come in, the clock moves, people act, the process dies in between."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from sqlalchemy import select

from bot.demo.figures import catch_up, plant_kpis
from bot.demo.planting import plant_campaign
from bot.features.kpi.agenda import sources
from bot.jobs import rounds
from bot.sandbox.state import Message
from campaigns.tables import CampaignRow
from kpi.alerts import store, store_lists
from kpi.alerts.model import Alert
from kpi.alerts.routing import Route
from kpi.alerts.watch import store as watching
from tests.e2e.bot_rig import BotRig, fill
from tests.e2e.sandbox_rig import Actor

# A Monday, 10:00 in Shanghai.
NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
ONE_DAY = dt.timedelta(days=1)


def _set(bot: BotRig, now: dt.datetime) -> None:
    bot.context.now = bot.context.tasks.now = bot.context.reminders.now = lambda: now


async def _move(bot: BotRig, days: float, *, figures: bool = True) -> None:
    """What the sandbox does when its clock is moved to ``days`` after the beginning."""
    now = NOW + ONE_DAY * days
    _set(bot, now)
    if figures:
        await bot.context.write(catch_up, TODAY, now.date(), now)
    await rounds.go(bot.context)


def _alerts(bot: BotRig) -> tuple[Alert, ...]:
    with bot.context.database.reading() as session:
        return store_lists.between(session, NOW - ONE_DAY, NOW + ONE_DAY * 90)


def _by_bot(bot: BotRig, channel: str, words: str = "") -> list[Message]:
    return [each for each in bot.messages(channel) if each.by_bot and words in str(each.body)]


async def _card(bot: BotRig, name: str) -> Message:
    """The card of the alert about a KPI; the picture under it has the KPI's name too."""
    found: list[Message] = await bot.until(
        lambda: [each for each in _by_bot(bot, "C0LAUNCH", name) if "alert.acknowledge" in str(each.body)]
    )
    return found[-1]


def _thread(bot: BotRig, card: Message) -> list[str]:
    """The card and what the bot said under it."""
    return [each.ts for each in _by_bot(bot, card.channel) if card.ts in (each.ts, each.body.get("thread_ts"))]


@pytest.fixture
async def owner(bot: BotRig) -> Actor:
    """The demo's KPIs are planted and looked at; English, Los Angeles. The launch channel is nobody's home, so it has
    the language of the team."""
    _set(bot, NOW)
    with bot.context.database.session() as session:
        plant_campaign(session)
        for row in session.scalars(select(CampaignRow)):
            row.home_channel = None
        plant_kpis(session, TODAY, NOW)
    await rounds.go(bot.context)
    return bot.person("U0OWNER")


async def test_an_alert_is_one_card_that_is_acknowledged_snoozed_and_resolved_over_a_restart(bot: BotRig, owner: Actor):
    assert _alerts(bot) == ()
    await _move(bot, 1)
    card = await _card(bot, "Waiting list sign-ups")
    words = str(card.body)
    assert all(each in words for each in ("sudden drop", "search −87%", "<@U0COORD>", "Likely causes", "Next step"))
    await bot.until(lambda: any(each.body.get("files") for each in bot.messages("C0LAUNCH")))
    (picture,) = [each for each in bot.messages("C0LAUNCH") if each.body.get("files")]
    assert picture.body["thread_ts"] == card.ts
    # Two rounds, and two processes at once, say nothing twice.
    await asyncio.gather(_move(bot, 1), _move(bot, 1))
    await _move(bot, 1.1)
    assert _thread(bot, card) == [card.ts, picture.ts]
    assert len(_by_bot(bot, "C0LAUNCH", "Waiting list sign-ups")) == 2

    await owner.click(card, "alert.causes", chosen=["tracking", "creative"])
    await bot.until(lambda: _alerts(bot)[0].causes == ("tracking", "creative"))
    await owner.click(card, "alert.acknowledge")
    await bot.until(lambda: "Seen by <@U0OWNER>" in str(card.body))
    assert "alert.acknowledge" not in str(card.body)
    (alert,) = _alerts(bot)
    await owner.click(card, "alert.snooze", chosen=f"{alert.id}:hours")
    await bot.until(lambda: "Snoozed until" in str(card.body))

    # The process dies; another takes the database up, and the snooze ends.
    await bot.restart()
    await _move(bot, 1.3, figures=False)
    await bot.until(lambda: any("The snooze is over" in str(each.body) for each in _by_bot(bot, "C0LAUNCH")))
    await owner.click(card, "alert.resolve")
    form = await bot.modal("U0OWNER", "Resolve the alert")
    assert await fill(owner, form, cause="creative", note="The search ads were paused by mistake") == {}
    await bot.until(lambda: "Resolved by <@U0OWNER>: Creative" in str(card.body))
    assert "paused by mistake" in str(card.body)
    # It goes on for two more days and recovers: nobody has to hear of that.
    before = _thread(bot, card)
    for day in range(2, 9):
        await _move(bot, day)
    assert _thread(bot, card) == before
    assert bot.complaints == []


async def test_what_recovers_by_itself_is_said_in_its_thread_and_a_false_alarm_tunes(bot: BotRig, owner: Actor):
    await _move(bot, 1)
    card = await _card(bot, "Waiting list sign-ups")
    for day in range(2, 9):
        await _move(bot, day)
    await bot.until(lambda: "Recovered by itself" in str(card.body))
    await bot.until(lambda: _by_bot(bot, "C0LAUNCH", "Back to normal"))
    (said,) = _by_bot(bot, "C0LAUNCH", "Back to normal")
    assert said.body["thread_ts"] == card.ts
    await owner.click(card, "alert.false_alarm")
    await bot.until(lambda: "False alarm, says <@U0OWNER>" in str(card.body))
    with bot.context.database.reading() as session:
        assert watching.get(session, "waiting-list-sign-ups:anomaly").false_alarms == 1
    await owner.click(card, "alert.reopen")
    await bot.until(lambda: "Seen by" in str(card.body))
    with bot.context.database.reading() as session:
        assert watching.get(session, "waiting-list-sign-ups:anomaly").false_alarms == 0
    assert bot.complaints == []


async def test_nobody_looked_so_the_owner_hears_once_and_whoever_gets_it_too(bot: BotRig, owner: Actor):
    coordinator = bot.person("U0COORD")
    await _move(bot, 1)
    card = await _card(bot, "Waiting list sign-ups")
    await _move(bot, 1.2, figures=False)
    told = await bot.message(coordinator.im, "小时无人跟进")
    await _move(bot, 1.3, figures=False)
    assert len(_by_bot(bot, coordinator.im, "小时无人跟进")) == 1
    assert "预约登记数" in str(told.body)
    await coordinator.click(card, "alert.assign")
    form = await bot.modal("U0COORD", "转交这条预警")
    assert await fill(coordinator, form, to="U0OWNER") == {}
    await bot.until(lambda: "With <@U0OWNER>" in str(card.body))
    await bot.message(owner.im, "gave you this alert")
    await owner.click(card, "alert.task")
    task = await bot.modal("U0OWNER", "Find out why")
    assert "Waiting list sign-ups" in str(task.definition)
    assert await fill(owner, task, title="Find out why sign-ups fell") == {}
    await bot.no_modal("U0OWNER")
    await _move(bot, 1.3, figures=False)
    await bot.until(lambda: "*Task:* made" in str(card.body))
    assert "alert.task" not in str(card.body)
    assert bot.complaints == []


async def test_a_channel_that_is_closed_to_the_bot_is_told_of_once_and_the_alert_goes_to_its_owner(
    bot: BotRig, owner: Actor
):
    with bot.context.database.session() as session:
        # The bot is no member there.
        store.set_route(session, Route(scope="all", ref="", conversation="C0SOCIAL", quiet=(0, 0)))
    coordinator = bot.person("U0COORD")
    await _move(bot, 1)
    card = await bot.message(coordinator.im, "我来跟进")
    await bot.message(coordinator.im, "我无法再往")
    await _move(bot, 2)
    await _move(bot, 3)
    assert len(_by_bot(bot, coordinator.im, "我无法再往")) == 1
    await coordinator.click(card, "alert.acknowledge")
    await bot.until(lambda: "已在跟进" in str(card.body))


async def test_a_channel_whose_people_read_chinese_hears_of_an_alert_in_chinese(bot: BotRig, owner: Actor):
    with bot.context.database.session() as session:
        for row in session.scalars(select(CampaignRow)):
            row.home_channel, row.owner = "C0LAUNCH", "U0COORD"
    # She is known from here on.
    await bot.person("U0COORD").open_home()
    await bot.home("U0COORD", "我的目标与预警")
    await _move(bot, 1)
    card = await _card(bot, "预约登记数")
    assert "*状态*：待处理" in str(card.body)


async def test_a_monitor_is_previewed_before_it_goes_live_then_listed_muted_and_explained(bot: BotRig, owner: Actor):
    await owner.command(owner.im, "/kpi", "monitor new visits")
    form = await bot.modal("U0OWNER", "New monitor")
    await owner.click(form, "value", block_id="monitor_kind", chosen="ratio")
    form = await bot.modal("U0OWNER", "numerator")
    filled = {"monitor_kpi": "product-page-visits", "monitor_kind": "ratio", "severity": "high"}
    assert list(await fill(owner, form, **filled)) == ["numerator"]
    await owner.click(form, "value", block_id="monitor_kind", chosen="threshold")
    form = await bot.modal("U0OWNER", "Alert below")
    filled["monitor_kind"] = "threshold"
    assert list(await fill(owner, form, **filled)) == ["above"]
    assert await fill(owner, form, **filled, below="5400") == {}
    preview = await bot.message(owner.im, "Preview: Product page visits")
    assert "would have opened" in str(preview.body)
    await bot.until(lambda: any(each.body.get("files") for each in bot.messages(owner.im)))
    with bot.context.database.reading() as session:
        before = len(watching.watches(session))
    await owner.click(preview, "preview.live")
    await bot.until(lambda: "Live: Product page visits" in str(preview.body))
    assert "preview.live" not in str(preview.body)
    with bot.context.database.reading() as session:
        (made,) = [each for each in watching.watches(session) if each.kind == "threshold"]
        assert len(watching.watches(session)) == before + 1
    await rounds.go(bot.context)
    await owner.command(owner.im, "/kpi", "monitors visits")
    listed = await bot.message(owner.im, "monitor.menu", seen_by="U0OWNER")
    await owner.click(listed, "monitor.menu", block_id=_block(listed, made.id), chosen=f"explain:{made.id}")
    window = await bot.modal("U0OWNER", "This monitor")
    assert "The smallest change it can see" in str(window.definition)
    await owner.close(window)
    await owner.click(listed, "monitor.menu", block_id=_block(listed, made.id), chosen=f"mute_day:{made.id}")
    await bot.message(owner.im, "Muted for a day", seen_by="U0OWNER")
    assert bot.complaints == []


async def test_why_a_figure_moved_is_answered_with_the_parts_that_drove_it(bot: BotRig, owner: Actor):
    await owner.say(owner.im, "why did sign-ups fall?")
    told = await bot.message(owner.im, "against the weeks before")
    assert "Waiting list sign-ups" in str(told.body)
    assert "of the change" in str(told.body)
    writer = bot.person("U0WRITER")
    await writer.say(writer.im, "预约登记数怎么跌了")
    assert "/kpi 复盘" in str((await bot.message(writer.im, "近 7 天与前几周相比")).body)
    assert not [each for each in bot.messages(owner.im) if "/100" in str(each.body)]
    assert bot.complaints == []


async def test_the_overview_goals_and_the_agenda(bot: BotRig, owner: Actor):
    writer = bot.person("U0WRITER")
    await writer.command(writer.im, "/kpi")
    overview = await bot.message(writer.im, "KPI 一览", seen_by="U0WRITER")
    assert all(each in str(overview.body) for each in ("详情页访问量", "▇", "落后", "周环比"))
    await writer.click(overview, "kpi.picture")
    await bot.until(lambda: any(each.body.get("files") for each in bot.messages(writer.im)))
    await owner.command(owner.im, "/kpi", "goals")
    listed = await bot.message(owner.im, "9,300 brand searches a day", seen_by="U0OWNER")
    await owner.click(listed, "goal.new")
    form = await bot.modal("U0OWNER", "New goal")
    sentence = "Grow qualified leads from 400 to 520 a month"
    await fill(owner, form, sentence=sentence)
    judged = await bot.modal("U0OWNER", "red_circle")
    assert "Nobody answers for it yet" in str(judged.definition)
    said = {"sentence": f"{sentence} by 30 June 2027", "owner": ["U0OWNER"]}
    await fill(owner, judged, **said)
    await fill(owner, await bot.modal("U0OWNER", "Save anyway"), **said)
    await bot.modal("U0OWNER", "Goal saved")
    await _move(bot, 1)
    (source,) = sources(bot.context)
    with bot.context.database.reading() as session:
        (alert,) = store_lists.active(session)
    assert source.resolved([alert.id, "gone"], NOW) == ["gone"]

    # Home: the goals and alerts of whoever answers for them, and nothing of theirs to somebody else.
    coordinator = bot.person("U0COORD")
    wanted = ("预约登记达到 1.3 万人", "落后", "突然下跌", "archives")
    for _ in range(20):  # the alert's card, to which Home links, may still be on its way
        await coordinator.open_home()
        home = await bot.home("U0COORD", "我的目标与预警")
        missing = [each for each in wanted if each not in str(home.definition)]
        if not missing:
            break
        await asyncio.sleep(0.5)
    assert missing == []
    assert "品牌日搜索量" not in str(home.definition)
    await coordinator.click(home, "kpi.picture")
    await bot.until(lambda: any(each.body.get("files") for each in bot.messages(coordinator.im)))
    await owner.open_home()
    home = await bot.home("U0OWNER", "My goals and alerts")
    assert "sudden drop" not in str(home.definition)
    assert bot.complaints == []


def _block(message: Message, watch: str) -> str:
    """The block whose menu is that of a monitor."""
    return next(
        each["block_id"]
        for each in message.body["blocks"]
        if any(option["value"].endswith(f":{watch}") for option in (each.get("accessory") or {}).get("options", ()))
    )
