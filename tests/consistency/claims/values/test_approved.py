"""Facts against approved claims: right, wrong, expired, unapproved, without disclaimer or condition; both languages."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Finding, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TODAY = dt.date(2026, 12, 1)


def claim(name: str, en: str, zh: str, **more: object) -> ApprovedClaim:
    return ApprovedClaim(id=name, text=Localized(en=en, zh=zh), evidence=f"File {name}", **more)  # type: ignore[arg-type]


BRAND = Guideline(
    brand=Brand(id="b", names=Localized(en="Lumo", zh="流萤"), languages=("en", "zh"), competitors=("Veltron", "凯目")),
    terms=(Term(id="one", preferred="Lumo One", kind="product"),),
    claims=Claims(
        approved=(
            claim("price", "Lumo One starts at $699.", "Lumo One 售价 4,999 元起。", expires=dt.date(2027, 3, 31)),
            claim("sale", "On sale on 7 December 2026.", "2026 年 12 月 7 日正式开售。"),
            claim("battery", "The battery lasts up to 36 hours.", "电池续航最长 36 小时。"),
            claim("warranty", "A two-year warranty on every lamp.", "整灯保修两年。"),
            claim("returns", "Return it within 30 days.", "30 天内可退换。"),
            claim("users", "250,000 users in Asia.", "亚洲有 25 万用户。"),
            claim("discount", "20% off in the launch week, only for members.", "首发周会员 8 折，仅限会员。"),
            claim("saving", "It saves 40% of power.", "耗电降低 40%。", expires=dt.date(2026, 6, 30)),
            claim(
                "light",
                "Four times the light of our old lamp.",
                "进光量是旧款的 4 倍。",
                disclaimer=Localized(en="Measured in our laboratory.", zh="数据来自流萤实验室。"),
            ),
            claim("delivery", "Free delivery on every order.", "全场包邮。"),
            claim("weight", "The lamp weighs 320 g.", "灯体重 320 克。"),
        )
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(BRAND, RESOURCES)


def found(text: str) -> list[Finding]:
    return list(claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES).findings)


def codes(text: str) -> list[tuple[str, str]]:
    return [(f.code.removeprefix("claims."), f.quote) for f in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lumo One starts at $699.",
        "Lumo One: from $699.",
        "Lumo One starts at USD 699.",
        "On sale on 7 December.",
        "On sale on December 7, 2026.",
        "On sale from 7 Dec.",
        "The battery lasts up to 36 hours.",
        "Up to thirty-six hours on one battery.",
        "A 24-month warranty on every lamp.",
        "Every lamp has a two-year warranty.",
        "The warranty covers two years.",
        "Return it within thirty days.",
        "250,000 users in Asia trust us.",
        "250 thousand users in Asia.",
        "Members get 20% off in the launch week, only for members.",
        "Four times the light of our old lamp. Measured in our laboratory.",
        "Free delivery on every order.",
        "The lamp weighs 320 grams.",
        "It was $899, and Lumo One now starts at $699.",
        "The old lamp costs nothing to recycle.",
        "Lumo One 售价 4999 元起。",
        "Lumo One 售价￥4,999 起。",
        "Lumo One 售价四千九百九十九元起。",
        "Lumo One 售价 ４９９９ 元起。",
        "12 月 7 日开售。",
        "十二月七日正式开售。",
        "2026-12-07 正式开售。",
        "电池续航最长 36 小时。",
        "电池续航长达三十六小时。",
        "整灯保修 24 个月。",
        "整灯保修 2 年。",
        "整灯质保两年。",
        "三十天内可退换。",
        "亚洲有二十五万用户。",
        "亚洲有 250,000 用户。",
        "首发周会员打八折，仅限会员。",
        "首发周 8 折，会员专享。",
        "进光量是旧款的四倍。数据来自流萤实验室。",
        "全场包邮。",
        "灯体重 320 克。",
    ],
)
def test_the_approved_value_is_right_however_it_is_written(text: str):
    assert [c for c in codes(text) if c[0] != "unapproved_number" or "899" not in c[1]] == []


@pytest.mark.parametrize(
    ("text", "quote", "approved"),
    [
        ("Lumo One starts at $749.", "$749", "$699"),
        ("Lumo One costs $649 today.", "$649", "$699"),
        ("On sale on 10 December.", "10 December", "7 December 2026"),
        ("On sale from December 9, 2026.", "December 9, 2026", "7 December 2026"),
        ("The battery lasts up to 48 hours.", "48 hours", "36 hours"),
        ("The battery lasts two days.", "two days", "36 hours"),
        ("A three-year warranty on every lamp.", "three-year", "two-year"),
        ("Every lamp has a 12-month warranty.", "12-month", "two-year"),
        ("Return it within 14 days.", "14 days", "30 days"),
        ("Return it within 24 months.", "24 months", "30 days"),
        ("300,000 users in Asia trust us.", "300,000 users", "250,000 users"),
        ("Six times the light of our old lamp.", "Six times", "Four times"),
        ("Delivery is not free.", "Delivery is not free", "Free delivery"),
        ("The lamp weighs 280 g.", "280 g", "320 g"),
        ("Lumo One 售价 4799 元起。", "4799 元", "4,999 元"),
        ("Lumo One 售价￥4,299。", "￥4,299", "4,999 元"),
        ("Lumo One 售价四千二百元。", "四千二百元", "4,999 元"),
        ("12 月 5 日正式开售。", "12 月 5 日", "2026 年 12 月 7 日"),
        ("十二月十日开售。", "十二月十日", "2026 年 12 月 7 日"),
        ("电池续航最长 48 小时。", "48 小时", "36 小时"),
        ("电池续航两天。", "两天", "36 小时"),
        ("整灯保修三年。", "三年", "两年"),
        ("整灯保修 12 个月。", "12 个月", "两年"),
        ("7 天内可退换。", "7 天", "30 天"),
        ("十五天内可退货。", "十五天", "30 天"),
        ("亚洲有 30 万用户。", "30 万用户", "25 万用户"),
        ("进光量是旧款的 6 倍。", "6 倍", "4 倍"),
        ("灯体重 280 克。", "280 克", "320 克"),
        ("订单不包邮。", "不包邮", "包邮"),
    ],
)
def test_another_value_of_the_same_thing_is_wrong_and_the_approved_one_is_named(text: str, quote: str, approved: str):
    (wrong,) = [f for f in found(text) if f.code == "claims.wrong_value"]
    assert (wrong.quote, wrong.params["approved"], wrong.severity) == (quote, approved, Severity.ERROR)
    assert wrong.params["evidence"] == wrong.source == f"File {wrong.item.id}"
    assert [f.code for f in found(text) if f.code == "claims.unapproved_number"] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is 15% lighter.", "15%"),
        ("A 60 W lamp.", "60 W"),
        ("The stand costs $39.", "$39"),
        ("It shines at 900 nits.", "900 nits"),
        ("It survives a fall of 80 cm.", "80 cm"),
        ("亮度提升 15%。", "15%"),
        ("60W 的灯。", "60W"),
        ("支架 199 元。", "199 元"),
        ("亮度达 900 尼特。", "900 尼特"),
        ("全店七折。", "七折"),
    ],
)
def test_a_figure_of_something_else_is_merely_unapproved(text: str, quote: str):
    assert [c for c in codes(text) if c[0] != "wrong_value"] == [("unapproved_number", quote)]


@pytest.mark.parametrize(("text", "quote"), [("It saves 40% of power.", "40%"), ("耗电降低 ４０％。", "４０％")])
def test_an_expired_value_names_its_end_and_evidence(text: str, quote: str):
    (expired,) = found(text)
    assert (expired.code, expired.quote) == ("claims.expired", quote)
    assert (expired.params["date"], expired.params["expires"], expired.params["evidence"]) == (
        "2026-06-30",
        "2026-06-30",
        "File saving",
    )


@pytest.mark.parametrize("text", ["Four times the light of our old lamp.", "进光量是旧款的 4 倍。"])
def test_a_value_without_its_disclaimer_names_it(text: str):
    (missing,) = found(text)
    assert missing.code == "claims.missing_disclaimer"
    assert missing.params["disclaimer"] in ("Measured in our laboratory.", "数据来自流萤实验室。")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The battery lasts 36 hours.", "missing_condition"),
        ("The battery lasts at least 36 hours.", "wrong_condition"),
        ("Lumo One costs $699.", "missing_condition"),
        ("Lumo One costs at most $699.", "wrong_condition"),
        ("Get 20% off in the launch week.", "missing_condition"),
        ("电池续航 36 小时。", "missing_condition"),
        ("电池续航至少 36 小时。", "wrong_condition"),
        ("Lumo One 售价 4999 元。", "missing_condition"),
        ("Lumo One 售价最高 4999 元。", "wrong_condition"),
        ("首发周 8 折。", "missing_condition"),
    ],
)
def test_an_approved_value_keeps_its_condition(text: str, code: str):
    (fault,) = found(text)
    assert fault.code == f"claims.{code}"
    assert fault.severity is (Severity.WARNING if code == "wrong_condition" else Severity.SUGGESTION)


@pytest.mark.parametrize(
    "text",
    [
        "The Veltron starts at $649 and its battery lasts 20 hours.",
        "Anna paid $749 for her old lamp.",
        "One customer wrote: “Mine has a three-year warranty.”",
        "凯目的电池续航 20 小时，保修一年。",
        "顾客说：“我那盏保修三年。”",
        "See `warranty: 3 years` and https://a.example/warranty-3-years.",
        "We met 14 days before the party on 10 December.",
        "我们等了 48 小时，天亮了。",
    ],
)
def test_what_others_have_or_say_contradicts_nothing_of_ours(text: str):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Lumo One starts at $749.", "$699"),
        ("电池续航最长 48 小时。", "36 小时"),
        ("Every lamp has a 12-month warranty.", None),
        ("One reader wrote: “It weighs 280 g.”", None),
    ],
)
def test_a_wrong_value_is_mended_by_the_approved_one_where_only_the_number_differs(text: str, fix: str | None):
    made = [f.fix for f in found(text) if f.code == "claims.wrong_value"]
    assert [each and each.replacement for each in made] == ([fix] if "wrote" not in text else [])
