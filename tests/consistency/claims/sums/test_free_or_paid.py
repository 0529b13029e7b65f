"""What is approved as free is not charged for, and what has an approved price is not given away."""

from __future__ import annotations

from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.claims.sums.free_or_paid import Charges
from consistency.document import parse
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term


def claim(name: str, en: str, zh: str | None = None) -> ApprovedClaim:
    return ApprovedClaim(id=name, text=Localized(en=en, zh=zh), evidence="Price list")


@cache
def guide() -> Guideline:
    return Guideline(
        brand=Brand(id="tin", names=Localized(en="Tin", zh="汀禾"), languages=("en", "zh")),
        terms=(Term(id="lamp", preferred="微光 M2", kind="product"),),
        claims=Claims(
            approved=(
                claim("app", "The Tin app is free, with no subscription."),
                claim("plus", "Tin Plus costs £6 a month."),
                claim("basic", "Tin Basic has no monthly fee."),
                claim("bins", "Bins are emptied free on weekdays."),
                claim("abroad", "Free cash withdrawals abroad up to £200 a month."),
                claim("sample", "New customers get a free sample.", "新客免费领取试用装一份。"),
                claim("lamp", "The lamp starts at £249.", "微光 M2 售价 1,899 元。"),
            )
        ),
    )


def turned(text: str) -> list[tuple[str, str]]:
    document = parse(text)
    return [(each.claim.id, text[each.start : each.end]) for each in Charges(guide()).turned(document)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The app is not free.", ("app", "is not free")),
        ("You pay for the app.", ("app", "pay for")),
        ("Bins on weekdays cost extra.", ("bins", "cost extra")),
        ("We charge a fee for every withdrawal abroad.", ("abroad", "charge a fee for")),
        ("Tin Basic has a small monthly fee.", ("basic", "has a small monthly fee")),
        ("Tin Plus is free.", ("plus", "is free")),
        ("Tin Plus: no monthly fee.", ("plus", "no monthly fee")),
        ("It's free: Tin Plus when you join.", ("plus", "It's free")),
        ("试用装要付费。", ("sample", "要付费")),
        ("试用装不再免费。", ("sample", "不再免费")),
        ("微光 M2 现在免费送。", ("lamp", "现在免费送")),
    ],
)
def test_what_is_free_and_charged_for_and_what_is_priced_and_given_away_is_told(
    text: str, found: tuple[str, str]
) -> None:
    assert turned(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The app is free.",
        "You never pay for the app.",
        "Do you pay for the app?",
        "We charge for withdrawals abroad over £200.",
        "Tin Plus has a monthly fee.",
        "Tin Basic is free.",
        "Tin Plus comes with a free card.",
        "Delivery of Tin Plus cards is free.",
        "Tin Plus is free of jargon.",
        "The lamp it controls is not free.",
        "You pay for the lamp, never for the app.",
        "We charge for the desktop app.",
        "You pay for paper in the app.",
        "You pay for bins on Sundays.",
        "Express withdrawals abroad are not free.",
        "试用装免费。",
        "正装要付费。",
        "微光 M2 免费试用三天。",
    ],
)
def test_the_same_side_a_case_and_another_thing_turn_nothing_round(text: str) -> None:
    assert turned(text) == []


def test_it_is_an_error_but_not_in_a_quotation() -> None:
    resources = Resources(encoder=make_encoder("bundled", long_lived=False))
    compiled = claims.CHECK.compile(guide(), resources)

    def found(text: str) -> list[tuple[str, Severity]]:
        findings = claims.CHECK.run(parse(text), Copy(text), compiled, resources).findings
        return [(f.code, f.severity) for f in findings]

    assert found("The app is not free.") == [("claims.wrong_value", Severity.ERROR)]
    assert found("微光 M2 现在免费送。") == [("claims.wrong_value", Severity.ERROR)]
    assert found("One reader wrote: “The app is not free.”") == []
