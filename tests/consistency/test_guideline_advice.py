"""What a guideline lists and nothing holds copy to is told while it is made: the checks themselves are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.check_api import Resources
from consistency.guideline_advice import advise
from guidelines.folder import load
from guidelines.model import ApprovedClaim, Brand, Claims, Examples, Guideline, Localized, Voice, VoiceAttribute

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "guideline"


def made(*claims: ApprovedClaim, **parts) -> Guideline:
    brand = Brand(id="b", names=Localized(en="Wick", zh="灯芯"), languages=("en", "zh"))
    return Guideline(brand=brand, claims=Claims(approved=claims), **parts)


def claim(text: str, *values: str, **more) -> ApprovedClaim:
    return ApprovedClaim(id=f"c{len(text)}", text=Localized(en=text), values=values, evidence="E", **more)


@pytest.fixture
def told(hash_encoder):
    def told(guideline: Guideline) -> list[tuple[str, tuple[str | int, ...]]]:
        return [(each.code, each.loc) for each in advise(guideline, Resources(hash_encoder))]

    return told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The lamp has a two-year warranty.", "two years"),
        ("The lamp costs $1,200.", "1200 USD"),
        ("The lamp costs $59.", "$59"),
        ("Best Lamp at the Light Awards 2026.", "Light Awards 2026"),
    ],
)
def test_a_value_that_is_read_and_held_needs_no_advice(told, text: str, value: str) -> None:
    assert told(made(claim(text, value))) == []


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("The lamp has a 5-year warranty.", "3 years", "lint.value_differs"),
        ("The lamp is for many people.", "many", "lint.value_unread"),
    ],
)
def test_a_value_that_differs_from_its_text_or_that_nothing_reads_is_told(
    told, text: str, value: str, code: str
) -> None:
    assert told(made(claim(text, value))) == [(code, ("approved", 0, "values", 0))]


def test_a_figure_needs_values_where_it_is_one(told) -> None:
    figures = (claim("The lamp lasts 36 hours."), claim("The lamp is made to ISO 27001, an award of 2026."))
    assert told(made(*figures)) == [("lint.no_values", ("approved", 0))]


def test_a_claim_that_no_copy_can_make_is_told(told) -> None:
    taxed = claim("The lamp costs $59.", "$59", disclaimer=Localized(en="Prices exclude tax."))
    again = claim("The lamp costs $59 in every colour.", "$59")
    assert told(made(taxed, again)) == [("lint.at_fault", ("approved", 1, "text"))]


def test_too_few_pairs_to_learn_from_are_told(told) -> None:
    few = Examples(en=("Sit down.", "Stay."))
    voice = Voice(attributes=(VoiceAttribute(id="v", name=Localized(en="V"), do=few, dont=few),))
    other = Voice(
        attributes=(VoiceAttribute(id="v", name=Localized(en="V"), do=few, dont=Examples(en=("Hurry!", "Run!"))),)
    )
    assert told(made(voice=voice)) == []
    assert told(made(voice=other)) == [("lint.few_pairs", ("attributes",))]


def test_there_is_nothing_to_advise_on_the_demo(told) -> None:
    assert told(load(DEMO)) == []
