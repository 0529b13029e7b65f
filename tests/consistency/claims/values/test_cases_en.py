"""A value is another one of the thing, and not of a case, of somebody in particular or of what comes after a limit."""

from __future__ import annotations

import pytest

from consistency.claims.values.approved import ApprovedValues
from consistency.document import parse
from consistency.facts import facts
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

TEXTS = (
    "Get your ticket money back if we are 30 minutes late or more.",
    "We insure horses up to 20 years old.",
    "Return your saddle within 45 days.",
    "The bag holds up to 12 kg.",
    "Our van goes 300 km on one charge.",
    "20% of our grooms are men.",
)
VALUES = ApprovedValues(
    Guideline(
        brand=Brand(id="hoof", names=Localized(en="Hoof"), languages=("en",)),
        claims=Claims(
            approved=tuple(ApprovedClaim(id=f"c{i}", text=Localized(en=t), evidence="E") for i, t in enumerate(TEXTS))
        ),
    )
)


def wrong(text: str) -> list[str]:
    judged, _ = VALUES.contradicted(parse(text), facts(text), ())
    return [text[each.start : each.end] for each in judged if each.fault == "wrong_value"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Get your ticket money back if we are 15 minutes late.", "15 minutes"),
        ("We insure horses up to 25 years old.", "25 years"),
        ("Return your saddle within 60 days.", "60 days"),
        ("Return your saddle after 10 days.", "10 days"),
        ("The bag holds 15 kg.", "15 kg"),
        ("Put 15 kg in the bag that holds it.", "15 kg"),
        ("Our van goes 400 km on one charge.", "400 km"),
        ("A third of our grooms are men.", "A third of our"),
    ],
)
def test_another_value_is_wrong(text: str, words: str) -> None:
    assert wrong(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "If we are 15 minutes late, the driver sings.",
        "A bus that is 29 minutes late is no joy.",
        "Our oldest horse is 34 years old.",
        "Meet Clover, who is 27 years old and still jumps.",
        "Put 9 kg of hay in the bag.",
        "With one charge our van does the 240 km from Leeds to Luton.",
        "It is 240 km from Leeds to Luton, and our van does it on one charge.",
        "A fifth of our grooms are men.",
        "A third of our guests ride in the rain.",
        "My old saddle went back within 10 days.",
        "Return your saddle after 60 days and you get a voucher.",
    ],
)
def test_a_case_somebodys_age_and_what_comes_after_are_not(text: str) -> None:
    assert wrong(text) == []
