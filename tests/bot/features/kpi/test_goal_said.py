"""Which messages say a goal, and which are copy or talk that only sounds like one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.features.kpi.taker import says_goal

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sign-ups from 270 to 400 a day by 31 March", "sign-ups from 270 to 400 a day by 31 March"),
        ("日注册量 3 月底前从 270 提升到 400", "日注册量 3 月底前从 270 提升到 400"),
        ("Goal: 20% more visits", "20% more visits"),
        ("set a new goal: increase leads by 20% in Q1", "increase leads by 20% in Q1"),
        ("目标：下季度线索量提升20%", "下季度线索量提升20%"),
    ],
)
def test_a_goal_is_known_by_its_name_or_by_saying_all_of_it(text: str, sentence: str) -> None:
    assert says_goal(text, TODAY) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Get 20% more visits by Friday.",
        "Save from $699 to $599 by 31 December on Aurora X.",
        "Sales rose from 270 to 400 a day by 31 March.",
        "Our goal is to keep the light as you saw it.",
        "<@U0OWNER> raise sign-ups from 270 to 400 a day by 31 March",
        "remind me to raise sign-ups from 270 to 400 a day by 31 March",
        "让 <@U0COORD> 3 月底前把日注册量从 270 提升到 400",
        "目标：让每一张照片都留住光。",
        "sign-ups from 270 to 400 a day by 31 March\nand more of this text",
        "新品上市，订单从 270 涨到 400！",
    ],
)
def test_copy_and_news_are_no_goal(text: str) -> None:
    assert says_goal(text, TODAY) is None
