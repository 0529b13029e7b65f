"""Sums that follow from approved ones are right, a limit belongs to its figure, a guide's own examples count."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
DEMO = load(story.guideline_path())
ENDS = " Depends on model and condition. Ends on 31 January 2027."
ENDS_ZH = "补贴金额以旧机型号和成色为准，活动至 2027 年 1 月 31 日。"


@cache
def demo() -> CompiledClaims:
    return claims.CHECK.compile(DEMO, RESOURCES)


def codes(text: str) -> list[tuple[str, str]]:
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=dt.date(2026, 12, 8)), demo(), RESOURCES).findings
    return [(f.code.removeprefix("claims."), f.quote) for f in findings]


@pytest.mark.parametrize(
    "text",
    [
        "With trade-in you pay from $599 for Aurora X™." + ENDS,
        "After trade-in, Aurora X™ is yours from $599." + ENDS,
        "Pay in 12 monthly instalments of $58.25, and you own your Aurora X™ in a year.",
        "Twelve payments of $58.25, and it is yours.",
        "Pay a $99 deposit today and the balance of $600 on 7 December.",
        "以旧换新后，极光 X™ 最低 4,399 元，你来看看。" + ENDS_ZH,
        "以旧换新，到手价低至 4,399 元。" + ENDS_ZH,
        "极光 X 12 期免息，每月 416.58 元。",
        "预付 999 元，尾款 4,000 元。",
    ],
)
def test_a_sum_that_follows_from_approved_ones_is_right(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aurora X™ starts at $599.", [("wrong_value", "$599")]),
        ("With trade-in you pay from $499 for Aurora X™.", [("unapproved_number", "$499")]),
        ("Get up to $599 extra with trade-in.", [("unapproved_number", "$599")]),
        ("Pay in 12 monthly instalments of $48.25.", [("unapproved_number", "$48.25")]),
        ("A $99 deposit holds it.", [("unapproved_number", "$99")]),
        ("极光 X 售价 4,399 元起。", [("wrong_value", "4,399 元")]),
        ("以旧换新后，极光 X™ 最低 3,999 元。", [("unapproved_number", "3,999 元")]),
        ("以旧换新最高加补 800 元。", [("wrong_value", "800 元")]),
        ("极光 X 12 期免息，每月 399 元。", [("unapproved_number", "399 元")]),
    ],
)
def test_a_sum_that_does_not_add_up_is_held_against_the_copy(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


LAB = " Lab figure. Real life varies with settings and signal."


@pytest.mark.parametrize(
    "text",
    [
        "Your Aurora X™ has a 5,200 mAh battery." + LAB,
        "Mixed use from a battery of 5,200 mAh." + LAB,
        "5200 毫安时电池，混合使用续航最长 36 小时。实验室数据，实际续航因设置和信号而异。",
    ],
)
def test_the_limit_of_one_figure_is_not_asked_of_another(text: str) -> None:
    assert codes(text) == []


def test_the_figures_of_the_voices_own_examples_are_approved() -> None:
    for attribute in DEMO.voice.attributes:
        for text in (*attribute.do.en, *attribute.do.zh):
            assert [c for c in codes(text) if c[0] == "unapproved_number"] == []
    assert codes("A screen repair costs $59.") == [("unapproved_number", "$59")]
