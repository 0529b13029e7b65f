"""Sums of a story, of one reader's account and of what was built for millions are no prices of ours."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.whose.told_figures import is_told
from consistency.whose.world_figures import is_of_other_money, sums_of_the_reader


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("Somebody in Hove stored a whole flat with us for £140.", True),
        ("A couple from Leith moved out in May for just £61.", True),
        ("A student gets a locker for £12.", False),
        ("A student who signed up before May pays less, a locker for £12.", False),
        ("Somebody sold us the yard and now a locker is yours for £12.", False),
        ("You stored a whole flat with us for £140.", False),
        ("我在淘宝买了一张 £140 的折叠桌。", True),
        ("朋友上个月在商场淘到一盏 £60 的灯。", True),
        ("你在商场买了一张 £140 的桌子。", False),
        ("我在我们门店买了一张 £140 的桌子。", False),
    ],
)
def test_what_a_person_of_no_name_did_for_a_sum_is_a_story(text: str, story: bool) -> None:
    assert is_told(parse(text), text.index("£"), None, money=True) is story


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Your payment went from £112 to £131. £131 is a lot at once.", {"£112", "£131", "£112 to £131"}),
        ("Your direct debit this month is £86.50.", {"£86.50"}),
        ("Your bill drops by £100 with us.", set()),
        ("Pay £86 a month.", set()),
    ],
)
def test_the_sums_of_one_readers_account_are_known_wherever_they_stand(text: str, sums: set[str]) -> None:
    assert sums_of_the_reader(text) == sums


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Your order came to £48.20, and we refund the £48.20 today.", {"£48.20"}),
        ("Your bill was £86.", {"£86"}),
        ("Your order of £40 ships free.", set()),
        ("Your payment is £86.", set()),
    ],
)
def test_what_was_charged_is_told_from_what_is_asked(text: str, sums: set[str]) -> None:
    assert sums_of_the_reader(text, charged=True) == sums


@pytest.mark.parametrize(
    ("text", "of_others"),
    [
        ("The new yard cost £6 million.", True),
        ("A cold store built for £2.5m stands beside it.", True),
        ("Our customers have saved £6 million.", False),
        ("A locker costs £6 a month.", False),
    ],
)
def test_what_a_building_cost_is_no_price(text: str, of_others: bool) -> None:
    start = text.index("£")
    end = next(at for at in range(start, len(text)) if text[at : at + 2] in ("m.", "m ", "n.", " a")) + 1
    assert is_of_other_money(text, start, end) is of_others
