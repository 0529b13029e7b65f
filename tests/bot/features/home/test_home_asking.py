"""A message that asks for a list gets it; copy that sounds like one is left to be checked."""

from __future__ import annotations

import pytest

from bot.features.home.asking import asked_for


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
    ],
)
def test_a_question_for_a_list_names_it(text: str, wanted: str) -> None:
    assert asked_for(text) == wanted


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
    ],
)
def test_copy_asks_for_no_list(text: str) -> None:
    assert asked_for(text) is None
