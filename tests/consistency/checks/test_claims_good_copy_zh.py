"""Good Chinese copy that comes near to what the readings of claims look for, and bad copy beside it."""

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
TODAY = dt.date(2026, 11, 22)


def guideline(
    name: str, texts: tuple[str, ...], products: tuple[str, ...] = (), competitors: tuple[str, ...] = ()
) -> Guideline:
    return Guideline(
        brand=Brand(id="b", names=Localized(zh=name), languages=("zh",), competitors=competitors),
        terms=tuple(Term(id=f"t{n}", preferred=each, kind="product") for n, each in enumerate(products)),
        claims=Claims(
            approved=tuple(
                ApprovedClaim(id=f"c{n}", text=Localized(zh=text), evidence=f"文件 {n}") for n, text in enumerate(texts)
            )
        ),
    )


BRANDS = {
    "耳机": guideline(
        "泊音", ("泊音 X2 续航 40 小时。", "泊音 X2 售价 599 元。", "泊音 X2 重 210 克。"), ("泊音 X2",), ("山脊",)
    ),
    "面包": guideline("麦香坊", ("红豆包 4 元一个。", "麦香坊有 60 家门店。", "会员日每月 8 日。"), ("红豆包",)),
}


@cache
def compiled(brand: str) -> CompiledClaims:
    return claims.CHECK.compile(BRANDS[brand], RESOURCES)


def found(brand: str, text: str) -> list[Finding]:
    run = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(brand), RESOURCES)
    return [f for f in run.findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("brand", "text"),
    [
        # A model of the same series by its letter alone, and a generation.
        ("耳机", "老用户说：X1 用了两年，续航从 30 小时掉到 18 小时。"),
        ("耳机", "还在用一代的朋友，20 小时续航够不够你自己知道。"),
        # Times long ago, by what happened then, and the steps to what is so today.
        ("面包", "2009 年开第一家店的时候，红豆包 1 块 5 一个。"),
        ("面包", "小时候红豆包五毛钱一个，放学路上吃掉。"),
        ("面包", "刚开业时红豆包 2 元一个，排队的人绕了半条街。"),
        ("面包", "2019 年我们有 20 家店，2023 年 40 家，现在 60 家。"),
    ],
)
def test_good_copy_passes(brand: str, text: str) -> None:
    assert [(f.code, f.quote) for f in found(brand, text)] == []


@pytest.mark.parametrize(
    ("brand", "text", "quote"),
    [
        ("耳机", "X1 已停产，X2 续航 50 小时。", "50 小时"),
        ("耳机", "这一代 X2 续航 50 小时。", "50 小时"),
        ("面包", "小时候的味道，红豆包 6 元一个。", "6 元"),
        ("面包", "刚开业，红豆包 6 元一个。", "6 元"),
        ("面包", "2025 年麦香坊有 80 家门店。", "80 家门店"),
        ("面包", "现在我们有 80 家门店，2019 年只有 20 家。", "80 家门店"),
    ],
)
def test_what_is_not_so_is_found(brand: str, text: str, quote: str) -> None:
    assert quote in [f.quote for f in found(brand, text)]
