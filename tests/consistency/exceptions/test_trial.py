"""Rules on trial: they run and are kept apart."""

from __future__ import annotations

import pytest

from consistency.check import check
from guidelines.model import Brand, Claims, Examples, Guideline, Localized, ProhibitedClaim, Term, Variant


def guideline(*, shadow: bool) -> Guideline:
    return Guideline(
        brand=Brand(id="orlume", names=Localized(en="Orlume"), languages=("en",)),
        terms=(Term(id="aurora-x", preferred="Aurora X", forbidden=(Variant(text="AuroraX"),), shadow=shadow),),
        claims=Claims(
            prohibited=(
                ProhibitedClaim(id="first", phrases=Examples(en=("the first ever",)), reason=Localized(en="Unproven")),
            )
        ),
    )


@pytest.mark.parametrize("shadow", [False, True])
def test_a_rule_on_trial_finds_the_same_and_counts_for_nothing(shadow: bool, hash_encoder) -> None:
    text = "Meet AuroraX, the first ever phone for the night."
    report = check(text, guideline(shadow=shadow), encoder=hash_encoder)
    shown, kept = [f.quote for f in report.findings], [f.quote for f in report.shadowed]
    assert "the first ever" in shown
    assert ("AuroraX" in shown, "AuroraX" in kept) == (not shadow, shadow)
    plain = check(text.replace("AuroraX", "Aurora X"), guideline(shadow=shadow), encoder=hash_encoder)
    assert (report.score == plain.score) is shadow
