"""Fees that a Chinese claim charges, and copy that says there is none."""

from __future__ import annotations

import pytest

from consistency.claims.sums.free_or_paid import Charges
from consistency.document import parse
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

CHARGES = Charges(
    Guideline(
        brand=Brand(id="qh", names=Localized(zh="清和"), languages=("zh",)),
        claims=Claims(approved=(ApprovedClaim(id="card", text=Localized(zh="退卡收取 5% 手续费。"), evidence="文件"),)),
    )
)


def denied(text: str) -> list[str]:
    return [text[each.start : each.end] for each in CHARGES.turned(parse(text))]


@pytest.mark.parametrize(
    ("text", "words"), [("退卡不收手续费。", "不收手续费"), ("我们家退卡免手续费，放心办。", "免手续费")]
)
def test_a_fee_that_is_charged_is_not_denied(text: str, words: str) -> None:
    assert denied(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "充值不收手续费，退卡才收 5%。",
        "换卡不收手续费。",
        "7 天内退卡不收手续费。",
        "我们退卡没有不收手续费这一说。",
        "谁说退卡不收手续费？",
    ],
)
def test_no_fee_for_something_else_is_no_denial(text: str) -> None:
    assert denied(text) == []
