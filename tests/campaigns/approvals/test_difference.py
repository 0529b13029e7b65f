"""The difference of two texts loses nothing and reads well in both languages."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.approvals.difference import difference, same_words

SIGNS = {"same": "", "removed": "-", "added": "+"}
WORDS = st.sampled_from(
    ["夜", "色", "极致影像", "，", "。", "buy ", "now", "!", "\n", " ", "AI-powered", "_", "3.5", "’"]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=25).map("".join))


def shown(old: str, new: str) -> str:
    return "".join(f"[{SIGNS[p.kind]}{p.text}]" if p.kind != "same" else p.text for p in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Buy it now.", "Buy it today.", "Buy it [-now][+today]."),
        ("极致影像，突破想象。", "极致光影，突破想象。", "极致[-影像][+光影]，突破想象。"),
        ("AI-powered camera", "AI-assisted camera", "[-AI-powered][+AI-assisted] camera"),
        ("售价 4999 元", "售价 5,499 元", "售价 [-4999][+5,499] 元"),
        ("一。二。", "一。", "一。[-二。]"),
        ("", "新", "[+新]"),
        ("same", "same", "same"),
    ],
)
def test_the_words_that_changed_are_shown(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_single_character_between_two_changes_is_shown_with_them() -> None:
    assert shown("夜色真美丽", "白天真漂亮") == "[-夜色真美丽][+白天真漂亮]"


@given(old=TEXTS, new=TEXTS)
def test_the_pieces_make_both_texts_again(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(p.text for p in pieces if p.kind != "added") == old
    assert "".join(p.text for p in pieces if p.kind != "removed") == new
    assert all(p.text for p in pieces)
    assert all(a.kind != b.kind for a, b in itertools.pairwise(pieces))


@given(text=TEXTS)
def test_equal_texts_have_no_difference(text: str) -> None:
    assert all(p.kind == "same" for p in difference(text, text))
    assert same_words(text, text)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("极致影像, 突破想象", "极致影像，突破想象！", True),
        ("Buy  it now", "Buy it, now.", True),
        ("Aurora X", "aurora X", False),
        ("4999 元", "4 999 元", False),
        ("", "。", True),
    ],
)
def test_spaces_and_punctuation_are_no_words(old: str, new: str, same: bool) -> None:
    assert same_words(old, new) is same


def test_a_long_text_without_a_full_stop_is_shown_as_replaced() -> None:
    old = "字" * 5000
    assert [p.kind for p in difference(old, old + "符")] == ["removed", "added"]
