"""A request for a task is read; copy that only sounds like one is left to be checked."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.features.tasks.understand import might_be_task, understand

# A Thursday.
NOW = dt.datetime(2026, 11, 19, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

TASKS_EN = [
    ("assign <@U1> the white paper draft by Friday", "U1", "White paper draft", "2026-11-20"),
    ("Assign the white paper draft to <@U1> by Friday", "U1", "White paper draft", "2026-11-20"),
    ("please assign <@U1|li> to update the landing page before Dec 1", "U1", "Update the landing page", "2026-11-30"),
    ("assign <@U1> the launch video", "U1", "Launch video", None),
    ("assign the press list to me by Monday", None, "Press list", "2026-11-23"),
    ("remind me to call Kim tomorrow 3pm", None, "Call Kim", "2026-11-20T15:00"),
    ("remind me tomorrow at 3pm to call Kim", None, "Call Kim", "2026-11-20T15:00"),
    ("remind <@U1> to send the invoice by EOD", "U1", "Send the invoice", "2026-11-19T18:00"),
    ("remind me about the press kit", None, "Press kit", None),
    ("Could you remind me to book the studio on 3 December?", None, "Book the studio", "2026-12-03"),
    ("task: finish the teaser cut by Friday", None, "Finish the teaser cut", "2026-11-20"),
    ("TODO: reply to the agency", None, "Reply to the agency", None),
    ("to-do: <@U1> brief the photographer by Tuesday", "U1", "Brief the photographer", "2026-11-24"),
    ("add a task for <@U1> to brief the agency by Monday", "U1", "Brief the agency", "2026-11-23"),
    ("create a task: proofread the press release by tomorrow", None, "Proofread the press release", "2026-11-20"),
    ("make a task for me: order samples", None, "Order samples", None),
    ("create a task to order the samples by Friday", None, "Order the samples", "2026-11-20"),
    ("ask <@U1> to finish the poster by Friday", "U1", "Finish the poster", "2026-11-20"),
    ("get <@U1> to sign the contract before Wednesday", "U1", "Sign the contract", "2026-11-24"),
    ("tell <@U1> to send the price list", "U1", "Send the price list", None),
    ("<@U1> please send the final banner by 5pm", "U1", "Send the final banner", "2026-11-19T17:00"),
    ("<@U1>, can you deliver the hero image by Friday?", "U1", "Deliver the hero image", "2026-11-20"),
    ("<@U1> needs to update the FAQ by Nov 30", "U1", "Update the FAQ", "2026-11-30"),
    ("<@U1> will write the support answers by Wednesday", "U1", "Write the support answers", "2026-11-25"),
    ("<@U1> owns the launch checklist", "U1", "Launch checklist", None),
    ("<@U1> white paper draft by Friday", "U1", "White paper draft", "2026-11-20"),
    ("White paper draft, <@U1>, due Friday", "U1", "White paper draft", "2026-11-20"),
    ("Hey, have <@U1> check the Chinese captions by tomorrow noon", "U1", "Check the Chinese captions", None),
    ("give <@U1> the retouching by Friday", "U1", "Retouching", "2026-11-20"),
    ("hand the influencer list to <@U1>, due Monday", "U1", "Influencer list", "2026-11-23"),
    ("delegate the QR codes to <@U1>", "U1", "QR codes", None),
    ("I'll send the sales script by Friday", None, "Send the sales script", "2026-11-20"),
    ("I need to approve the budget by Monday", None, "Approve the budget", "2026-11-23"),
    ("assign <@U1> the white paper draft with <@U2> by Friday", "U1", "White paper draft", "2026-11-20"),
    ("set a reminder for me to renew the domain on December 1", None, "Renew the domain", "2026-12-01"),
    ("remind me every Friday to send the weekly report", None, "Send the weekly report", "2026-11-20"),
    ("assign Li the white paper draft by Friday", None, "White paper draft", "2026-11-20"),
    ("assign @Bob Miller the new headline by Friday", None, "New headline", "2026-11-20"),
    ("action item: close the ad account", None, "Close the ad account", None),
    ("task for <@U1>: book the venue by next Wednesday", "U1", "Book the venue", "2026-11-25"),
    ("new task: translate the tagline by Tuesday", None, "Translate the tagline", "2026-11-24"),
    ("nudge <@U1> to share the Q3 numbers", "U1", "Share the Q3 numbers", None),
    ("assign <@U1> the poster , with <@U2>, by Friday, thanks, please!", "U1", "Poster", "2026-11-20"),
]

TASKS_ZH = [
    ("让 <@U1> 周五前交白皮书初稿", "U1", "交白皮书初稿", "2026-11-20"),
    ("请 <@U1> 下周三之前把海报定稿发给法务", "U1", "把海报定稿发给法务", "2026-11-25"),
    ("把落地页交给 <@U1>，截止周五18:00", "U1", "落地页", "2026-11-20T18:00"),
    ("把白皮书初稿分配给 <@U1>，周五前完成", "U1", None, "2026-11-20"),
    ("提醒我明天下午三点给张总打电话", None, "给张总打电话", "2026-11-20T15:00"),
    ("明天下午三点提醒我给张总打电话", None, "给张总打电话", "2026-11-20T15:00"),
    ("每周五提醒我发周报", None, "发周报", "2026-11-20"),
    ("提醒 <@U1> 月底前续签合同", "U1", "续签合同", "2026-11-30"),
    ("提醒我买样品", None, "买样品", None),
    ("麻烦提醒我周一给代理商回邮件", None, "给代理商回邮件", "2026-11-23"),
    ("任务：周五前完成预热视频剪辑", None, "完成预热视频剪辑", "2026-11-20"),
    ("待办：回复媒体询价", None, "回复媒体询价", None),
    ("新建任务：下周一前整理达人名单", None, "整理达人名单", "2026-11-23"),
    ("帮我建个任务：核对价格表", None, "核对价格表", None),
    ("加个待办，明天交合同", None, "交合同", "2026-11-20"),
    ("记一下：周三前确认场地", None, "确认场地", "2026-11-25"),
    ("安排 <@U1> 周二拍产品主图", "U1", "拍产品主图", "2026-11-24"),
    ("麻烦 <@U1> 今天下班前把报价发我", "U1", "把报价发我", "2026-11-19T18:00"),
    ("通知 <@U1> 11月30日前提交素材", "U1", "提交素材", "2026-11-30"),
    ("<@U1> 周五前交白皮书初稿", "U1", "交白皮书初稿", "2026-11-20"),
    ("<@U1> 请在明天中午前给出销售话术", "U1", "给出销售话术", "2026-11-20T12:00"),
    ("<@U1> 负责小红书首发文案，下周二前", "U1", "小红书首发文案", "2026-11-24"),
    ("<@U1> 记得更新客服问答", "U1", "更新客服问答", None),
    ("<@U1>，麻烦周一前改好首图", "U1", "改好首图", "2026-11-23"),
    ("白皮书初稿由 <@U1> 负责，周五前", "U1", "白皮书初稿", "2026-11-20"),
    ("直播脚本请 <@U1> 跟进，11月25日前", "U1", "直播脚本", "2026-11-25"),
    ("白皮书初稿 <@U1> 周五前", "U1", "白皮书初稿", "2026-11-20"),
    ("交给 <@U1>：核对活动规则", "U1", "核对活动规则", None),
    ("指派 <@U1> 下周五前完成渠道排期", "U1", "完成渠道排期", "2026-11-27"),
    ("叫 <@U1> 去订会议室", "U1", "订会议室", None),
    ("我来周五前写完新闻稿", None, "写完新闻稿", "2026-11-20"),
    ("我负责11月30日前上线落地页", None, "上线落地页", "2026-11-30"),
    ("周三前我要交小红书笔记", None, "交小红书笔记", "2026-11-25"),
    ("让 <@U1> 和 <@U2> 一起周五前定下主视觉", "U1", "定下主视觉", "2026-11-20"),
    ("将预算表转给 <@U1>，周一前", "U1", "预算表", "2026-11-23"),
    ("让小李周五前交白皮书初稿", None, "交白皮书初稿", "2026-11-20"),
    ("请王总下周一前确认预算", None, "确认预算", "2026-11-23"),
    ("你好，请 <@U1> 周五前提交复盘报告，谢谢", "U1", "提交复盘报告", "2026-11-20"),
    ("催一下 <@U1> 周五前给设计稿", "U1", "给设计稿", "2026-11-20"),
    ("添加任务给 <@U1>：更新产品页参数", "U1", "更新产品页参数", None),
    ("行动项：3个工作日内完成素材上传", None, "完成素材上传", "2026-11-24"),
    ("<@U1> T+3 交初稿", "U1", "交初稿", "2026-11-24"),
]

COPY_EN = [
    "Order by Friday and get free earbuds",
    "Order by Friday and get free earbuds.",
    "Meet AuroraX by Orloom, a phone for every night.",
    "Pre-order now. Delivery by 6 December.",
    "Last chance: sale ends Sunday!",
    "Remind me when it is back in stock",
    "Get reminders that matter. Try it free until Monday.",
    "Assign tasks in seconds with our new app",
    "Assign your weekends to adventure.",
    "Add a task in one tap",
    "Create tasks by voice, finish them by Friday.",
    "Create a task to match your mood",
    "Please order by Friday to get it before Christmas.",
    "Book by 30 November and save 20%",
    "We will ship your phone by Monday.",
    "Our team will get back to you by tomorrow.",
    "I have to say, this camera is the best I have used since March.",
    "I will never leave home without it.",
    "I must have walked past it on Friday. Then I saw the picture.",
    "Give your friends the gift of night by Sunday",
    "Ask for it by name at your store before Friday.",
    "Let your photos speak. From 1 December.",
    "Have you seen the night? Find out by Friday.",
    "Tell the world on 3 December.",
    "Get yours by Friday and we will engrave it free.",
    "check this: assign <@U1> the best seat by Friday",
    "Please check: Order by Friday and get free earbuds",
    "review this for <@U1>: Order by Friday",
    "Caption: thank you <@U1> for a great night on Friday",
    "Photo by <@U1>, taken on Friday",
    "Thanks <@U1>! On sale from Friday.",
    "<@U1> is this copy due Friday?",
    "FYI <@U1> the launch is on Friday",
    "Headline: The night, as you saw it. By Friday, in stores.",
    "Task masters love it.",
    "To do more at night, choose Aurora X.",
    "Your task: smile. Ours: the rest.",
    "Set a reminder and never miss the light",
    "Open a new chapter by Friday",
    "Make the night yours before 6 December",
    "Want it tomorrow? Order before 6pm.",
]

COPY_ZH = [
    "周五前下单，即送耳机",
    "请于周五前下单，享受早鸟价",
    "极致影像，突破想象。12月6日正式开售",
    "限时优惠，截止本周日",
    "开售提醒我",
    "到货提醒我，第一时间拿到新机",
    "它提醒我们，生活不止眼前的苟且",
    "提醒你：周五前预约，立减300元",
    "让每一夜都有光",
    "让你的夜晚，从周五开始发光",
    "让世界看见你的周末",
    "请在周五前到店体验",
    "把夜色交给极光 X",
    "把好消息分享给朋友，周五前有礼",
    "新建任务从未如此简单",
    "任务清单，一目了然",
    "待办再多，也能从容",
    "我要这一刻，永远停留",
    "我来了，极光 X，12月6日见",
    "我要在周五看见你",
    "安排一场说走就走的旅行，下周五前有优惠",
    "通知：本店周五前暂停营业",
    "麻烦事，交给我们",
    "叫上朋友，周六一起拍夜景",
    "负责到底，30天无理由退换",
    "帮我检查：周五前下单，即送耳机",
    "检查一下 <@U1> 写的：周五前下单即送耳机",
    "文案：感谢 <@U1> 的到来，周五见",
    "感谢 <@U1> 的镜头，周五上线",
    "抄送 <@U1>，周五开售",
    "<@U1> 这个周五要交吗？",
    "摄影：<@U1>，周五拍摄",
    "每周五，准时开播",
    "每天提醒自己，抬头看看夜空",
    "记录每一个夜晚",
    "加一份惊喜，明天就到",
    "记一下这个名字：极光 X",
    "请您在11月30日前完成支付",
    "12月7日前我要看遍所有夜景",
    "预售今晚八点开启，手慢无",
    "只有前100名，周五前预约有效",
    "标题：夜的样子。正文：周五，见真章",
]


def _iso(due: object) -> str | None:
    return None if due is None else due.iso  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "owner", "title", "due"), TASKS_EN + TASKS_ZH, ids=lambda v: str(v)[:40])
def test_a_request_is_read(text: str, owner: str | None, title: str | None, due: str | None) -> None:
    read = understand(text, now=NOW)
    assert read is not None
    assert (read.owner, read.title if title else None, _iso(read.due) if due else None) == (owner, title, due)
    assert might_be_task(text)


def test_who_helps_is_told_from_who_answers() -> None:
    for text in ("assign <@U1> the draft with <@U2> by Friday", "让 <@U1> 和 <@U2> 一起周五前定下主视觉"):
        read = understand(text, now=NOW)
        assert read is not None
        assert (read.owner, read.contributors) == ("U1", ("U2",))


def test_a_name_that_is_no_mention_is_kept_apart() -> None:
    for text, name in (("assign Li the draft by Friday", "Li"), ("让小李周五前交初稿", "小李")):
        read = understand(text, now=NOW)
        assert read is not None
        assert (read.owner, read.named) == (None, name)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("remind me every Friday to send the report", "FREQ=WEEKLY"),
        ("remind me every other Monday to clean the list", "FREQ=WEEKLY;INTERVAL=2"),
        ("每周五提醒我发周报", "FREQ=WEEKLY"),
        ("提醒我每月5号发月报", "FREQ=MONTHLY"),
        ("remind me on Friday to send the report", None),
    ],
)
def test_a_rhythm_becomes_a_rule(text: str, rule: str | None) -> None:
    read = understand(text, now=NOW)
    assert read is not None
    assert read.recurrence == rule


def test_both_readings_of_a_date_are_there_to_choose_from() -> None:
    read = understand("assign <@U1> the draft by next Friday", now=NOW)
    assert read is not None
    assert read.due is not None
    assert [_iso(read.due), *(other.iso for other in read.due.alternatives)] == ["2026-11-27", "2026-11-20"]


def test_a_quarter_that_names_a_thing_is_no_date() -> None:
    read = understand("assign <@U1> the Q3 numbers", now=NOW)
    assert read is not None
    assert (read.title, read.due) == ("Q3 numbers", None)


def test_after_a_command_any_words_are_a_task() -> None:
    read = understand("white paper draft by Friday", now=NOW, surely=True)
    assert read is not None
    assert (read.title, read.owner, _iso(read.due)) == ("White paper draft", None, "2026-11-20")


@pytest.mark.parametrize("text", ["", "  ", "by Friday", "周五前", "x" * 4000])
def test_nothing_to_do_is_no_task(text: str) -> None:
    assert understand(text, now=NOW) is None


@pytest.mark.parametrize("text", COPY_EN + COPY_ZH)
def test_copy_is_no_task(text: str) -> None:
    assert understand(text, now=NOW) is None
