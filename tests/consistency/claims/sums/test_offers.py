"""Offers in words are known however they are spelt; what nobody approved is told, in prose only."""

from __future__ import annotations

from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.claims.sums.offers import ApprovedOffers
from consistency.document import parse
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TWO_ONE = ApprovedClaim(
    id="masks", text=Localized(en="Buy two masks, get one free.", zh="面膜买二送一。"), evidence="Promotion order"
)
PRICE = ApprovedClaim(id="price", text=Localized(en="The serum costs £38.", zh="精华售价 268 元。"), evidence="List")
GUIDE = Guideline(
    brand=Brand(id="tin", names=Localized(en="Tin", zh="汀"), languages=("en", "zh")),
    claims=Claims(approved=(TWO_ONE, PRICE)),
)


@cache
def offers() -> ApprovedOffers:
    return ApprovedOffers(GUIDE)


def unknown(text: str) -> list[str]:
    return [text[start:end] for start, end in offers().unknown(parse(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Buy one mask, get one free.", "Buy one mask, get one free"),
        ("Buy three masks and get another free.", "Buy three masks and get another free"),
        ("BOGO this week.", "BOGO"),
        ("Four for three on all refills.", "Four for three"),
        ("The serum is half price this week.", "half price"),
        ("Second bottle half price.", "Second bottle half price"),
        ("买一盒面膜送一盒。", "买一盒面膜送一"),
        ("面膜买 1 赠 1。", "买 1 赠 1"),
        ("面膜第二件半价。", "第二件半价"),
        ("精华半价。", "半价"),
    ],
)
def test_an_offer_that_nobody_approved_is_told(text: str, words: str) -> None:
    assert unknown(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Buy two masks, get one free.",
        "Buy 2 masks and get another one free.",
        "面膜买二送一。",
        "面膜买两盒送一盒。",
        "面膜买 2 赠 1。",
        "Masks are three for two.",
        "A table for four for two of you.",
        "Book two for one night.",
        "The second half is free of adverts.",
        "Half of our team works from home.",
        "Enough for two for three days.",
        "Buy one and see whether you get on with it.",
        "Is it half price today?",
        "It is not half price.",
        "买两瓶送三天体验。",
        "第二件事，早睡。",
    ],
)
def test_the_approved_offer_in_any_spelling_and_other_words_are_fine(text: str) -> None:
    assert unknown(text) == []


def test_half_price_is_an_approved_discount_of_50_percent() -> None:
    half = ApprovedClaim(id="half", text=Localized(en="50% off the serum this week."), evidence="Promotion order")
    guide = Guideline(brand=GUIDE.brand, claims=Claims(approved=(half,)))
    assert list(ApprovedOffers(guide).unknown(parse("The serum is half price."))) == []


def test_an_offer_that_nobody_approved_is_a_warning_and_not_another_beside_a_wrong_one() -> None:
    def found(text: str) -> list[tuple[str, Severity]]:
        copy = Copy(text)
        compiled = claims.CHECK.compile(GUIDE, RESOURCES)
        return [(f.code, f.severity) for f in claims.CHECK.run(parse(text), copy, compiled, RESOURCES).findings]

    assert found("精华第二件半价。") == [("claims.unapproved_offer", Severity.WARNING)]
    assert found("有人说“精华半价”。") == []
    assert found("Last year the serum was half price.") == []
    assert [code for code, _ in found("面膜买三送一。")] == ["claims.wrong_value"]
