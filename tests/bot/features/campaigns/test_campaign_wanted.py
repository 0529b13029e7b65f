"""A message that wants a campaign is told from copy that speaks of one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.features.campaigns.taker import campaign_wanted

TODAY = dt.date(2026, 11, 23)
SPRING = (dt.date(2027, 3, 1), dt.date(2027, 4, 15))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plan a campaign for the spring sale from 1 March to 31 March", "spring sale"),
        ("Please create a new campaign called Night Walks", "Night Walks"),
        ("let's start a spring campaign", "spring"),
        ("new campaign", ""),
        ("策划一个春季促销活动，3月1日到3月31日", "春季促销"),
        ("请帮我新建一个活动", ""),
        ("策划一场“春日焕彩”活动", "春日焕彩"),
    ],
)
def test_what_it_is_called_is_read_from_the_sentence(text: str, name: str) -> None:
    begun = campaign_wanted(text, TODAY)
    assert begun is not None
    assert begun.name == name


@pytest.mark.parametrize(
    ("text", "name", "goal"),
    [
        ("new campaign Spring Glow from 1 March to 15 April with email, RED and WeChat", "Spring Glow", ""),
        ("create a spring campaign between March 1 and April 15 to win 500 sign-ups", "spring", "win 500 sign-ups"),
        ("New campaign: Spring Glow, 1 March to 15 April", "Spring Glow", ""),
        ("new campaign 春日焕彩 from 1 March to 15 April", "春日焕彩", ""),
        ("新建活动 春日焕彩 3月1日到4月15日，邮件、小红书和微信", "春日焕彩", ""),
        ("新营销活动 春日焕彩，3月1日到4月15日", "春日焕彩", ""),
        ("发起营销活动 春日焕彩，3月1日至4月15日", "春日焕彩", ""),
        ("新建一个3月1日到4月15日的春日焕彩活动", "春日焕彩", ""),
        ("新建活动：春日焕彩，3月1日到4月15日，目标是新增500名会员", "春日焕彩", "新增500名会员"),
    ],
)
def test_days_are_days_of_the_campaign_and_no_part_of_its_goal(text: str, name: str, goal: str) -> None:
    begun = campaign_wanted(text, TODAY)
    assert begun is not None
    assert (begun.name, begun.goal, begun.days) == (name, goal, SPRING)


@pytest.mark.parametrize(
    "text",
    [
        "Our campaign begins tonight.",
        "A new campaign for people who see at night. Meet Aurora X.",
        "活动今晚开始，全场八折。",
        "新活动来了，快来参加",
        "创建属于你的夜晚",
        "Create Campaign Magic",
        "New campaign: meet Aurora X",
        "创建活动 让品牌被看见",
        "新活动 春季大促 3月1日到4月15日，全场五折",
        "创建活动页面，3月1日到4月15日",
    ],
)
def test_copy_wants_none(text: str) -> None:
    assert campaign_wanted(text, TODAY) is None
