"""What a ferry's claims come to: each of six crossings, one way of a return, the rest of a share, a cut said before."""

from __future__ import annotations

import datetime as dt

import pytest

from consistency.claims.sums.reckoned import Reckoned
from consistency.document import parse
from consistency.facts import facts
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term


def claim(name: str, en: str, ended: dt.date | None = None) -> ApprovedClaim:
    return ApprovedClaim(id=name, text=Localized(en=en), evidence="File 1", expires=ended)


RECKONED = Reckoned(
    Guideline(
        brand=Brand(id="f", names=Localized(en="Holm Ferries"), languages=("en",)),
        terms=(
            Term(id="book", preferred="Tide Book", kind="product"),
            Term(id="card", preferred="Gullcard", kind="product"),
            Term(id="cabin", preferred="Lamp Cabin", kind="product"),
        ),
        claims=Claims(
            approved=(
                claim("book", "The Tide Book is £54 and holds six crossings."),
                claim("return", "A return to Holm costs £22."),
                claim("cabin", "The Lamp Cabin is £40 extra each way."),
                claim("card", "20% off the Tide Book for Gullcard holders."),
                claim("april", "30% off the Lamp Cabin in April.", dt.date(2026, 4, 30)),
                claim("club", "The Gullcard costs £30 a year."),
                claim("ontime", "96% of our crossings leave on time."),
            )
        ),
    )
)


def follow(text: str) -> list[str]:
    found = facts(text)
    starts = set(RECKONED.starts(parse(text), found, dt.date(2026, 11, 22)))
    return [fact.text for fact in found if fact.start in starts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With the Tide Book you pay £9 a crossing.", ["£9"]),
        ("£9 per crossing, that is the Tide Book.", ["£9"]),
        ("Holm is £11 each way.", ["£11"]),
        ("The Lamp Cabin is £80 there and back.", ["£80"]),
        ("With a Gullcard the Tide Book is £43.20.", ["£43.20"]),
        ("Take 20% off with us. It is easy. The Tide Book comes to £43.20.", ["£43.20"]),
        ("The Gullcard comes to £2.50 a month.", ["£2.50"]),
        ("The Gullcard is less than £2.60 a month and about £0.60 a week.", ["£2.60", "£0.60"]),
        ("Only 4% of our crossings do not leave on time.", ["4%"]),
    ],
)
def test_what_a_claim_comes_to_is_right(text: str, expected: list[str]) -> None:
    assert follow(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "With the Tide Book you pay £8 a crossing.",
        "The Tide Book is £9 a month.",
        "Holm is £11.",
        "The Gullcard comes to £2 a month.",
        "The Gullcard is less than £2.40 a month.",
        "The Tide Book is £43.20.",
        "With a Gullcard the Lamp Cabin is £32.",
        "30% off: the Lamp Cabin is £28 in May.",
        "4% of our crossings leave on time.",
        "No more than 4% of our sailors are tall.",
    ],
)
def test_what_it_does_not_come_to_is_not(text: str) -> None:
    assert follow(text) == []
