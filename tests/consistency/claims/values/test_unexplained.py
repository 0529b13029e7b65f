"""Values half said, in another currency or in Traditional characters are held to the approved ones."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Finding
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))


@cache
def demo() -> CompiledClaims:
    return claims.CHECK.compile(load(story.guideline_path()), RESOURCES)


def brand(*texts: tuple[str | None, str | None]) -> CompiledClaims:
    approved = tuple(
        ApprovedClaim(id=f"c{i}", text=Localized(en=en, zh=zh), evidence="File") for i, (en, zh) in enumerate(texts)
    )
    one = Brand(id="b", names=Localized(en="Lumo", zh="流萤"), languages=("en", "zh"))
    return claims.CHECK.compile(Guideline(brand=one, claims=Claims(approved=approved)), RESOURCES)


def found(text: str, compiled: CompiledClaims | None = None) -> list[Finding]:
    copy = Copy(text, as_of=dt.date(2026, 12, 8))
    return list(claims.CHECK.run(parse(text), copy, compiled or demo(), RESOURCES).findings)


def codes(text: str, compiled: CompiledClaims | None = None) -> list[tuple[str, str]]:
    return [(f.code.removeprefix("claims."), f.quote) for f in found(text, compiled)]


@pytest.mark.parametrize(
    ("text", "words", "approved"),
    [
        ("Your Aurora X™ goes on sale 10/12/2026.", "10/12/2026", "7 December 2026"),
        ("On sale 6.12.2026 in every store.", "6.12.2026", "7 December 2026"),
        ("Your Aurora X™ goes on sale on the 10th of December.", "10th of December", "7 December 2026"),
        ("12.10 开售，欢迎你来试拍。", "12.10", "2026 年 12 月 7 日"),
        ("极光 X™ 售价 5,999 起，你来看看。", "5,999", "4,999 元"),
        ("Aurora X™ starts at 599. You can pre-order it.", "599", "$699"),
        ("The battery lasts two full days, so you never carry a charger.", "two full days", "36 hours"),
        ("We stand behind your phone for five years.", "five years", "two-year"),
        ("三年只换不修，你放心。", "三年", "两年"),
        ("NightGlass gathers twice the light of Aurora 9.", "twice", "four times"),
        ("You pay only €699 for Aurora X™.", "€699", "$699"),
        ("Aurora X™ starts at £699.", "£699", "$699"),
        ("极光 X 4,999 美元起，你来看看。", "4,999 美元", "4,999 元"),
        ("Get up to €100 extra for your old phone with trade-in.", "€100", "$100"),
        ("續航最長 48 小時，你出門不用帶充電器。", "48 小時", "36 小时"),
        ("12 月 10 日開賣，歡迎你來試拍。", "12 月 10 日", "2026 年 12 月 7 日"),
        ("極光 X 售價 5,999 元起。", "5,999 元", "4,999 元"),
        ("以舊換新最高加補 800 元。", "800 元", "600 元"),
        ("極光 X 保修三年。", "三年", "两年"),
        ("一經售出，不支持退換。", "不支持退換", "30 天"),
    ],
)
def test_a_value_half_said_is_held_to_the_approved_one(text: str, words: str, approved: str) -> None:
    (wrong,) = found(text)
    assert (wrong.code, wrong.quote, wrong.params["approved"]) == ("claims.wrong_value", words, approved)
    assert wrong.params["found"] == words


@pytest.mark.parametrize(
    "text",
    [
        "Your Aurora X™ goes on sale 12/07/2026.",
        "Your Aurora X™ goes on sale 7/12/2026.",
        "12.7 开售，欢迎你来试拍。",
        "极光 X™ 售价 4,999 起，你来看看。",
        "Aurora X™ starts at 699. You can pre-order it.",
        "极光 X 售价 US$699 起。",
        "Sale starts at 10. Bring a friend.",
        "The walk starts at 19, at the old bridge.",
        "It took two full days to paint the wall.",
        "Twice the fun with a friend.",
        "The show on 10/12/2026 in Leeds is free.",
        "照片展 12.10 开幕。",
        "混合使用續航最長 36 小時。實驗室數據，實際續航因設置和信號而異。",
        "12 月 7 日開賣，歡迎你來試拍。",
        "極光 X 售價 4,999 元起。",
        "夜瞳的進光量是極光 9 的四倍。數據來自曜光影像實驗室，2026 年 7 月，1 lux 環境下與極光 9 對比。",
        "整機保修兩年，30 天內可退換。",
        "極光 9 續航 24 小時。",
        "凱目自稱拍照最好的手機。",
    ],
)
def test_the_right_value_half_said_and_other_figures_are_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_guideline_in_traditional_characters_is_read_in_either_script() -> None:
    taiwan = brand((None, "電池續航最長 36 小時。"), (None, "整機保固兩年。"))
    assert codes("電池續航最長 36 小時，整機保固兩年。", taiwan) == []
    assert codes("电池续航最长 36 小时。", taiwan) == []
    (wrong,) = found("電池續航最長 48 小時。", taiwan)
    assert (wrong.quote, wrong.params["approved"]) == ("48 小時", "36 小時")


@pytest.mark.parametrize(
    ("approved", "text", "expected"),
    [
        ("All cases 20% off.", "All cases half price.", [("wrong_value", "half price")]),
        ("The phone resists water to IP68.", "The phone resists water to IP67.", [("wrong_value", "IP67")]),
        ("The phone resists water to IP68.", "Water-resistant to IP 68.", []),
        ("87% said it felt calm.", "Nine out of ten people said it felt calm.", [("wrong_value", "Nine out of ten")]),
        ("87% said it felt calm.", "Everyone said it felt calm.", [("wrong_value", "Everyone")]),
        ("87% said it felt calm.", "Nearly all users said it felt calm.", [("wrong_value", "Nearly all users")]),
        ("87% said it felt calm.", "Nearly nine in ten people said it felt calm.", []),
        ("90% said it felt calm.", "Nine out of ten people said it felt calm.", []),
        ("87% said it felt calm.", "Everyone is welcome, said the host.", []),
        ("The case costs HK$99.", "手机壳 99 元。", []),
        ("The case costs S$99.", "The case costs $99.", []),
    ],
)
def test_other_brands_values(approved: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [c for c in codes(text, brand((approved, None))) if c[0] == "wrong_value"] == expected


def test_a_share_of_people_in_chinese_words_is_held_to_the_approved_one() -> None:
    approved = brand((None, "87% 的用户表示屏幕更舒服。"))
    assert codes("十个人里有九个人表示屏幕更舒服。", approved) == [("wrong_value", "十个人里有九个")]
    assert codes("所有用户都表示屏幕更舒服。", approved) == [("wrong_value", "所有用户")]
