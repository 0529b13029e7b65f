"""Prohibited English claims as people say them, and what only sounds like it."""

from __future__ import annotations

import pytest

from consistency.claims.prohibited.near import NearProhibited
from consistency.document import parse
from consistency.matching.phrasebook import Phrasebook
from guidelines.model import Brand, Claims, Guideline, Localized, ProhibitedClaim

PHRASES = {
    "dry": ("keeps you dry", "waterproof"),
    "burglar": ("burglar-proof", "no break-ins"),
    "pain": ("cures back pain", "pain-free"),
    "carbon": ("carbon neutral",),
    "safe": ("completely safe",),
    "every": ("we repair any watch",),
    "sure": ("guaranteed to see seals", "results guaranteed"),
    "experts": ("dentist-approved", "recommended by midwives"),
    "scratch": ("no damage",),
    "price": ("cheapest florist",),
    "sick": ("no seasickness",),
    "pass": ("guaranteed pass",),
    "ever": ("unbreakable",),
}
GUIDELINE = Guideline(
    brand=Brand(id="tin", names=Localized(en="Tin", zh="汀"), languages=("en",)),
    claims=Claims(
        prohibited=tuple(
            ProhibitedClaim(id=name, phrases={"en": phrases, "zh": ()}, reason=Localized(en="No proof."))
            for name, phrases in PHRASES.items()
        )
    ),
)
BOOK, NEAR = Phrasebook(GUIDELINE), NearProhibited(GUIDELINE)


def near(text: str) -> set[str | None]:
    document = parse(text)
    return {
        m.form.owner.removeprefix("claim:") for m in NEAR.find(document, (m.place for m in BOOK.find(document).matches))
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("You come home without a drop on you.", "dry"),
        ("In this coat you stay completely dry.", "dry"),
        ("No water gets in, whatever the sky does.", "dry"),
        ("With Tin no thief will ever get through your door.", "burglar"),
        ("Burglars don't stand a chance.", "burglar"),
        ("A week later the pain is gone.", "pain"),
        ("Say goodbye to back pain.", "pain"),
        ("Your stay leaves practically no carbon behind.", "carbon"),
        ("It costs the planet nothing.", "carbon"),
        ("Nothing can go wrong.", "safe"),
        ("There isn't a watch we can't repair.", "every"),
        ("No watch is too old.", "every"),
        ("You will see seals.", "sure"),
        ("Every group sees a seal.", "sure"),
        ("You'll get results.", "sure"),
        ("Dentists swear by it.", "experts"),
        ("Midwives send people to us.", "experts"),
        ("Not a scratch on the frame.", "scratch"),
        ("Nobody charges less.", "price"),
        ("Forget seasickness.", "sick"),
        ("On board your stomach stays calm.", "sick"),
        ("Everyone passes.", "pass"),
        ("The last cup you'll ever buy.", "ever"),
    ],
)
def test_what_is_said_in_peoples_words_is_found(text: str, name: str) -> None:
    assert near(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "When the pain is gone, book a check-up.",
        "You'll see seals if the tide is low.",
        "With luck you will see a seal.",
        "No burglar likes a light in the hall.",
        "Vets recommend a booster every year.",
        "Dentists recommend two minutes, twice a day.",
        "Is your stomach settled?",
        "The forecast said no rain before noon.",
        "Dry your coat on the stove.",
        "We have not met a watch like yours before.",
        "Nobody likes to pay more.",
        "Carbon steel needs oil.",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert near(text) == set()
