"""The approved value takes the written form of the copy where only its number differs, and is no fix elsewhere."""

from __future__ import annotations

import pytest

from consistency.claims.drop_in import drop_in


@pytest.mark.parametrize(
    ("said", "approved", "made"),
    [
        ("£36", "£38", "£38"),
        ("$1,749", "$1,699", "$1,699"),
        ("five-year", "three-year", "three-year"),
        ("Five-year", "three-year", "Three-year"),
        ("48 hours", "24 hours", "24 hours"),
        ("25% off", "20% off", "20% off"),
        ("16 December", "6 December 2026", "6 December"),
        ("9 January 2027", "6 December 2026", "6 December 2026"),
        ("238 元", "268 元", "268 元"),
        ("238元", "268 元", "268元"),
        ("￥238", "¥268", "￥268"),
        ("三年", "两年", "两年"),
        ("3 年", "2 年", "2 年"),
        ("200 万瓶", "120 万瓶", "120 万瓶"),
        ("1.2 亿瓶", "120 万瓶", "120 万瓶"),
        ("12 月 22 日", "2026 年 12 月 12 日", "12 月 12 日"),
        ("30 萬用戶", "25 万用户", "25 萬用戶"),
    ],
)
def test_the_approved_number_takes_the_words_of_the_copy(said: str, approved: str, made: str):
    assert drop_in(said, approved) == made


@pytest.mark.parametrize(
    ("said", "approved"),
    [
        ("24-month", "three-year"),
        ("2 days", "36 hours"),
        ("€38", "£38"),
        ("0.15 kg", "190 g"),
        ("two years", "one year"),
        ("All sales are final", "60 days"),
        ("£38", "£38"),
        ("12 月 7 日", "12 月"),
    ],
)
def test_another_form_or_unit_is_no_drop_in(said: str, approved: str):
    assert drop_in(said, approved) is None
