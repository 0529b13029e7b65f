"""A message that asks for a list gets it; copy that sounds like one is left to be checked."""

from __future__ import annotations

import pytest

from bot.features.home.asking import List, Wanted, asked_for


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what are my tasks?", "tasks"),
        ("Hi, show me my tasks for today", "tasks"),
        ("my overdue tasks", "tasks"),
        ("what's late?", "tasks"),
        ("What is due this week?", "tasks"),
        ("what do I have to do today?", "tasks"),
        ("我的任务有哪些", "tasks"),
        ("这周有什么要做的？", "tasks"),
        ("我今天还有什么待办", "tasks"),
        ("哪些任务逾期了？", "tasks"),
        ("what is waiting for my approval?", "approvals"),
        ("what should I approve?", "approvals"),
        ("有哪些要我审批的？", "approvals"),
        ("how are we doing this week?", "figures"),
        ("show me our KPIs", "figures"),
        ("本周数据怎么样？", "figures"),
        ("are we on track?", "figures"),
        ("我们达标了吗？", "figures"),
        ("how many registrations did we get last week?", "figures"),
        ("昨天的候补名单注册多少？", "figures"),
        ("any alerts?", "alerts"),
        ("最近有什么预警吗？", "alerts"),
        ("show me the calendar", "calendar"),
        ("what goes out tomorrow?", "calendar"),
        ("这周要发什么内容？", "calendar"),
        ("show me our campaigns", "campaigns"),
        ("do we have exceptions?", "exceptions"),
        ("what exceptions are in force?", "exceptions"),
        ("现在有哪些例外", "exceptions"),
        ("how precise are you?", "rules"),
        ("哪些规则不准？", "rules"),
        ("活动进展如何？", "campaigns"),
    ],
)
def test_a_question_for_a_list_names_it(text: str, wanted: List) -> None:
    assert Wanted(wanted) in asked_for(text)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("how are the sign-ups doing?", "sign-ups"),
        ("How many sign-ups did we have yesterday?", "sign-ups"),
        ("昨天的候补注册多少？", "候补注册"),
        ("互动率怎么样", "互动率"),
    ],
)
def test_a_question_for_one_figure_names_it(text: str, called: str) -> None:
    assert Wanted("figures", called) in asked_for(text)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("why did sign-ups fall?", "sign-ups"),
        ("Why are our brand searches down this week?", "brand searches"),
        ("为什么注册量下降了？", "注册量"),
        ("预约登记数怎么跌了", "预约登记数"),
    ],
)
def test_a_question_why_a_figure_moved_names_it(text: str, called: str) -> None:
    assert Wanted("why", called) in asked_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "What are you waiting for?",
        "What's next? Aurora X.",
        "How are you doing tonight?",
        "My tasks are done before the sun is down.",
        "What do I do with a phone that sees at night?",
        "今天还有什么值得期待？",
        "我的夜晚有哪些颜色",
        "数据怎么样，拍了才知道。",
        "Show me the night",
        "The calendar says winter. Your photos say summer.",
        "看看日历，冬天来了",
        "这周要发光的，不只是星星",
        "How many stars can you count?",
        "昨天的你，拍下了多少夜色？",
    ],
)
def test_copy_asks_for_no_list(text: str) -> None:
    assert [each for each in asked_for(text) if not each.of] == []
