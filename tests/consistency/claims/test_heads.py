"""The noun that a claim is about is told from names of other things that it is a part of."""

from __future__ import annotations

import pytest

from consistency.claims.heads import clause_of, head_of, is_of_another, is_of_another_clause

CLAIM = "Our bakery in Ripon is open Wednesday to Sunday."


@pytest.mark.parametrize(
    ("claim", "head"),
    [
        (CLAIM, "bakery"),
        ("The café at our pier opens at nine.", "café"),
        ("Late check-out is free on Sundays.", "check-out"),
        ("Free wifi on all boats.", ""),
        ("Ferry X starts at £9.", ""),
        ("Withdraw your money without a fee.", ""),
    ],
)
def test_the_noun_before_the_verb_or_the_place_is_what_a_claim_is_about(claim: str, head: str) -> None:
    assert head_of(claim) == head


@pytest.mark.parametrize(
    ("clause", "another"),
    [
        ("The bakery is open on Monday", False),
        ("Our lovely bakery never closes", False),
        ("Our Ripon bakery opens at six", False),
        ("Come to the bakery on Monday", False),
        ("The mill opens at six", False),
        ("The bakery café opens at six", True),
        ("The bakery's car park opens at six", True),
        ("Our online bakery never closes", True),
        ("The bakery next to ours opens at six", True),
        ("The toilet in the bakery opens at six", True),
    ],
)
def test_a_part_of_a_name_and_what_stands_in_it_are_other_things(clause: str, another: bool) -> None:
    assert is_of_another(CLAIM, clause) is another


def test_a_clause_about_something_else_beside_it_is_told_from_one_that_goes_on() -> None:
    text = "We answer letters every day; the bakery rests on Monday."
    assert is_of_another_clause(CLAIM, text, clause_of(text, 11, 18))
    text = "Our bakery bakes for you, and you can order every day."
    assert not is_of_another_clause(CLAIM, text, clause_of(text, 46, 50))
