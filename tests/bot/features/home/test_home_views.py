"""What Home and the first hello say where there is no guideline to check against."""

from __future__ import annotations

import pytest

from bot.errors import Refusal
from bot.features.home.views import home, onboarding

SEVERAL = Refusal("errors.several_brands", known="acme, bramble")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_home_says_why_nothing_can_be_checked_and_what_to_do(language: str) -> None:
    view = home(person_name="Lin", language=language, recent=[], guideline=SEVERAL, first_visit=True)
    assert "acme, bramble" in str(view)
    assert "UNISON_BRAND" in str(view)
    assert "guide import" not in str(view)


@pytest.mark.parametrize(("language", "invites"), [("en", "paste a draft"), ("zh", "把草稿粘贴")])
def test_the_first_hello_invites_nobody_to_a_check_that_cannot_be_made(language: str, invites: str) -> None:
    _, blocks = onboarding(language, guideline=SEVERAL, name="Lin")
    assert "UNISON_BRAND" in str(blocks)
    assert invites not in str(blocks)
    assert "home.check" not in str(blocks)
