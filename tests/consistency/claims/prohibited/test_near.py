"""Prohibited wording in other forms or another order of its words, or with one in between; what only shares them."""

from __future__ import annotations

import pytest

from consistency.claims.prohibited.near import NearProhibited
from consistency.document import parse
from consistency.matching.phrasebook import Phrasebook
from guidelines.model import Brand, Claims, Guideline, Localized, ProhibitedClaim

GUIDELINE = Guideline(
    brand=Brand(id="tin", names=Localized(en="Tin", zh="汀"), languages=("en", "zh")),
    claims=Claims(
        prohibited=(
            ProhibitedClaim(
                id="no",
                phrases={
                    "en": (
                        "guarantee you get paid",
                        "reduce your tax bill",
                        "AI-powered",
                        "five-star",
                        "free upgrade",
                        "luxurious",
                        "no accountant needed",
                        "cure headaches",
                        "relieves cramps",
                        "boosts your savings rate",
                        "you will win clients",
                        "you must keep receipts",
                        "bank feeds are compulsory",
                    ),
                    "zh": ("预防结石", "增强免疫力", "不含任何防腐剂", "七天发腮"),
                },
                exceptions={"en": ("free upgrade path",), "zh": ()},
                reason=Localized(en="No proof.", zh="无从证明。"),
            ),
        )
    ),
)
BOOK, NEAR = Phrasebook(GUIDELINE), NearProhibited(GUIDELINE)


def near(text: str) -> list[str]:
    document = parse(text)
    return [text[slice(*m.place)] for m in NEAR.find(document, (m.place for m in BOOK.find(document).matches))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("With Tin you are guaranteed to get paid.", "guaranteed to get paid"),
        ("Getting paid is guaranteed.", "paid is guaranteed"),
        ("With Tin your tax bill is reduced.", "tax bill is reduced"),
        ("It lowers the tax bill.", "lowers the tax bill"),
        ("Reminders powered by AI.", "powered by AI"),
        ("We upgrade you for free.", "upgrade you for free"),
        ("Headaches are cured with Tin.", "Headaches are cured"),
        ("Tin eases cramps.", "eases cramps"),
        ("Your savings rate gets a boost.", "savings rate gets a boost"),
        ("With Tin you'll win all your clients.", "win all your clients"),
        ("Our customers win clients.", "win clients"),
        ("Every shop now has to keep its receipts.", "has to keep its receipts"),
        ("So bank feeds are mandatory.", "bank feeds are mandatory"),
        ("有效预防尿结石。", "预防尿结石"),
    ],
)
def test_the_words_of_a_prohibited_phrase_together_are_nearly_it(text: str, words: str) -> None:
    assert near(text) == [words]


def test_a_name_of_the_phrase_may_stand_in_what_says_it_and_no_other_name():
    text = "Every shop now needs to keep receipts."
    name, other = text.index("receipts"), text.index("keep receipts")
    (found,) = NEAR.find(parse(text), [(name, name + len("receipts"))])
    assert text[slice(*found.place)] == "needs to keep receipts"
    assert list(NEAR.find(parse(text), [(other - 3, other + 4)])) == []


@pytest.mark.parametrize(
    "text",
    [
        "We guarantee the colour, and you pay later.",
        "A guest gave us five stars.",
        "Feel free to upgrade.",
        "You need an accountant.",
        "Five ways to win clients.",
        "A tidy invoice could win you clients.",
        "Write to us when you win clients.",
        "Keep receipts for six years.",
        "You can keep your receipts in the app.",
        "Bank feeds are free.",
        "A tax bill that was never reduced.",
        "Your tax adviser can reduce the size of this bill.",
        "The free upgrade path is open to you: upgrade for free.",
        "`powered by AI`",
        "预防胜于治疗，结石要看医生。",
        "不能预防不了的结石。",
    ],
)
def test_what_only_shares_words_with_it_is_not(text: str) -> None:
    assert near(text) == []


@pytest.mark.parametrize(
    "text", ["提升免疫力。", "不添加任何防腐剂。", "零防腐剂。", "7 天发腮。", "7天发腮。", "Luxuriously furnished."]
)
def test_words_of_the_same_weight_are_the_phrase_itself(text: str) -> None:
    assert [match.form.owner for match in BOOK.find(parse(text)).of("prohibited")] == ["claim:no"]
