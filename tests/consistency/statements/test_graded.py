"""Ratings, shares of things, days of every month, founding years and doses: figures that no unit tells."""

from __future__ import annotations

import pytest

from consistency.statements.graded import graded, things_shared
from consistency.statements.values import Figure


def read(text: str, shared: frozenset[str] = frozenset({"hotels"})) -> list[tuple[str, str]]:
    values = [f.value for f in graded(text, shared)]
    return [(v.unit, f"{float(v.low):.4g}") for v in values if isinstance(v, Figure)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Guests rate us 4.7 out of 5.", ("rating", "94")),
        ("Rated 9.4 out of 10 by guests.", ("rating", "94")),
        ("Rated 4.7/5.", ("rating", "94")),
        ("Guests give us 4.7 stars out of five.", ("rating", "94")),
        ("Our 4.7-star reviews.", ("rating", "94")),
        ("用户评分 4.7。", ("rating", "94")),
        ("口碑 4.7 分。", ("rating", "94")),
        ("Charge your car at 11 of our 14 hotels.", ("%", "78.57")),
        ("Charge at eleven out of our fourteen hotels.", ("%", "78.57")),
        ("Charge at all 14 of our hotels.", ("%", "100")),
        ("Every one of our hotels has a garden.", ("%", "100")),
        ("Eight in ten of our ingredients are local.", ("%", "80")),
        ("14 家酒店中有 11 家能充电。", ("%", "78.57")),
        ("每月 18 日会员日。", ("day of the month", "18")),
        ("Members save on the 18th of every month.", ("day of the month", "18")),
        ("工厂 2023 年投产。", ("year", "2023")),
        ("Founded in 1987 in Leeds.", ("year", "1987")),
        ("共 50 亿 CFU。", ("CFU", "5e+09")),
        ("适合 4 月龄以上的猫。", ("months of age", "4")),
        ("三个月以上的猫都能吃。", ("months of age", "3")),
    ],
)
def test_a_figure_without_a_unit_is_read(text: str, value: tuple[str, str]) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "A four-star hotel in Ludlow.",
        "Ask for the room with four of the six windows.",
        "All our dogs are friendly.",
        "Opened in 1987.",
        "2023 年 5 月。",
        "三个月以上的合同。",
        "Open 5 of 7 days.",
        "Reviews of 2024/5.",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert read(text) == []


def test_what_claims_give_a_share_of_is_known() -> None:
    assert things_shared(["Charge your car at 11 of our 14 hotels."]) == {"hotels"}
    assert things_shared(["11 of our 14 hotels have a garden."]) == {"hotels have"}
