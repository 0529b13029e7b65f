"""A brief's answers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.brief.bans import read_ban
from consistency.brief.lines import points
from consistency.statements.values import Day
from guidelines.model import Localized


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Terms apply · 详见规则", [Localized(en="Terms apply", zh="详见规则")]),
        ("不含税 / tax excluded", [Localized(en="tax excluded", zh="不含税")]),
        ("Terms apply\n详见规则", [Localized(en="Terms apply"), Localized(zh="详见规则")]),
        ("- “Terms apply”\n\n2) 详见规则\n- Terms apply", [Localized(en="Terms apply"), Localized(zh="详见规则")]),
        ("Aurora X\n#AuroraX", [Localized(en=n, zh=n) for n in ("Aurora X", "#AuroraX")]),
        ("全新 Aurora X", [Localized(zh="全新 Aurora X")]),
        ("5G ready", [Localized(en="5G ready")]),
        ("—\n  \n", []),
    ],
)
def test_a_line_is_a_point_in_the_languages_it_is_written_in(answer: str, expected: list[Localized]):
    assert list(points(answer)) == expected


@pytest.mark.parametrize(
    ("line", "subject", "before"),
    [
        ("No price before 23 November", "price", Day(11, 23)),
        ("before 23 November 2026, no prices", "price", Day(11, 23, 2026)),
        ("11 月 23 日前不提价格", "price", Day(11, 23)),
        ("3月9日之前不得透露优惠", "discount", Day(3, 9)),
        ("禁止提价格", "price", None),
        ("Never mention the discount", "discount", None),
        ("price guarantee", "words", None),
    ],
)
def test_prices_and_discounts_can_be_kept_back_for_good_or_until_a_day(line: str, subject: str, before: Day | None):
    ban = read_ban(line)
    assert (ban.subject, ban.before, ban.whole) == (subject, before, True)


@pytest.mark.parametrize(
    ("line", "phrases", "whole"),
    [
        ("free of charge", ("free of charge",), True),
        ("Do not say “best” or “first”", ("best", "first"), True),
        ("11月23日前禁止出现“评测”", ("评测",), True),
        ("Never call it a phone", ("phone", "Never call it a phone"), False),
        ("No purchase necessary", ("purchase necessary", "No purchase necessary"), False),
        ("发布会之前不公布售价", ("发布会之前不公布售价",), False),
    ],
)
def test_words_are_taken_from_quotes_or_from_the_instruction(line: str, phrases: tuple[str, ...], whole: bool):
    ban = read_ban(line)
    assert (ban.phrases, ban.whole) == (phrases, whole)


@given(st.text())
def test_no_answer_is_too_strange_to_read(answer: str):
    for point in points(answer):
        for line in (point.en, point.zh):
            if line is not None:
                assert read_ban(line).line == line
