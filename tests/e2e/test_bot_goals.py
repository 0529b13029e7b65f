"""Goals and KPIs of one's own from end to end: made, refused with the fix, changed, followed by the next, broken."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.demo.figures import catch_up, plant_kpis
from bot.demo.planting import plant_campaign
from bot.jobs import rounds
from bot.sandbox.state import Message
from kpi import store as kpis
from kpi.alerts.watch import store as watching
from kpi.goals import store_record as record
from tests.e2e.bot_rig import BotRig, fill
from tests.e2e.sandbox_rig import Actor

# A Monday, 10:00 in Shanghai.
NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
ONE_DAY = dt.timedelta(days=1)


def _set(bot: BotRig, now: dt.datetime) -> None:
    bot.context.now = bot.context.tasks.now = bot.context.reminders.now = lambda: now


@pytest.fixture
async def owner(bot: BotRig) -> Actor:
    """The demo's KPIs are planted and looked at."""
    _set(bot, NOW)
    with bot.context.database.session() as session:
        plant_campaign(session)
        plant_kpis(session, TODAY, NOW)
    await rounds.go(bot.context)
    return bot.person("U0OWNER")


def _block(message: Message, goal: str) -> str:
    """The block whose menu is that of a goal."""
    return next(
        each["block_id"]
        for each in message.body["blocks"]
        if any(option["value"].endswith(f":{goal}") for option in (each.get("accessory") or {}).get("options", ()))
    )


async def test_a_goal_said_in_a_message_opens_the_form_and_may_be_copy_after_all(bot: BotRig, owner: Actor):
    sentence = "Sign-ups from 270 to 400 a day by 31 March 2027"
    offer = await bot.reply(await owner.say(owner.im, sentence), containing="reads like a goal")
    await owner.click(offer, "goal.new")
    form = await bot.modal("U0OWNER", "New goal")
    assert sentence in str(form.definition)
    await owner.click(offer, "guide.is_copy")
    await bot.reply(str(offer.body["thread_ts"]), containing="/100")
    chinese = await bot.person("U0WRITER").say(
        bot.person("U0WRITER").im, "目标：预约登记 3 月底前从每天 270 提升到 400"
    )
    await bot.reply(chinese, containing="像是一个目标")
    assert bot.complaints == []


async def test_a_goal_is_changed_given_up_and_followed_by_the_next(bot: BotRig, owner: Actor):
    await owner.command(owner.im, "/kpi", "goals")
    tree = await bot.message(owner.im, "13,000 people on the waiting list", seen_by="U0OWNER")
    words = str(tree.body)
    assert all(each in words for each in ("↳ *7,500 product page visits a day*", "7,500 visits a day", "in all"))

    await owner.click(tree, "goal.menu", block_id=_block(tree, "page-visits"), chosen="edit:page-visits")
    form = await bot.modal("U0OWNER", "Change the goal")
    people = ["U0COORD", "U0OWNER"]
    assert await fill(owner, form, target="5,000", owner=people) == {
        "target": "The target is where it stands already. A goal asks for a change."
    }
    assert await fill(owner, form, target="8,200", owner=people, named="Ann Lee") == {}
    await bot.modal("U0OWNER", "Goal saved")
    with bot.context.database.reading() as session:
        goal = kpis.goal(session, "page-visits")
    assert (goal.target, goal.owner, goal.parent) == (8200, "U0COORD, U0OWNER, Ann Lee", "waiting-list")
    await owner.click(tree, "goal.menu", block_id=_block(tree, "page-visits"), chosen="history:page-visits")
    await bot.modal("U0OWNER", "target was 7500")

    await owner.click(tree, "goal.menu", block_id=_block(tree, "engagement"), chosen="end:engagement")
    await bot.message(owner.im, "is given up", seen_by="U0OWNER")
    await owner.command(owner.im, "/kpi", "goals past")
    past = await bot.message(owner.im, "Past goals", seen_by="U0OWNER")
    await owner.click(past, "goal.menu", block_id=_block(past, "engagement"), chosen="next:engagement")
    form = await bot.modal("U0OWNER", "Set the next goal")
    assert await fill(owner, form, name="Engagement of 3.6%", target="3.6") == {}
    await bot.modal("U0OWNER", "engagement-rate")
    with bot.context.database.reading() as session:
        kpi = kpis.kpi(session, "engagement-rate")
        served = kpis.goal(session, kpi.goal)
        assert (served.name.en, served.start, served.owner) == ("Engagement of 3.6%", TODAY, "U0WRITER")
        assert 2.5 < served.baseline < 3.5
    assert bot.complaints == []


async def test_a_kpi_of_ones_own_is_made_with_its_goal_and_a_broken_one_is_told_of_once(bot: BotRig, owner: Actor):
    writer = bot.person("U0WRITER")
    await writer.command(writer.im, "/kpi", "goals 新建")
    form = await bot.modal("U0WRITER", "新建目标")
    await fill(writer, form, sentence="提升品牌知名度；12月31日前线索从每天10条提升到20条，负责人：李娜")
    judged = await bot.modal("U0WRITER", "还不算目标")
    assert all(each in str(judged.definition) for each in ("声量份额", "red_circle", "仍要保存"))
    await fill(writer, judged, sentence="12月31日前将每百次访问登记数从4提升到6，负责人：李娜")
    judged = await bot.modal("U0WRITER", "没见过")
    assert "检查这个目标" in str(judged.definition)
    await writer.click(judged, "kpi.new_here")
    form = await bot.modal("U0WRITER", "自己有数据的留空")
    said = {"direction": "up", "kind": "performance", "level": "channel"}
    assert "看不懂单位" in (await fill(writer, form, unit="7 things", **said))["unit"]
    wrong = await fill(writer, form, unit="%", formula="预约登记数 + 详情页访问量", **said)
    assert "只有单位相同才能相加减" in wrong["formula"]
    assert (
        await fill(writer, form, unit="%", formula="预约登记数 / 详情页访问量", campaign="aurora-x-launch", **said)
        == {}
    )
    form = await bot.modal("U0WRITER", "没人追的数字不算 KPI")
    assert "目前水平 (%)" in str(form.definition)
    numbers = {"name": "登记率到 6%", "baseline": "5.2%", "target": "6", "start": "2026-11-01", "end": "2026-12-20"}
    assert await fill(writer, form, **numbers) == {"owner": "还没有人对它负责。"}
    assert await fill(writer, form, owner=["U0WRITER", "U0COORD"], **numbers) == {}
    await bot.modal("U0WRITER", "目标已保存")
    with bot.context.database.reading() as session:
        (kpi,) = [each for each in kpis.kpis(session) if each.formula]
        assert kpi.formula == "waiting-list-sign-ups / product-page-visits"
        assert len(watching.of_kpis(session, {kpi.id})) == 4
    await writer.command(writer.im, "/kpi", "每百次访问登记数")
    await bot.message(writer.im, "每百次访问登记数", seen_by="U0WRITER")

    # Somebody changes the unit of a part: this KPI rests, both owners hear of it once, and alerts go on.
    with bot.context.database.session() as session:
        record.change_kpi(session, replace(kpi, unit="CNY"))
        shared = replace(kpis.goal(session, "waiting-list"), owner="U0COORD, U0OWNER, 李娜")
        record.change(session, shared, by="U0OWNER", now=NOW)
    for hours in (24, 25):
        now = NOW + dt.timedelta(hours=hours)
        _set(bot, now)
        await bot.context.write(catch_up, TODAY, now.date(), now)
        await rounds.go(bot.context)
    await bot.message(writer.im, "现在算不出来")
    await bot.message(bot.person("U0COORD").im, "现在算不出来")
    # The picture under the alert's card has the KPI's name too.
    wanted = ("预约登记数", "alert.acknowledge")
    (card,) = await bot.until(
        lambda: [each for each in bot.messages("C0LAUNCH") if all(words in str(each.body) for words in wanted)]
    )
    assert "<@U0COORD>、<@U0OWNER>、李娜" in str(card.body)
    told = [each for each in bot.messages(writer.im) if "现在算不出来" in str(each.body)]
    assert len(told) == 1

    await owner.command(owner.im, "/kpi", f"edit {kpi.id}")
    form = await bot.modal("U0OWNER", "Change the KPI")
    assert "says it is in USD, but" in (await fill(owner, form, unit="USD"))["formula"]
    assert await fill(owner, form, unit="%") == {}
    await bot.modal("U0OWNER", "is changed")
    assert bot.complaints == []
