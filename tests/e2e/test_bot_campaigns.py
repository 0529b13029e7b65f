"""A campaign from end to end: planned in Chinese, changed in English, shown, held to by checks, over and closed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.demo.planting import plant_campaign
from bot.sandbox.state import Message
from campaigns import store
from campaigns.model import CampaignChannel
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from tests.e2e.bot_rig import BAD, BotRig, fill
from tests.e2e.sandbox_rig import Actor

NOON = dt.datetime(2026, 11, 20, 4, tzinfo=dt.UTC)
"""A Friday, noon in Shanghai."""
PLAN = {
    "name": "春季新品",
    "goal": "3 月底前预约 1 万人",
    "audience": "大学生",
    "phases": "预热 11月9日–11月22日\n引爆 11/23-12/6",
    "channels": ["ad", "xiaohongshu"],
}
BRIEF = {"idea": "夜里也拍得清", "core_message": "突破想象，极致影像", "proof": "更大的感光面积"}


async def _at(bot: BotRig, moment: dt.datetime) -> None:
    await bot.sandbox.move_clock(offset=(moment - dt.datetime.now(dt.UTC)).total_seconds())


async def _card(bot: BotRig, *containing: str) -> Message:
    """The campaign's card in its home channel, once it has those words."""
    await bot.until(lambda: _cards(bot) and all(each in str(_cards(bot)[-1].body) for each in containing))
    (card,) = _cards(bot)
    return card


def _cards(bot: BotRig) -> list[Message]:
    return [each for each in bot.messages("C0LAUNCH") if "campaign-actions" in str(each.body)]


async def _planned(bot: BotRig, person: Actor) -> Message:
    await person.command("C0LAUNCH", "/campaign", "新建")
    form = await bot.modal(person.user, "新建营销活动")
    wrong = await fill(person, form, **{**PLAN, "phases": "预热 11月9日–11月22日\n引爆"})
    assert wrong == {"phases": "“引爆”：请写明开始日和结束日，例如“引爆 11月23日–12月6日”。"}
    assert await fill(person, form, **PLAN) == {}
    roles = await bot.modal(person.user, "渠道分工")
    assert await fill(person, roles, **{"owner:xiaohongshu": "U0WRITER", "role:xiaohongshu": "种草"}) == {}
    brief = await bot.modal(person.user, "活动简报")
    assert await fill(person, brief, **BRIEF, landing_link="orlume.example") == {
        "landing_link": "请填写完整网址，以 https:// 开头。"
    }
    assert await fill(person, brief, **BRIEF, landing_link="https://orlume.example/x") == {}
    await bot.no_modal(person.user)
    return await _card(bot, "简报已填写完整")


async def test_a_campaign_is_planned_in_chinese_changed_in_english_held_to_and_closed(bot: BotRig):
    await _at(bot, NOON)
    zhou, grace, lin = bot.person("U0COORD"), bot.person("U0OWNER"), bot.person("U0WRITER")
    card = await _planned(bot, zhou)
    words = str(card.body)
    assert all(
        each in words
        for each in ("春季新品", "筹备中", "<@U0COORD> 总负责", "预热期，到11月22日", "种草", "<@U0WRITER>")
    )
    # The channel that nobody answers for is named first.
    assert words.index("还没有负责人") < words.index("<@U0WRITER>")

    # Changed in English: usual phases read in her language and keep their names.
    await grace.command(grace.im, "/campaign", "show 春季")
    shown = await bot.message(grace.im, "Teaser, until Sun 22 Nov", seen_by=grace.user)
    await grace.click(shown, "campaign.edit")
    form = await bot.modal(grace.user, "Edit campaign")
    assert "Teaser 2026-11-09 ~ 2026-11-22" in str(form.definition)
    other = bot.person("U0COORD")
    await other.click(card, "campaign.edit")
    late = await bot.modal(other.user, "修改营销活动")
    assert await fill(grace, form, goal="10,000 on the list", status="running") == {}
    roles = await bot.modal(grace.user, "Who does what")
    assert await fill(grace, roles, **{"owner:ad": "U0OWNER"}) == {}
    await bot.no_modal(grace.user)
    await _card(bot, "进行中", "10,000 on the list", "预热期", "<@U0OWNER>")
    assert await fill(other, late, goal="别的目标") == {
        "name": "您填表期间有人改动了这个活动。请关闭后重新打开，再改一次。"
    }
    await other.close(late)

    # What is checked in the campaign's home belongs to it; the form offers it.
    ts = await lin.say("C0LAUNCH", f"@Unison {BAD}")
    report = await bot.reply(ts, containing="春季新品 · 预热期")
    await lin.click(report, "check.again")
    again = await bot.modal(lin.user, "春季新品")
    assert "大学生" in str(again.definition)
    assert await fill(lin, again, as_of="2026-12-24") == {}
    await bot.until(lambda: "春季新品 · 不在任何阶段内" in str(bot.workspace.message("C0LAUNCH", report.ts).body))

    # A new day is a new phase, and the card says so by itself.
    await _at(bot, NOON + dt.timedelta(days=3))
    card = await _card(bot, "引爆期，到12月6日")
    await zhou.click(card, "campaign.close")
    card = await _card(bot, "活动已结案")
    await zhou.click(card, "campaign.reopen")
    await _card(bot, "进行中")
    assert bot.complaints == []


async def test_my_campaigns_stand_on_home_and_in_the_bare_command(bot: BotRig):
    def plant(session: Any) -> None:
        plant_campaign(session)
        made = NOON - dt.timedelta(days=3)
        store.set_channel(session, CampaignChannel(campaign="aurora-x-launch", channel="ad", owner="U0WRITER"))
        tasks.add(session, Task(id="late", title="海报", owner="U0COORD", created_at=made, campaign="aurora-x-launch"))

    await _at(bot, NOON)
    await bot.context.write(plant)
    lin, grace = bot.person("U0WRITER"), bot.person("U0OWNER")
    await lin.open_home()
    home = await bot.home(lin.user, "Aurora X launch · 极光 X 上市")
    await lin.click(home, "campaign.open")
    window = await bot.modal(lin.user, "1 项未完成")
    await lin.click(window, "campaign.brief")
    brief = await bot.modal(lin.user, "活动简报")
    assert await fill(lin, brief, budget="2,000,000") == {}
    assert (await bot.context.read(store.campaign, "aurora-x-launch")).brief["budget"] == "2,000,000"
    await lin.close(await bot.modal(lin.user, "营销活动"))

    await grace.command("C0LAUNCH", "/campaign")
    mine = await bot.message("C0LAUNCH", "Your campaigns", seen_by=grace.user)
    await grace.click(mine, "campaign.open")
    shown = await bot.message("C0LAUNCH", "Show it here", seen_by=grace.user)
    await grace.click(shown, "campaign.share")
    await bot.message("C0LAUNCH", "led by")
    # Calendar and agenda are asked for with the card's own campaign.
    card = await bot.message("C0LAUNCH", "campaign.word.agenda")
    await grace.click(card, "campaign.word.calendar")
    await bot.message("C0LAUNCH", "calendar.")
    await grace.click(card, "campaign.word.agenda")
    await bot.message("C0LAUNCH", "No meeting is planned here. Se", seen_by=grace.user)
    await grace.command("C0BRAND", "/campaign", "show nothing like it")
    await bot.message("C0BRAND", "I know no campaign called “nothing like it”", seen_by=grace.user)
    await grace.command("C0BRAND", "/campaign", "list")
    await bot.message("C0BRAND", "Aurora X launch", seen_by=grace.user)
    assert bot.complaints == []


async def test_a_campaign_begun_in_a_sentence_has_its_days_and_channels_where_they_belong(bot: BotRig):
    await _at(bot, NOON)
    grace = bot.person("U0OWNER")
    await grace.say(grace.im, "new campaign Spring Glow from 1 March to 15 April with email, RED and WeChat")
    offer = await bot.message(grace.im, "Spring Glow", seen_by=grace.user)
    await grace.click(offer, "campaign.begin")
    form = await bot.modal(grace.user, "New campaign")
    shown = {each["block_id"]: each["element"] for each in form.definition["blocks"] if "element" in each}
    assert shown["name"]["initial_value"] == "Spring Glow"
    assert "initial_value" not in shown["goal"]
    assert shown["phases"]["initial_value"] == "Whole campaign 2027-03-01 ~ 2027-04-15"
    assert {each["value"] for each in shown["channels"]["initial_options"]} == {"email", "xiaohongshu", "wechat"}
