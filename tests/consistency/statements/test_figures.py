"""Numbers as they stand in copy."""

from __future__ import annotations

from decimal import Decimal

import pytest

from consistency.statements.figures import figures, number


@pytest.mark.parametrize(
    ("written", "value"),
    [("4,999", "4999"), ("8.5", "8.5"), ("twenty-four", "24"), ("三十六", "36")],
)
def test_a_number_has_one_value(written: str, value: str):
    assert number(written) == Decimal(value)


def test_its_scale_word_multiplies_it():
    assert number("1.5", "万") == 15_000


@pytest.mark.parametrize("written", ["4.59.90", "3万", "1.299,0.0"])
def test_what_only_looks_like_a_number_is_none(written: str):
    assert number(written) is None


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("We come in three quarters of an hour.", [("s", 2700)]),
        ("Cancel up to a fortnight before.", [("day", 14)]),
        ("It costs £6 a fortnight.", [("GBP", 6)]),
        ("We met once a fortnight.", []),
        ("He called a fortnight ago.", []),
    ],
)
def test_lengths_of_time_in_words(text: str, amounts: list[tuple[str, int]]):
    assert [(each.unit, each.low) for each in figures(text)] == amounts
