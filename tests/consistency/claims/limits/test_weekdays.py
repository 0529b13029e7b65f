"""Other days than a claim's are told of what it is about, and of nothing beside it or part of it."""

from __future__ import annotations

import pytest

from consistency.claims.limits.weekdays import Weeks
from consistency.document import parse
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

TEXTS = (
    "The sauna is open Tuesday to Friday.",
    "Our bakery in Ripon is open Wednesday to Sunday.",
    "Bike hire is free on Mondays.",
)
WEEKS = Weeks(
    Guideline(
        brand=Brand(id="dale", names=Localized(en="Dale"), languages=("en",)),
        claims=Claims(
            approved=tuple(ApprovedClaim(id=f"c{i}", text=Localized(en=t), evidence="E") for i, t in enumerate(TEXTS))
        ),
    )
)


def other_days(text: str) -> list[str]:
    return [text[each.start : each.end] for each in WEEKS.other_days(parse(text), ())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sauna is open every day of the week.", "every day of the week"),
        ("On Mondays, our bakery in Ripon is open from seven.", "Mondays"),
        ("Our lovely bakery in Ripon is open on Tuesdays; the mill is not.", "Tuesdays"),
        ("Bike hire is free on Sundays.", "Sundays"),
        ("The sauna is open every day.", "every day"),
    ],
)
def test_other_days_are_found(text: str, words: str) -> None:
    assert other_days(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The sauna bar is open on Saturday.",
        "The bar in the sauna is open on Saturday.",
        "Our online bakery is open seven days a week.",
        "The bakery next to ours is open on Mondays.",
        "Our bakery teams in Ripon meet on Tuesdays.",
        "The hotel is open on Sundays even when the sauna is closed.",
        "The pool is open every day; the sauna is not.",
        "Bike hire is £9 on Saturdays.",
        "Last Monday our bakery in Ripon was open.",
        "We hope that the sauna will be open on Saturdays.",
    ],
)
def test_days_of_another_thing_another_price_or_another_time_are_not(text: str) -> None:
    assert other_days(text) == []
