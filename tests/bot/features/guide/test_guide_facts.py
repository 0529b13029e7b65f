"""Which messages ask for a fact of the brand, and which are copy that asks its readers about its product."""

from __future__ import annotations

import pytest

from bot.demo import guideline_path
from bot.features.guide.facts import asks_fact, may_ask_fact, names
from guidelines import folder

CALLED = ("Aurora X", "Orlume", "极光 X", "曜光", "NightGlass", "夜瞳")


@pytest.mark.parametrize(
    "text",
    [
        "how much is the Aurora X?",
        "How much does it cost?",
        "what's the price of the Aurora X™?",
        "What is the launch date?",
        "when does Aurora X launch?",
        "When is the Aurora X on sale?",
        "how long is the warranty?",
        "how long does the battery last?",
        "Does the Aurora X have wireless charging?",
        "is Aurora X waterproof?",
        "What colours does Aurora X come in?",
        "who are our competitors?",
        "who approves claims?",
        "极光 X 多少钱？",
        "极光X卖多少钱",
        "极光 X 的价格是多少",
        "什么时候上市",
        "开售日期是哪天？",
        "保修几年？",
        "when do we open?",
        "我们几点开门？",
        "门店周末几点打烊",
        "电池续航多久？",
        "极光 X 防水吗？",
        "极光 X 有哪些颜色",
        "几天内可以退货？",
        "我们的竞品是谁？",
        "规范谁负责？",
    ],
)
def test_a_question_for_a_fact_is_for_the_guideline(text: str):
    assert may_ask_fact(text)
    assert asks_fact(text, CALLED)


@pytest.mark.parametrize(
    "text",
    [
        "How much is a memory worth?",
        "What's the price of freedom?",
        "How long will you wait for the light?",
        "When does the night begin?",
        "Where will Aurora X take you?",
        "What makes Aurora X so bright?",
        "How does Aurora X see in the dark?",
        "Is Aurora X the only camera you need?",
        "Who needs a flash?",
        "How much phone do you need? Aurora X, from $699.",
        "When the sun goes down, Aurora X wakes up.",
        "Aurora X has a two-year warranty",
        "how much is the Veltron 9?\nand this",
        "一张回忆值多少钱？",
        "夜色多少钱一晚？",
        "极光 X，你见过吗？",
        "极光 X 将带你去哪里？",
        "极光 X 为什么这么亮？",
        "黑夜什么时候开始？",
        "什么时候出发？现在。",
        "夜晚有几种颜色？",
        "你的手机能看见黑夜吗？",
    ],
)
def test_copy_that_asks_its_readers_is_copy(text: str):
    assert not asks_fact(text, CALLED)


def test_products_are_known_by_the_guideline():
    assert not asks_fact("is the Pulse 3 waterproof?", CALLED)
    assert asks_fact("is the Pulse 3 waterproof?", ("Pulse 3",))
    assert not asks_fact("is the Pulse 3 waterproof?", ())


def test_the_names_are_those_of_the_brand_its_products_and_its_competitors():
    called = names(folder.load(guideline_path()))
    assert {"Orlume", "曜光", "Aurora X", "极光 X", "Veltron"} <= set(called)
