"""What a prohibited "X-free" says in other words: contains no X, free of X; what only has a "no" before the word."""

from __future__ import annotations

import pytest

from consistency.claims.prohibited.free_of import says_none
from consistency.claims.prohibited.near import NearProhibited
from consistency.document import parse
from guidelines.model import Brand, Claims, Guideline, Localized, ProhibitedClaim

NEAR = NearProhibited(
    Guideline(
        brand=Brand(id="suds", names=Localized(en="Suds"), languages=("en",)),
        claims=Claims(
            prohibited=(
                ProhibitedClaim(
                    id="none",
                    phrases={
                        "en": ("plastic-free", "zero emissions", "free from perfume", "no side effects"),
                        "zh": (),
                    },
                    exceptions={"en": ("perfume-free zone",), "zh": ()},
                    reason=Localized(en="Not so."),
                ),
            )
        ),
    )
)


def near(text: str) -> list[str]:
    return [text[slice(*match.place)] for match in NEAR.find(parse(text), ())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our refills are free of plastic.", "free of plastic"),
        ("Our refills contain no plastic.", "no plastic"),
        ("No plastic in our refills, ever.", "No plastic"),
        ("Soap without any plastic.", "without any plastic"),
        ("There is no plastic whatsoever.", "no plastic"),
        ("Our refills do not contain plastic.", "do not contain plastic"),
        ("A wash that gives off no emissions.", "no emissions"),
        ("An emission-free wash.", "emission-free"),
        ("Free from colour, perfume and salt.", "Free from colour, perfume"),
        ("A soap without side effects.", "without side effects"),
    ],
)
def test_that_there_is_none_is_said_in_other_words(text: str, words: str) -> None:
    assert near(text) == ([words])


@pytest.mark.parametrize(
    "text",
    [
        "No plastic cutlery in the canteen.",
        "Put no plastic in the brown bin.",
        "We use no perfumed soap.",
        "Feel free to perfume it yourself.",
        "Without plastic gloves it stings.",
        "Our factory is a perfume-free zone: free from perfume.",
        "Plastic is everywhere, and we are not free from doubt.",
    ],
)
def test_a_no_before_something_else_is_another_matter(text: str) -> None:
    assert near(text) == []


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [
        ("nut-free", "nut"),
        ("zero emissions", "emission"),
        ("free of added sugar", "added sugar"),
        ("free delivery", ""),
        ("free", ""),
    ],
)
def test_what_there_is_none_of(phrase: str, thing: str) -> None:
    assert says_none(phrase) == thing
