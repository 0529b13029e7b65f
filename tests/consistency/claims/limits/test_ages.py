"""Another age than a claim's is told of who is given it: not of who is refused it, of parents, or of a pool."""

from __future__ import annotations

import pytest

from consistency.claims.limits.ages import Ages
from consistency.document import parse
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

TEXTS = (
    "Our sauna is open to guests aged 18 or over.",
    "The Junior card is for children aged 6 to 14.",
    "Children under 7 get a free comic at the desk.",
)
AGES = Ages(
    Guideline(
        brand=Brand(id="dale", names=Localized(en="Dale"), languages=("en",)),
        claims=Claims(
            approved=tuple(ApprovedClaim(id=f"c{i}", text=Localized(en=t), evidence="E") for i, t in enumerate(TEXTS))
        ),
    )
)


def others(text: str) -> list[str]:
    return [text[each.start : each.end] for each in AGES.others(parse(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our sauna is open to guests aged 16 or over.", "guests aged 16 or over"),
        ("The Junior card is for children aged 4 to 14.", "children aged 4 to 14"),
        ("Children under 9 get a free comic at the desk.", "Children under 9"),
        ("Children under 9 do not pay for a comic at the desk.", "Children under 9"),
        ("A girl who is 8 years old gets a free comic at the desk.", "8 years old"),
    ],
)
def test_other_ages_are_found(text: str, words: str) -> None:
    assert others(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Guests aged 15 may not use our open sauna.",
        "Children under 6 are too young for the Junior card.",
        "Children under 6 have to wait for the Junior card.",
        "Parents aged 30 or over buy the Junior card for their children.",
        "Our sauna, the one guests say is open to all ideas, is 12 years old.",
        "Last week ten 8-year-olds got a free comic at the desk.",
        "Children aged 9 get a comic at the desk for £2.",
    ],
)
def test_who_is_refused_it_who_pays_and_what_is_old_are_not(text: str) -> None:
    assert others(text) == []
