"""What orders something about the work, and what is copy all the same."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.features.home.ordering import days_in
from bot.features.home.orders import LONGEST, ordered
from campaigns.due.model import DueSettings


@pytest.mark.parametrize(
    ("text", "kind", "of", "to"),
    [
        ("我下周一到周三请假", "away", "", ""),
        ("下周我出差，有事找周航", "away", "", ""),
        ("我请假12月1日到3日", "away", "", ""),
        ("I'm on leave next week, Zhou Hang stands in for me", "away", "", ""),
        ("I'm away from Monday to Wednesday", "away", "", ""),
        ("I'll be out of office tomorrow", "away", "", ""),
        ("I won't be in on Friday", "away", "", ""),
        ("Hi, I have Friday off", "away", "", ""),
        ("hand over all my tasks to Zhou Hang", "hand_over", "", "Zhou Hang"),
        ("please give Lin Xiao's tasks to Grace", "hand_over", "Lin Xiao", "Grace"),
        ("give my open tasks to <@U0OWNER>", "hand_over", "", "<@U0OWNER>"),
        ("Zhou Hang stands in for me next week", "hand_over", "", "Zhou Hang"),
        ("把林晓的任务都交给陈思语", "hand_over", "林晓", "陈思语"),
        ("把我的任务转给 @周航", "hand_over", "", "@周航"),
        ("林晓下周请假，她的任务怎么办？", "hand_over", "林晓", ""),
        ("交接我的工作", "hand_over", "", ""),
        ("who is away next week?", "who_is_away", "", ""),
        ("Is Grace away next week?", "who_is_away", "", ""),
        ("when is Grace back?", "who_is_away", "", ""),
        ("本周谁请假", "who_is_away", "", ""),
        ("下周有谁不在？", "who_is_away", "", ""),
        ("有人请假吗", "who_is_away", "", ""),
        ("change my working hours", "hours", "", ""),
        ("修改我的工作时间", "hours", "", ""),
    ],
)
def test_an_order_that_nobody_writes_in_copy(text: str, kind: str, of: str, to: str):
    order = ordered(text)[0]
    assert (order.kind, order.of, order.to, order.surely) == (kind, of, to, True)


@pytest.mark.parametrize(
    ("text", "kind", "thing", "about", "surely"),
    [
        ("move the unboxing post to next Friday", "move", "the unboxing post", "work", True),
        ("把夜拍短片挪到下周五", "move", "夜拍短片", "work", True),
        ("白皮书推迟到12月3日", "move", "白皮书", "work", True),
        ("postpone the weekly meeting to Thursday", "move", "the weekly meeting", "meetings", True),
        ("cancel the weekly meeting on Monday", "stop", "the weekly meeting", "meetings", True),
        ("取消下周的例会", "stop", "下周的例会", "meetings", True),
        ("withdraw the approval of the product page", "stop", "the approval of the product page", "approvals", True),
        ("结案极光 X 上市", "stop", "极光 X 上市", "work", False),
        ("把旧横幅取消吧", "stop", "旧横幅", "work", False),
        ("move Aurora to next Friday", "move", "Aurora", "work", False),
        ("End the day with tea.", "stop", "the day with tea", "work", False),
        ("跳过等待", "stop", "等待", "work", False),
    ],
)
def test_what_is_to_be_moved_or_called_off_is_named(text: str, kind: str, thing: str, about: str, surely: bool):
    order = ordered(text)[0]
    assert (order.kind, order.thing, order.about, order.surely) == (kind, thing, about, surely)


@pytest.mark.parametrize(
    "text",
    [
        "Move to the cloud today.",
        "Cancel anytime.",
        "Close your eyes and listen.",
        "Move your booking to next Friday for free.",
        "I'm off to see the stars.",
        "I am away with the fairies.",
        "Take Friday off and see the sea.",
        "Who's on holiday? Not your skin.",
        "Give your work to the machine.",
        "我出差三天，只带一台极光X。",
        "我下周要结婚了，穿什么好？",
        "取消繁琐步骤，一键出片",
        "把夜色拍到极致",
        "周末不上班，去看海",
        "休假三天，出片三百张",
        "把周末还给生活",
        "提前到家，享受假期",
        "I'm on leave next week.\nSee the stars.",
        "我明天请假" + "，" * LONGEST,
        "",
    ],
)
def test_copy_orders_nothing(text: str):
    assert ordered(text) == ()


NOW = dt.datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("我下周一到周三请假", "2026-11-30", "2026-12-02"),
        ("I'm away from Monday to Wednesday", "2026-11-30", "2026-12-02"),
        ("off from Friday until Tuesday", "2026-11-27", "2026-12-01"),
        ("I won't be in on Friday", "2026-11-27", "2026-11-27"),
        ("周五下午请假", "2026-11-27", "2026-11-27"),
        ("I'm on leave next week", "2026-11-30", "2026-12-06"),
    ],
)
def test_the_days_of_a_message(text: str, first: str, last: str):
    found = days_in(text, NOW, DueSettings())
    assert found == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_a_message_without_days_has_none():
    assert days_in("我请假", NOW, DueSettings()) is None
