"""A message that wants a campaign is told from copy that speaks of one."""

from __future__ import annotations

import pytest

from bot.features.campaigns.taker import campaign_wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plan a campaign for the spring sale from 1 March to 31 March", "spring sale"),
        ("Please create a new campaign called Night Walks", "Night Walks"),
        ("let's start a spring campaign", "spring"),
        ("new campaign", ""),
        ("策划一个春季促销活动，3月1日到3月31日", "春季促销"),
        ("请帮我新建一个活动", ""),
    ],
)
def test_what_it_is_called_is_read_from_the_sentence(text: str, name: str) -> None:
    assert campaign_wanted(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Our campaign begins tonight.",
        "A new campaign for people who see at night. Meet Aurora X.",
        "活动今晚开始，全场八折。",
        "新活动来了，快来参加",
        "创建属于你的夜晚",
    ],
)
def test_copy_wants_none(text: str) -> None:
    assert campaign_wanted(text) is None
