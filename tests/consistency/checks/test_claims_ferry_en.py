"""English copy of a ferry line, held to its claims: what its writers would publish passes, one fault each is found."""

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
GULLCARD = "The Gullcard costs £30 a year. "
WRONG = "wrong_disclaimer"
TODAY = dt.date(2026, 11, 22)


def claim(name: str, en: str, disclaimer: str = "") -> ApprovedClaim:
    told = Localized(en=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(en=en), evidence=f"File {name}", disclaimer=told)


def product(name: str) -> Term:
    return Term(id=name.lower().replace(" ", "-"), preferred=name, kind="product")


FERRY = Guideline(
    brand=Brand(id="holm", names=Localized(en="Holm Ferries"), languages=("en",), competitors=("Skua Line",)),
    terms=(product("Tide Book"), product("Gullcard"), product("Lamp Cabin")),
    claims=Claims(
        approved=(
            claim("book", "The Tide Book is £54 and holds six crossings."),
            claim("crossing", "A return to Holm costs £22."),
            claim("delivery", "Delivery is £4.50, and free on orders over £40."),
            claim("late", "If we are 45 minutes late or more you get a voucher of £10, and of £25 after 90 minutes."),
            claim("soup", "Night crossings include a bowl of soup and a blanket."),
            claim("ontime", "96% of our sailings left within ten minutes of the timetable."),
            claim("tree", "We plant two oak trees for every Lamp Cabin."),
            claim("wifi", "Free wifi on all boats between Skerry and Holm."),
            claim("children", "Children under 4 sail free and children from 4 to 12 pay half."),
            claim("cafe", "The café at our pier is open Wednesday to Sunday."),
            claim("move", "Move your crossing free of charge until Thursday noon."),
            claim(
                "card",
                "The Gullcard costs £30 a year.",
                "Not valid before 9.30 am on weekdays. Two per household. Refunds are paid as credit.",
            ),
            claim(
                "friend",
                "Bring a friend and get £7 off.",
                "Taken off your next crossing. Not together with other offers of our friends' week.",
            ),
            claim("time", "The fast boat takes 1 hour 25 minutes."),
            claim("ramp", "A ramp for wheelchairs free of charge, booked 3 hours before you sail."),
            claim("noise", "80% quieter than our old ferry.", "Average engine noise on deck, Brimley Sound Lab, 2025."),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(FERRY, RESOURCES)


def found(text: str) -> list[tuple[str, str]]:
    """What is found in ``text`` that is graver than a suggestion: its code and its words."""
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES).findings
    return [(f.code.removeprefix("claims."), f.quote) for f in findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    "text",
    [
        "With the Tide Book that is £9 a crossing.",
        "Holm is £11 each way.",
        "Order the Tide Book at £54 and delivery is on us.",
        "Were we 70 minutes late? You get a voucher of £10.",
        "All our crossings start at pier 2, and the night ones include a bowl of soup.",
        "Every crossing guide has a page about soup and a blanket for the night.",
        "Not every crossing includes a bowl of soup and a blanket.",
        "Every crossing in the dark includes a bowl of soup and a blanket.",
        "Nearly all our sailings left within ten minutes of the timetable: 96% of them.",
        "Every cabin has a window, and for each Lamp Cabin we plant two oak trees.",
        "Wifi is free on all our boats from Skerry to Holm.",
        "Kids under four sail free, your nine-year-old pays half.",
        "Children of 4 to 12 pay half; anyone aged 13 or over pays the full fare.",
        "Visitors from 30 countries sailed with us, and children between 5 and 9 drew the best maps.",
        "Our free colouring book is for children aged 5 to 11.",
        "The café at our pier is open on Saturday and Sunday.",
        "The café at our pier is closed on Tuesdays.",
        "On Tuesday 24 November the café at our pier is open for the lifeboat crew.",
        "Order by Monday and the cake waits for you at our pier café, open from Wednesday to Sunday.",
        "You can move your crossing free of charge until noon on Thursday.",
        "Last Friday 300 of you moved a crossing, free of charge.",
        GULLCARD + "Not valid before 9.30 am on weekdays. Two per household. Refunds are paid as credit.",
        GULLCARD + "It is valid after 9.30 am on weekdays. Two per household; refunds are paid as credit.",
        "Bring a friend and get £7 off your next crossing. It cannot be combined with other offers of friends' week.",
        "It is 80% quieter than our old ferry (Brimley Sound Lab, 2025, average engine noise on deck).",
        "The fast boat takes 85 minutes.",
        "With the fast boat it takes 1 h 25.",
        "The ramp for wheelchairs is free of charge; book it 3 hours before you sail.",
        "You need not book a seat for your dog.",
        "Your ferry on Tuesday was 52 minutes late. You get a voucher of £10.",
        "We were 52 minutes late on Tuesday, so you get a voucher of £10.",
    ],
)
def test_good_copy_of_a_ferry_passes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("With the Tide Book that is £8 a crossing.", "unapproved_number"),
        ("Every crossing includes a bowl of soup and a blanket.", "wrong_condition"),
        ("All our sailings leave within ten minutes of the timetable.", "wrong_condition"),
        ("We plant two oak trees for every cabin.", "wrong_condition"),
        ("Free wifi on all our boats.", "wrong_condition"),
        ("Children under 6 sail free.", "wrong_condition"),
        ("Under-fives sail free.", "wrong_condition"),
        ("Your fifteen-year-old pays half.", "wrong_condition"),
        ("Children from 4 to 16 pay half.", "wrong_condition"),
        ("The café at our pier is open Tuesday to Sunday.", "wrong_condition"),
        ("The café at our pier is open seven days a week.", "wrong_condition"),
        ("The café at our pier is open Wednesday to Sunday, Mondays included.", "wrong_condition"),
        ("Move your crossing free of charge until Friday noon.", "wrong_condition"),
        (GULLCARD + "Not valid after 9.30 am on weekdays. Two per household. Refunds are paid as credit.", WRONG),
        (
            GULLCARD + "Not valid before 9.30 am at weekends. Two per household. Refunds are paid as credit.",
            WRONG,
        ),
        (GULLCARD + "Valid before 9.30 am on weekdays. Two per household. Refunds are paid as credit.", WRONG),
        (
            GULLCARD + "Not valid before 9.30 am on weekdays. Four per household. Refunds are paid as credit.",
            WRONG,
        ),
        (GULLCARD + "Not valid before 9.30 am on weekdays. Two per household. Refunds are paid in cash.", WRONG),
        ("The fast boat takes 1 hour 5 minutes.", "wrong_value"),
        ("With the fast boat it takes one hour and ten minutes.", "wrong_value"),
        ("The fast boat takes 50 minutes.", "wrong_value"),
        ("The ramp for wheelchairs is free of charge, and you need not book.", "wrong_condition"),
        ("Wheelchairs: the ramp is free of charge, just turn up.", "wrong_condition"),
        ("Delivery is free.", "wrong_value"),
        ("Order a mug at £22 and delivery is on us.", "wrong_value"),
    ],
)
def test_bad_copy_of_a_ferry_is_found(text: str, code: str) -> None:
    assert code in [each for each, _ in found(text)]


CHANDLER = Guideline(
    brand=Brand(id="chandler", names=Localized(en="Chandler"), languages=("en",)),
    claims=Claims(approved=(claim("post", "Free delivery on orders over £60."),)),
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Delivery is £3 on orders under £60.", ["unapproved_number"]),
        ("Delivery is £3 on all orders under £60.", ["unapproved_number"]),
        ("Delivery costs £3; on orders over £60 it is free.", ["unapproved_number"]),
        ("Delivery is £3.", ["wrong_value"]),
        ("Delivery is £3 on orders over £60.", ["wrong_value"]),
    ],
)
def test_what_is_free_from_a_sum_has_a_price_under_it(text: str, codes: list[str]) -> None:
    compiled = claims.CHECK.compile(CHANDLER, RESOURCES)
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled, RESOURCES).findings
    assert [f.code.removeprefix("claims.") for f in findings if f.severity is not Severity.SUGGESTION] == codes
