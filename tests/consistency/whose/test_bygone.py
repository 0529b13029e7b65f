"""An offer that is over is told of, not made."""

from __future__ import annotations

import pytest

from consistency.whose.bygone import is_bygone


@pytest.mark.parametrize(
    "text",
    [
        "The half-price offer ended in August.",
        "Our spring sale is now over.",
        "The free cup is no longer available.",
        "In October you saved 20% on every stay.",
        "Yes, our half-price lockers are over, they went in a week.",
        "The free van has sadly ended.",
        "Lockers were half price until Easter.",
        "双十一活动已经结束，赠品不再提供。",
        "开业那周打八折，九月七号就结束啦。",
        "2025 年，我们拿过年度咖啡奖。",
    ],
)
def test_what_ended_is_bygone(text: str) -> None:
    assert is_bygone(text)


@pytest.mark.parametrize(
    "text",
    [
        "The offer ends in August.",
        "The offer ended in May and returns today.",
        "In October you save 20% on every stay.",
        "Over 20% off.",
        "Take a locker at half price before the summer is over.",
        "Lockers are over two metres high.",
        "Lockers that were £40 are half price until Friday.",
        "The free van has not ended.",
        "Once the holidays are over, lockers are half price.",
        "活动即将结束了。",
        "活动延长，已结束的场次返场。",
        "荣获 2025 年度咖啡奖。",
    ],
)
def test_what_goes_on_or_comes_back_is_not(text: str) -> None:
    assert not is_bygone(text)


@pytest.mark.parametrize(
    ("after", "bygone"),
    [
        ("It finished in May.", True),
        ("That has now ended.", True),
        ("They are over, we are sorry to say.", True),
        ("The Easter market finished in May.", False),
        ("It finished in May and is back today.", False),
    ],
)
def test_the_next_sentence_may_say_that_it_is_over(after: str, bygone: bool) -> None:
    assert is_bygone("Our lockers came at half price for a friend.", after) is bygone
