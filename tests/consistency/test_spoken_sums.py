"""Sums said with 块 and 毛, and things that 块 counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from consistency.facts import facts
from consistency.spoken_sums import spoken_sums


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("试吃装九块九，三小包。", "9.9"),
        ("试吃装 9 块 9。", "9.9"),
        ("月卡 29 块 9 毛。", "29.9"),
        ("一块九毛九。", "1.99"),
        ("19元9包邮。", "19.9"),
        ("只要三十五块。", "35"),
        ("三块半一斤。", "3.5"),
        ("9块90。", "9.9"),
        ("一百块钱的券。", "100"),
        ("一年省一万块油钱。", "10000"),
        ("每度四毛五，全天。", "0.45"),
        ("每度只要三毛。", "0.3"),
        ("五毛钱一度。", "0.5"),
        ("一块钱也不多收。", "1"),
        ("三十块 2 个。", "30"),
        ("1,200 块。", "1200"),
        ("泡芙 29 块一罐。", "29"),
        ("29 块两袋。", "29"),
        ("洗一次 88 块一件。", "88"),
        ("九块九一杯。", "9.9"),
        ("九块一，不能再少。", "9.1"),
        ("三块一就卖。", "3.1"),
        ("雨伞 18 块一顶。", "18"),
        ("柴火 35 块一捆。", "35"),
    ],
)
def test_a_sum_is_read_as_it_is_said(text: str, value: str):
    assert [each.value for each in spoken_sums(text)] == [Decimal(value)]
    assert [(fact.unit, fact.value) for fact in facts(text) if fact.dimension == "money"] == [("CNY", Decimal(value))]


@pytest.mark.parametrize(
    "text",
    [
        "两块屏幕。",
        "三块蛋糕。",
        "1000 块拼图。",
        "一块去吃饭。",
        "毛茸茸的三毛流浪记。",
        "199 元 2 件。",
        "八块腹肌。",
        "课程 320 元一节。",
        "柴火 35 元一捆，海运 12元一公斤。",
        "拼 12 块一起。",
        "一块两斤重的肉。",
    ],
)
def test_what_is_counted_is_no_sum(text: str):
    assert list(spoken_sums(text)) == []
