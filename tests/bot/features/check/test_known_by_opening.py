"""A text is known in lists by its first words as a reader sees them."""

from __future__ import annotations

from bot.features.check.views.seen import opening


def test_a_text_is_known_by_its_first_words_without_markup():
    assert opening("# 极致影像，突破想象\n\n入夜以后，城市换了颜色。", 16) == "极致影像，突破想象 入夜以后…"
    assert opening("**Meet** the night\n\n## Today", 40) == "Meet the night Today"


def test_what_only_looks_like_markup_stays():
    assert opening("#夜景 3 * 4 is our #1 choice", 40) == "#夜景 3 * 4 is our #1 choice"


def test_a_long_text_of_one_line_is_cut():
    assert opening("night " * 5000, 12) == "night night…"
