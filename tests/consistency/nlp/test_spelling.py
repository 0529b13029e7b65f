"""Sounds, slips, scripts and typography: the small tools the checks match with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.fuzzy import closest, cutoff_for, edits
from consistency.nlp.pinyin import readings, sounds_like, syllable
from consistency.nlp.typography import corrections

MIXED = st.text(st.sampled_from("ab Z1.,!，。！“”（）『』發發髮后後软體\n5G%￥元🎉\u200b\ud800"), max_size=40)


def test_each_character_has_its_commonest_syllable_and_what_is_not_chinese_stands_for_itself() -> None:
    assert [syllable(char) for char in "银行X绿5〇"] == ["yin", "xing", "x", "lv", "5", "ling"]
    assert syllable("\ud800") == "\ud800"


def test_a_character_has_all_its_readings() -> None:
    assert {"hang", "xing"} <= readings("行")
    assert readings("X") == {"x"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("知付宝", "支付宝", True), ("耀光", "曜光", True), ("极光", "极光X", False), ("极光", "级别", False)],
)
def test_names_that_sound_alike_are_recognised(one: str, other: str, alike: bool) -> None:
    assert sounds_like(one, other) is alike


@settings(max_examples=100, deadline=None)
@given(MIXED)
def test_a_syllable_is_one_of_the_character_s_readings(text: str) -> None:
    assert all(syllable(char) in readings(char) for char in text)


def test_a_swap_of_neighbours_is_one_edit() -> None:
    assert edits("aurora", "auroar", 3) == 1
    assert edits("aurora", "zzzzzz", 2) == 3


def test_short_words_allow_no_slip_and_long_ones_more() -> None:
    assert [cutoff_for(n) for n in (3, 4, 7, 8, 13, 14)] == [0, 1, 1, 2, 2, 3]


def test_the_closest_choice_within_the_cutoff_wins() -> None:
    assert closest("auroa", ["flora", "aurora"]) == ("aurora", 1)
    assert closest("photo", ["video"]) is None
    assert closest("cat", ["car"]) is None
    assert closest("cat", ["car"], 1) == ("car", 1)


def test_traditional_text_becomes_simplified_by_words_at_equal_length() -> None:
    assert to_simplified("理髮後乾隆喝乾杯") == "理发后乾隆喝干杯"
    assert to_simplified("發布 release") == "发布 release"


@settings(max_examples=100, deadline=None)
@given(MIXED)
def test_simplifying_keeps_every_offset(text: str) -> None:
    assert len(to_simplified(text)) == len(text)


def test_typography_names_the_places_it_would_change() -> None:
    assert corrections("全新Aurora发布") == ((2, 2, " "), (8, 8, " "))
    assert corrections("你好,世界。") == ((2, 3, "，"),)
    assert corrections("All is well.") == ()


@settings(max_examples=200, deadline=None)
@given(MIXED)
def test_corrections_change_something_and_are_in_order_and_disjoint(text: str) -> None:
    found = corrections(text)
    at = 0
    for start, end, replacement in found:
        assert at <= start <= end <= len(text)
        assert text[start:end] != replacement
        at = end
