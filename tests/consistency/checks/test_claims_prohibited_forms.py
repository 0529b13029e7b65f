"""Prohibited wording in another tense, or with "your" and "the" in between, is the same claim."""

from __future__ import annotations

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.document import parse
from consistency.matching.inflect import uninflected
from consistency.model import Copy, Finding, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import Brand, Claims, Guideline, Localized, ProhibitedClaim

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
LISTED = (
    "heals rosacea",
    "treats eczema",
    "turn back time",
    "guaranteed results",
    "recommended by nurses",
    "zero waste",
    "you must have a skin scan",
)
GUIDELINE = Guideline(
    brand=Brand(id="b", names=Localized(en="B"), languages=("en", "zh")),
    claims=Claims(
        prohibited=(
            ProhibitedClaim(
                id="cure",
                phrases={"en": LISTED, "zh": ("治愈",)},
                exceptions={"en": (), "zh": ()},
                reason=Localized(en="A cream is no medicine."),
                use=Localized(en="calms redness"),
            ),
        )
    ),
)


def found(text: str) -> list[Finding]:
    compiled = claims.CHECK.compile(GUIDELINE, RESOURCES)
    return list(claims.CHECK.run(parse(text), Copy(text), compiled, RESOURCES).findings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Calm Cream can heal rosacea.", "heal rosacea"),
        ("It is healing rosacea as you sleep.", "healing rosacea"),
        ("Calm Cream healed rosacea in a month.", "healed rosacea"),
        ("It treats your eczema.", "treats your eczema"),
        ("We treat the eczema you live with.", "treat the eczema"),
        ("This serum turns back time.", "turns back time"),
        ("We guarantee results.", "guarantee results"),
        ("Everybody has to have a skin scan first.", "has to have a skin scan"),
    ],
)
def test_another_tense_or_a_your_in_between_is_the_same_claim(text: str, words: str):
    (finding,) = found(text)
    assert (finding.quote, finding.item.id if finding.item else "") == (words, "cure")


def test_only_the_phrase_as_it_is_listed_has_the_approved_wording_as_a_ready_fix():
    (listed,), (other,) = found("It heals rosacea."), found("It can heal rosacea.")
    assert listed.fix is not None
    assert listed.fix.replacement == "calms redness"
    assert other.fix is None
    assert other.params["nearest"] == "calms redness"


@pytest.mark.parametrize(
    "text", ["The results are guaranteed to arrive by post.", "Take back your time.", "A healing garden."]
)
def test_words_of_a_prohibited_phrase_apart_are_no_claim(text: str):
    assert found(text) == []


@pytest.mark.parametrize(
    ("phrase", "infinitives"),
    [
        ("heals rosacea", ("heal rosacea",)),
        ("carries", ("carrie", "carry")),
        ("stopping hair loss", ("stop hair loss", "stopp hair loss", "stoppe hair loss")),
        ("made in a day", ("make in a day",)),
        ("waterproof", ()),
        ("best phone", ()),
        ("", ()),
    ],
)
def test_an_inflected_verb_leads_back_to_its_infinitive(phrase: str, infinitives: tuple[str, ...]):
    assert uninflected(phrase) == infinitives


@pytest.mark.parametrize(
    "text",
    [
        "Nurses recommend eight hours of sleep.",
        "How doctors treat eczema today.",
        "We treat eczema as what it is: a case for a doctor.",
        "We are working towards a shop with zero waste.",
        "Is there a life with zero waste? We ask ourselves that daily.",
        "Zero Waste Week begins on Monday.",
    ],
)
def test_what_experts_do_what_is_hoped_for_and_names_of_campaigns_are_no_claim_of_ours(text: str):
    assert [f for f in found(text) if f.severity is not Severity.SUGGESTION] == []


@pytest.mark.parametrize(
    "text",
    [
        "Nurses recommend it.",
        "Nurses recommend Calm Cream.",
        "Our shop runs with zero waste.",
        "We want to treat your eczema.",
    ],
)
def test_what_is_said_of_ours_is(text: str):
    assert [f.severity for f in found(text)] in ([Severity.ERROR], [Severity.WARNING])
