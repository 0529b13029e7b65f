"""What was once, what is not so and what is said of the world is no claim of today."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.facts import facts
from consistency.matching.held_figures import is_claim
from consistency.matching.unasserted import is_unasserted
from consistency.matching.world_figures import is_of_the_world


def unasserted(text: str) -> bool:
    """``text`` marks its figure with brackets."""
    plain = text.replace("[", "").replace("]", "")
    return is_unasserted(plain, text.index("["), text.index("]") - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Last winter our oil cost [£45].",
        "Last winter, our oil cost [£45].",
        "Five years ago, the oil was [£45].",
        "The oil cost [£45] last year.",
        "It used to cost [£45].",
        "The lamp was [15% off] in April.",
        "The fee was [£5] a month until March 2025.",
        "Our warranty is not [one year], not two, but three.",
        "It doesn't cost [£45].",
        "We give you three years instead of [one year].",
        "In October you saved [20% off] every stay.",
        "In 2024 you paid [£12] for it.",
        "No software is [100%] secure.",
        "Nothing is ever [100%] safe.",
        "没有哪款软件能做到 [100%] 安全。",
        "没人敢保证 [100%] 安全。",
        "三年前那瓶精油卖 [198 元]。",
        "三年前，那瓶精油卖 [198 元]。",
        "当年精油卖 [198 元]，如今 320 元。",
        "精油曾卖 [198 元]。",
        "去年这款灯卖 [1,450 元]。",
        "质保不是[一年]，是两年。",
    ],
)
def test_the_past_and_what_is_denied_are_not_asserted(text: str):
    assert unasserted(text)


@pytest.mark.parametrize(
    "text",
    [
        "The oil costs [£45].",
        "Last winter the oil cost £45, and now [£40].",
        "Launched last year, the lamp has a [five-year] warranty.",
        "The oil you loved last year costs [£36].",
        "Not only [30 days], but 90.",
        "[99.95%] uptime in the past 12 months.",
        "[99.95%] uptime in the past year.",
        "过去的 12 个月，可用率 [99.2%]。",
        "Guests who stayed in October save [20%].",
        "No other oil is [100%] organic.",
        "In October you save [20%].",
        "The sale was extended: [25% off] until March 2027.",
        "The lamp was made for [£210].",
        "当年精油卖 198 元，如今 [320 元]。",
        "12 月 7 日以前下单，[198 元]。",
        "过去 [28 天]，我们只做一件事。",
        "我们的质保是不是[一年]？",
    ],
)
def test_what_is_said_of_today_is_asserted(text: str):
    assert not unasserted(text)


@pytest.mark.parametrize(
    ("text", "of_the_world"),
    [
        ("Inflation was 3.8% in October.", True),
        ("Your skin is 64% water.", True),
        ("In 2024 a survey found that 62% of people with dry skin hide it.", True),
        ("Scams cost people in Britain £1.17 billion last year.", True),
        ("Save 10% of your pay.", True),
        ("据国家药监局 2025 年数据，敏感肌人群约占 36%。", True),
        ("上海平均湿度 70%。", True),
        ("A survey found that 95% of users recommend it.", False),
        ("According to a study, we cut waste by 40%.", False),
        ("92% of women felt calmer after a week.", False),
        ("It saves 40% of power.", False),
        ("积雪草提取物含量 15%。", False),
        ("数据显示，皮肤水分提升 50%。", False),
    ],
)
def test_a_figure_of_the_world_is_told_from_a_claim(text: str, of_the_world: bool):
    end = max((i + 1 for i, c in enumerate(text) if c in "%" or text[i : i + 7] == "billion"), default=0)
    assert is_of_the_world(text, end) is of_the_world


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("See results in 3 days.", True),
        ("三天见效。", True),
        ("The results of our study come out in 3 days.", False),
        ("三天后见。", False),
    ],
)
def test_the_time_in_which_something_works_is_a_claim(text: str, claimed: bool):
    (fact,) = facts(text)
    assert is_claim(parse(text), fact) is claimed
