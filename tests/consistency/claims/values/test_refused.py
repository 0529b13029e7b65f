"""Cover that is approved may not be taken back or made endless; a refusal for a case takes nothing back."""

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


def claim(name: str, en: str, zh: str) -> ApprovedClaim:
    return ApprovedClaim(id=name, text=Localized(en=en, zh=zh), evidence=f"File {name}")


@cache
def compiled(covered: bool = True) -> CompiledClaims:
    cover = (
        claim("warranty", "A two-year warranty on the whole phone.", "整机保修两年。"),
        claim("returns", "Return it within 30 days, no questions asked.", "30 天内可退换。"),
    )
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="Lumo", zh="流萤"), languages=("en", "zh"), competitors=("Veltron",)),
        terms=(Term(id="one", preferred="Lumo One", kind="product"),),
        claims=Claims(
            approved=(*(cover if covered else ()), claim("price", "Lumo One costs $699.", "售价 4,999 元。"))
        ),
    )
    return claims.CHECK.compile(guideline, RESOURCES)


def wrong(text: str, covered: bool = True) -> list[tuple[str | None, str]]:
    found = claims.CHECK.run(parse(text), Copy(text, as_of=dt.date(2026, 12, 1)), compiled(covered), RESOURCES).findings
    assert all(f.severity is Severity.ERROR for f in found if f.code == "claims.wrong_value")
    return [(f.item.id if f.item else None, f.quote) for f in found if f.code == "claims.wrong_value"]


REFUSED = [
    ("There is no warranty on our phones.", "warranty", "no warranty"),
    ("We do not guarantee our phones.", "warranty", "do not guarantee our"),
    ("We do not guarantee our phones, now or later.", "warranty", "do not guarantee our"),
    ("The warranty on your phone never runs out.", "warranty", "warranty on your phone never runs out"),
    ("Our phones come with a guarantee without an end date.", "warranty", "guarantee without an end date"),
    ("Your phone is guaranteed for as long as you own it.", "warranty", "guaranteed for as long as you own"),
    ("Lumo One ships without a warranty.", "warranty", "without a warranty"),
    ("There is no warranty on Lumo One.", "warranty", "no warranty"),
    ("Lumo One does not come with a two-year warranty.", "warranty", "not come with a two-year warranty"),
    ("Lumo One has a lifetime warranty, so you can relax.", "warranty", "lifetime warranty"),
    ("Sorry, no returns.", "returns", "no returns"),
    ("All sales are final.", "returns", "All sales are final"),
    ("Returns are not accepted.", "returns", "Returns are not accepted"),
    ("You cannot return your Lumo One.", "returns", "cannot return"),
    ("Lumo One 不提供保修，你要小心用。", "warranty", "不提供保修"),
    ("Lumo One 终身保修，你可以一直用。", "warranty", "终身保修"),
    ("本品没有质保。", "warranty", "没有质保"),
    ("Lumo One 一经售出，不支持退换，请你想好再买。", "returns", "不支持退换"),
    ("不退不换。", "returns", "不退不换"),
    ("售出后不予退换。", "returns", "不予退换"),
    ("过敏也不退。", "returns", "也不退"),
    ("随时都能退。", "returns", "随时都能退"),
    ("Send it back whenever you like.", "returns", "Send it back whenever you like"),
    ("There is no time limit on returns.", "returns", "no time limit on returns"),
    ("永久有效的质保。", "warranty", "永久有效的质保"),
    ("质保终身有效。", "warranty", "质保终身"),
]


@pytest.mark.parametrize(("text", "item", "words"), REFUSED)
def test_approved_cover_that_is_taken_back_or_made_endless_is_wrong(text: str, item: str, words: str) -> None:
    assert wrong(text) == [(item, words)]


@pytest.mark.parametrize("text", [text for text, _, _ in REFUSED])
def test_what_nobody_approved_cannot_be_taken_back(text: str) -> None:
    assert wrong(text, covered=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lumo One has a two-year warranty. Drops are not covered by the warranty.",
        "There is no warranty for drops.",
        "There is no warranty on cases.",
        "We do not guarantee the weather.",
        "The leather case has no warranty.",
        "Veltron sells it without a warranty.",
        "No returns after 30 days.",
        "Past 30 days, returns are not accepted.",
        "Later than that, you cannot return your Lumo One.",
        "With less than a day of the 30 to go, you cannot return your Lumo One.",
        "No returns form to fill in: bring it back within 30 days.",
        "Opened software cannot be returned.",
        "You need no warranty card: we keep it for you.",
        "Is there no warranty? There is: two years.",
        "The photo of a lifetime waits tonight.",
        "人为损坏不保修。",
        "摔损不在保修范围内。",
        "充电线不享受保修。",
        "超过 30 天不支持退换。",
        "定制刻字的手机不支持退换，其他 30 天内可退换。",
        "不用担心退换，30 天内都可以。",
        "保修不用保修卡，报手机号就行。",
        "无需办理退换手续，店员帮你弄好。",
        "特价配件不支持退换。",
    ],
)
def test_a_refusal_for_a_case_or_of_another_thing_takes_nothing_back(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "item", "words"),
    [
        ("Lumo One 三年内坏了免费修。", "warranty", "三年"),
        ("Lumo One 一年内免费维修。", "warranty", "一年"),
        ("We repair it free for one year.", "warranty", "one year"),
    ],
)
def test_cover_in_other_words_has_the_approved_term(text: str, item: str, words: str) -> None:
    assert wrong(text) == [(item, words)]


@pytest.mark.parametrize("text", ["Lumo One 两年内坏了免费修。", "We repair it free for two years."])
def test_cover_in_other_words_with_the_approved_term_is_fine(text: str) -> None:
    assert wrong(text) == []
