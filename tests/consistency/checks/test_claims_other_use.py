"""A figure is approved for what it was approved for; a claim in other words needs its disclaimer all the same."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from consistency.nlp.scripts import has_han
from guidelines.folder import load

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
ENDS = " Depends on model and condition. Ends on 31 January 2027."


@cache
def demo() -> CompiledClaims:
    return claims.CHECK.compile(load(story.guideline_path()), RESOURCES)


def found(text: str) -> list[tuple[str, str]]:
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=dt.date(2026, 12, 8)), demo(), RESOURCES).findings
    return [(f.code.removeprefix("claims."), f.quote) for f in findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Aurora X™ starts at $100 this week. You choose.", "$100"),
        ("Save $100 when you bring a friend.", "$100"),
        ("The deposit is $699.", "$699"),
        ("NightGlass is four times sharper. You see it.", "four times"),
        ("Zoom in 4x and see the moon.", "4x"),
        ("到店立减 600 元，你来就有。", "600 元"),
        ("极光 X 到手价 600 元。", "600 元"),
        ("极光 X™ 比凯目快 4 倍，你试试。", "4 倍"),
        ("四倍变焦，拍得更远。", "四倍"),
    ],
)
def test_a_figure_approved_for_one_thing_is_not_approved_for_another(text: str, words: str) -> None:
    assert found(text) == [("other_use", words)]


@pytest.mark.parametrize("text", ["The deposit is $100.", "The deposit is ¥600.", "极光 X 到手价 600 元。"])
def test_what_the_figure_was_approved_for_is_told_in_the_language_of_the_sentence(text: str) -> None:
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=dt.date(2026, 12, 8)), demo(), RESOURCES).findings
    told = [str(f.params["claim"]) for f in findings if f.code == "claims.other_use"]
    assert told
    assert {has_han(claim) for claim in told} == {has_han(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Yours from $699.",
        "$699. In every store.",
        "You pay $699 or more.",
        "Anna paid $699.",
        "A Veltron costs $100 to repair.",
        "With trade-in you get up to $100." + ENDS,
        "Trade in your old phone. You save $100 at once." + ENDS,
        "Your screen broke? Repairs cost $49.",
        "We met four times that year.",
        "4x the light. Compared with Aurora 9 under 1 lux, Orlume Imaging Lab, July 2026.",
        "4,999 元起，你来看看。",
        "维修只要 299 元。",
        "旧手机最高多换 600 元。补贴金额以旧机型号和成色为准，活动至 2027 年 1 月 31 日。",
        "夜景进光 4 倍。数据来自曜光影像实验室，2026 年 7 月，1 lux 环境下与极光 9 对比。",
    ],
)
def test_an_approved_figure_of_its_own_thing_is_fine_in_other_words(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Save up to $100 when you trade in.", "$100"),
        ("Trade in and save up to $100.", "$100"),
        ("It lasts up to 36 hours.", "36 hours"),
        ("一次充电最长能用 36 小时。", "36 小时"),
    ],
)
def test_a_claim_in_other_words_needs_its_disclaimer(text: str, words: str) -> None:
    assert found(text) == [("missing_disclaimer", words)]
