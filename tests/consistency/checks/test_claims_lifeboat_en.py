"""A charity of the sea: shares told in money, in the copy and in the claim, and what a reader was charged."""

from __future__ import annotations

import datetime as dt

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
LIFEBOATS = claims.CHECK.compile(
    Guideline(
        brand=Brand(id="tern", names=Localized(en="Tern Lifeboats"), languages=("en",)),
        claims=Claims(
            approved=(
                ApprovedClaim(
                    id="share",
                    text=Localized(en="72p of every £1 we raise goes to lifeboats and crews."),
                    values=("72p",),
                    evidence="Accounts 2026",
                ),
                ApprovedClaim(
                    id="post",
                    text=Localized(en="Delivery costs £3.95 and is free for orders over £30."),
                    values=("£3.95", "£30"),
                    evidence="Shop terms",
                ),
            )
        ),
    ),
    RESOURCES,
)


def found(text: str) -> list[tuple[str, str]]:
    copy = Copy(text, as_of=dt.date(2026, 11, 23))
    findings = claims.CHECK.run(parse(text), copy, LIFEBOATS, RESOURCES).findings
    return [(f.code.removeprefix("claims."), f.quote) for f in findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("82p of every £1 we raise goes to lifeboats and crews.", "82p of every £1"),
        ("For every pound you give, 82p goes to our lifeboats and crews.", "82p"),
    ],
)
def test_another_share_told_in_money_is_a_wrong_value(text: str, words: str) -> None:
    assert found(text) == [("wrong_value", words)]


@pytest.mark.parametrize(
    "text",
    [
        "72p of every £1 we raise goes to lifeboats and crews.",
        "For every pound you give, 72p goes to our lifeboats and crews.",
    ],
)
def test_the_approved_share_in_another_order_is_right(text: str) -> None:
    assert found(text) == []


def test_what_a_readers_order_came_to_is_no_other_value() -> None:
    assert found("Your order came to £24.10 and left on Friday. We have refunded the £24.10 in full.") == []


def test_from_what_sum_delivery_is_free_is() -> None:
    assert [code for code, _ in found("Delivery is free for orders over £24.10.")] != []
