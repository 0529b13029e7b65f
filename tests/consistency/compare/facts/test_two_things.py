"""Clauses that begin with two things of which each has a figure of its own contradict nothing."""

from __future__ import annotations

import pytest

from consistency.compare import Asset, compare
from consistency.compare.heads import head_of
from consistency.compare.model import Disagreement
from consistency.model import Copy
from guidelines.model import Brand, Guideline, Localized

PLAIN = Guideline(brand=Brand(id="example", names=Localized(en="Example"), languages=("en",)))


def disagreements(one: str, other: str) -> tuple[Disagreement, ...]:
    return compare([Asset("a", "A", Copy(one)), Asset("b", "B", Copy(other))], PLAIN).disagreements


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The museum shop closes at 5 pm.", "The café closes at 6 pm."),
        ("The kettle costs £49.", "The toaster costs £59."),
        ("The guided tour lasts 45 minutes.", "The workshop lasts 90 minutes."),
        ("Registration opens on 4 May.", "The festival opens on 9 May."),
        ("Delivery takes 3 days.", "Installation takes 5 days."),
        ("The beginner course runs for 8 weeks.", "The advanced course runs for 10 weeks."),
        ("博物馆商店17点关门。", "咖啡馆18点关门。"),
        ("水壶49元。", "烤面包机59元。"),
        ("初级班为期8周。", "进阶班为期10周。"),
    ],
)
def test_two_things_differ_without_contradicting(one: str, other: str) -> None:
    assert not disagreements(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The shop closes at 5 pm.", "The store closes at 6 pm."),
        ("The shop closes at 5 pm.", "We close at 6 pm."),
        ("The kettle costs £49.", "Now for £59: our kettle."),
        ("Entries close on 4 May.", "Submissions close on 9 May."),
        ("Delivery takes 3 days.", "Shipping takes 5 days."),
        ("The sale ends on 4 May.", "This offer ends on 9 May."),
        ("The beginners' course runs for 8 weeks.", "The introductory course runs for 10 weeks."),
        ("水壶49元。", "水壶59元。"),
        ("课程为期8周。", "训练营为期10周。"),
        ("水壶49元。", "现价59元。"),
        ("The Marlow costs £49.", "Our kettle costs £59."),
    ],
)
def test_one_thing_by_two_names_does(one: str, other: str) -> None:
    assert disagreements(one, other)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("The cottage sleeps four.", "The lodge sleeps six.", False),
        ("The cottage sleeps four.", "The cottage sleeps six.", True),
        ("游泳馆早上7点开门。", "健身房早上6点开门。", False),
        ("健身房早上7点开门。", "健身房早上6点开门。", True),
    ],
)
def test_what_may_be_two_things_is_never_told_for_sure(one: str, other: str, sure: bool) -> None:
    (found,) = disagreements(one, other)
    assert found.sure == sure


@pytest.mark.parametrize(
    ("clause", "head"),
    [
        ("The museum shop closes at pm", "museum shop"),
        ("and the café now costs", "café"),
        ("Delivery takes", "delivery"),
        ("Doors open at", ""),
        ("Tickets cost", "tickets"),
        ("energy return", ""),
        ("Marlow costs", ""),
        ("The Aurora X costs", ""),
        ("We close at", ""),
        ("How long is the flight", ""),
        ("The offer ends on", ""),
        ("Open until", ""),
    ],
)
def test_what_a_clause_begins_with(clause: str, head: str) -> None:
    assert head_of(clause, "en") == head


@pytest.mark.parametrize(
    ("clause", "head"),
    [
        ("水壶元", "水壶"),
        ("博物馆商店点关门", "博物馆商店"),
        ("游泳馆早上点开门", "游泳馆"),
        ("首发价元", ""),
        ("会员元", ""),
        ("晚上点关门", ""),
        ("小面起厢货起", ""),
        ("桃桃乌龙中杯大杯加芋圆", ""),
        ("", ""),
    ],
)
def test_what_a_chinese_clause_begins_with(clause: str, head: str) -> None:
    assert head_of(clause, "zh") == head
