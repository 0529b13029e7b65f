"""What a claim says of some of its things is not said of all of them; what only names all of them says nothing."""

from __future__ import annotations

import pytest

from consistency.claims.limits.scope import Scopes
from consistency.document import parse
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

TEXTS = (
    "85% of our bottles are made from recycled glass.",
    "Most lids can be refilled.",
    "9 out of 10 pouches are sealed by hand.",
    "Loose-leaf tins have room for two spoons.",
    "Winter teas have less than 10 mg of caffeine a cup.",
)
SCOPES = Scopes(
    Guideline(
        brand=Brand(id="leaf", names=Localized(en="Leaf"), languages=("en",)),
        claims=Claims(
            approved=tuple(ApprovedClaim(id=f"c{i}", text=Localized(en=t), evidence="E") for i, t in enumerate(TEXTS))
        ),
    )
)


def widened(text: str) -> list[str]:
    return [text[each.start : each.end] for each in SCOPES.widened(parse(text), ())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All our bottles are made from recycled glass.", "All our bottles"),
        ("Every lid can be refilled.", "Every lid"),
        ("Our lids are fully refillable.", "Our lids are fully"),
        ("All our teas have less than 10 mg of caffeine.", "All our teas"),
        ("All pouches are sealed by hand.", "All pouches"),
        ("Every tin has room for two spoons.", "Every tin"),
    ],
)
def test_a_claim_of_some_is_not_one_of_all(text: str, words: str) -> None:
    assert widened(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Please put all bottles in the recycled glass bin.",
        "All our bottles can be recycled.",
        "Every lid is filled by hand.",
        "You find a refill for all lids in the shop.",
        "We want every lid to be refilled by 2031.",
        "Our goal: all our bottles made from recycled glass.",
        "All our bottles are made.",
        "All loose-leaf tins have room for two spoons.",
        "All our teas tell you their caffeine.",
        "Last year every lid was refilled.",
    ],
)
def test_another_deed_of_all_of_them_or_an_aim_is_no_claim_of_all(text: str) -> None:
    assert widened(text) == []
