"""Figures with units: the same figure is the same fact in either language and in any notation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.document import parse
from consistency.facts import facts
from consistency.numerals import from_chinese, from_english

SAME = [
    ["25 hours", "25小时", "二十五小时", "２５小时", "twenty-five hours", "25-hour", "25 个小时", "1500 minutes"],
    ["200 MP", "200MP", "2亿像素", "两亿像素", "200-megapixel", "200 million pixels", "2 亿像素", "二亿像素"],
    ["50 MP", "5000 万像素", "5,000万像素", "五千万像素"],
    ["¥4,999", "￥4999", "4999元", "4,999 元", "RMB 4,999", "CNY 4999", "4999 yuan", "四千九百九十九元"],
    ["$699", "US$699", "699 USD", "699美元", "699 dollars"],
    ["12,000元", "1.2万元", "1.2 万元", "一万二千元", "¥1.2万"],
    ["30%", "30 %", "３０％", "30 percent", "百分之三十", "百分之30", "thirty per cent"],
    ["20% off", "20 % off", "8折", "8 折", "八折"],
    ["15% off", "8.5折", "85折", "八五折"],
    ["12% off", "8.8折", "88折", "八八折", "八点八折"],
    ["15%", "百分之十五", "一成五", "一成半"],
    ["4x", "4×", "4倍", "4 倍", "四倍", "four times"],
    ["5,200 mAh", "5200mAh", "5200毫安时", "5200 毫安时"],
    ["67W", "67 W", "67瓦", "67 watts"],
    ["1 inch", "1-inch", "1英寸", "25.4 mm", "2.54 cm"],
    ["2 years", "two-year", "两年", "2 年", "24 months", "24个月"],
    ["30 days", "30天", "三十天"],
    ["2 hours 36 minutes", "2h36", "2 h 36 min", "two hours and thirty-six minutes", "156 minutes", "2小时36分钟"],
    ["120 Hz", "120Hz", "120赫兹"],
    ["30-40 hours", "30–40 小时", "30 to 40 hours", "30到40小时", "三十至四十小时"],
    ["1 TB", "1000 GB"],
]


def keys(text: str) -> list[tuple]:
    return [fact.key for fact in facts(parse(text).plain)]


@pytest.mark.parametrize("group", SAME, ids=lambda g: g[0])
def test_one_figure_is_one_fact_however_it_is_written(group: list[str]):
    found = {text: keys(text) for text in group}
    assert all(len(k) == 1 for k in found.values()), found
    assert len({k[0] for k in found.values()}) == 1, found


@pytest.mark.parametrize(
    "text",
    [
        "Call 400-800-1234 or +86 21 5555 1234.",
        "On 25 September 2026 at 10:30.",
        "2026 年 9 月 25 日 10:30",
        "第3天、第二年、第 1 步",
        "Version 2.0.1 of iPhone 15 Pro",
        "over 2 million users, 500万用户",
        "5G network, 4K film, 12G",
        "成千上万、千家万户、百万级、万元户",
        "1080 x 1920",
        "1. First 2. Second (3)",
        "打折、折叠屏、曲折",
        "2026款、2026年度、90年代",
        "百分之百用心",
        "three times a day",
        "room 101, gate B12, ISO 9001",
        "for the eighth time",
    ],
)
def test_dates_versions_counts_and_idioms_are_no_facts(text: str):
    assert facts(parse(text).plain) == ()


def test_offsets_slice_the_text():
    text = "续航 36 小时，售价 ¥4,999 起，8 折。"
    assert [f.text for f in facts(text)] == ["36 小时", "¥4,999", "8 折"]
    assert all(text[f.start : f.end] == f.text for f in facts(text))


def test_a_range_holds_both_of_its_ends():
    (fact,) = facts("30 to 40 hours")
    assert [value for _, _, value in fact.ends] == [Decimal(108000), Decimal(144000)]


@pytest.mark.parametrize(
    ("written", "value"),
    [("十", 10), ("十五", 15), ("二十五", 25), ("一百零一", 101), ("两亿", 200_000_000), ("一千二百万", 12_000_000)],
)
def test_chinese_numerals_are_read(written: str, value: int):
    assert from_chinese(written) == value


@pytest.mark.parametrize(
    ("written", "value"), [("一百二", 120), ("三万五", 35_000), ("十八万两千八", 182_800), ("十万零三", 100_003)]
)
def test_a_last_digit_without_its_unit_is_of_the_next_smaller_one(written: str, value: int):
    assert from_chinese(written) == value


@pytest.mark.parametrize("written", ["两三", "七八", "四五十", "三四百", "十七八", "二十五六"])
def test_a_number_that_is_told_roughly_is_none(written: str):
    assert from_chinese(written) is None


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [("十二千瓦", "12000", "W"), ("一万八千帕", "18000", "Pa"), ("三百千卡", "300", "kcal"), ("八千瓦", "8000", "W")],
)
def test_a_thousand_before_a_unit_belongs_to_the_unit_where_no_number_takes_it(written: str, value: str, unit: str):
    (fact,) = facts(written)
    assert (fact.value, fact.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("written", "value"), [("二〇二六", "2026"), ("三点五", "3.5"), ("万", None), ("好", None)])
def test_chinese_digits_and_decimals_are_read(written: str, value: str | None):
    assert from_chinese(written) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("written", "value"), [("twenty-five", 25), ("two hundred million", 200_000_000), ("one hundred and one", 101)]
)
def test_english_numerals_are_read(written: str, value: int):
    assert from_english(written) == value


@given(
    st.text(
        alphabet=st.sampled_from("0123456789.,%％ 年月天一二十百千万亿点折倍xWgh元$¥-~至 to百分之像素"), max_size=60
    )
)
def test_any_text_is_read_without_overlaps(text: str):
    found = facts(text)
    end = 0
    for fact in found:
        assert end <= fact.start < fact.end
        assert text[fact.start : fact.end] == fact.text
        end = fact.end


@pytest.mark.parametrize(
    "text", ["64GB内存", "5000mAh电池", "20W快充", "52cm宽", "5kg装", "120Hz屏", "15min送达", "100dB降噪"]
)
def test_a_chinese_character_ends_a_unit_of_latin_letters(text: str):
    (fact,) = facts(text)
    assert text.startswith(fact.text)
    assert fact.text.isascii()


@given(st.integers(min_value=1, max_value=99_999))
def test_digits_with_and_without_separators_are_one_price(amount: int):
    assert keys(f"¥{amount}") == keys(f"{amount:,} 元") == keys(f"RMB {amount:,}")
