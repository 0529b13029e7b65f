"""English copy of a school of pottery, held to what it says one needs, how many it takes and what a card covers."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))


def claim(name: str, en: str, *values: str) -> ApprovedClaim:
    return ApprovedClaim(id=name, text=Localized(en=en), evidence=f"File {name}", values=values)


KILN = Guideline(
    brand=Brand(id="slip", names=Localized(en="Slipware"), languages=("en",)),
    terms=(
        Term(id="card", preferred="Clay Card", kind="product"),
        Term(id="hut", preferred="Garden Hut", kind="product"),
    ),
    claims=Claims(
        approved=(
            claim("card", "The Clay Card costs £24 a month and covers two firings a month.", "£24"),
            claim("hut", "The Garden Hut costs £90 a night and sleeps six.", "£90"),
            claim("kiln", "You need a Kiln Safety certificate to fire a kiln on your own."),
            claim("glaze", "Students get 10% off glazes.", "10%"),
            ApprovedClaim(
                id="apron",
                text=Localized(en="Every booking comes with a free linen apron."),
                evidence="Promotion sheet",
                expires=dt.date(2026, 10, 31),
            ),
            claim("move", "Move your course up to 21 days before it begins.", "21 days"),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(KILN, RESOURCES)


def grave(text: str) -> list[tuple[str, str | None]]:
    found = claims.CHECK.run(parse(text), Copy(text, as_of=dt.date(2026, 11, 24)), compiled(), RESOURCES).findings
    return [
        (f.code.removeprefix("claims."), f.item.id if f.item else None)
        for f in found
        if f.severity is not Severity.SUGGESTION
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No certificate? No problem. The kiln is yours.", ("wrong_condition", "kiln")),
        ("You don't need a certificate to fire the kiln.", ("wrong_condition", "kiln")),
        ("Fire the kiln on your own, with or without a certificate.", ("wrong_condition", "kiln")),
        ("With the Clay Card you fire as often as you like for £24 a month.", ("wrong_condition", "card")),
        ("The Clay Card is £24 a month, with as many firings as you want.", ("wrong_condition", "card")),
        ("10% off glazes, student or not.", ("wrong_condition", "glaze")),
        ("The Garden Hut sleeps eight.", ("wrong_value", "hut")),
        ("Book a course and we'll throw in a linen apron.", ("expired", "apron")),
        ("This week your linen apron is on us.", ("expired", "apron")),
        ("Book today and get a linen apron for nothing.", ("expired", "apron")),
        ("Move your course up to a fortnight before it begins.", ("wrong_value", "move")),
    ],
)
def test_what_is_waived_or_given_in_other_words_is_found(text: str, found: tuple[str, str]) -> None:
    assert grave(text) == [found]


@pytest.mark.parametrize("text", ["A place on the course is £14.", "It costs £14 to join the club."])
def test_a_sum_that_is_ours_needs_approval(text: str) -> None:
    assert grave(text) == [("unapproved_number", None)]


@pytest.mark.parametrize(
    "text",
    [
        "No certificate? Take our Saturday course and earn one.",
        "You cannot fire the kiln without a certificate.",
        "You need not bring a certificate for an evening of painting cups.",
        "Ask as often as you like.",
        "The Clay Card covers two firings a month.",
        "The Garden Hut sleeps six.",
        "My neighbour's tent sleeps eight.",
        "Last year the linen apron was on us.",
        "The linen apron is not free.",
        "Wash the linen apron at 40 degrees; the drinks are on us.",
        "A cup of tea is £2.20 and a cheese scone £3.40.",
        "Forgot your lunch? Get a pasty next door for £3.90.",
        "The car park is £14 a day, paid to the council.",
        "Parking is £14 and has nothing to do with us.",
        "A student or two joins us every term.",
        "The next Kiln Safety course is in a fortnight.",
    ],
)
def test_what_keeps_to_the_claims_or_is_of_something_else_passes(text: str) -> None:
    assert grave(text) == []
