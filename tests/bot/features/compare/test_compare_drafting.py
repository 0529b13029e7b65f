"""The task that mends a disagreement: what is to be written where, and what each piece says in its own words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from bot.features.compare.drafting import draft
from bot.features.compare.reading import owners
from campaigns.comparisons.model import Compared, Disagreement, Piece
from guidelines.model import Guideline, GuidelineVersion

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
SAID = (
    ("page", "$699", "699 usd", "Aurora X starts at $699.", True),
    ("mail", "$699", "699 usd", "Yours from $699.", True),
    ("weibo", "4999 元", "4999 cny", "极光 X 4999 元起。", True),
    ("ad", "$649", "649 usd", "Aurora X, from $649.", False),
    ("support", "4599 元", "4599 cny", "售价 4599 元起。", False),
)
VERSION = GuidelineVersion(
    brand="b",
    number=1,
    guideline=Guideline.model_validate({"brand": {"id": "b", "names": {"en": "Bright"}, "languages": ["en", "zh"]}}),
    author="Lin",
    note="First",
    published_at=NOW,
    content_hash="x",
)
COMPARED = Compared(
    id="c", brand="b", scope="files:1", campaign=None, by="U1", team_id="T1", language="en", made_at=NOW, version=1,
    pieces=tuple(Piece(id=name, title=name, text=sentence, owner="U1") for name, _, _, sentence, _ in SAID),
)  # fmt: skip


def price(right: str | None = None) -> Disagreement:
    sides: list[dict[str, Any]] = [
        {"asset": asset, "quote": quote, "value": value, "sentence": {"quote": sentence}, "approved": approved}
        for asset, quote, value, sentence, approved in SAID
    ]
    return Disagreement(
        id="d", scope="files:1", key="k", brand="b", campaign=None, comparison="c", position=0,
        content={"kind": "price", "topic": "price", "sides": sides}, first_seen=NOW, right=right,
    )  # fmt: skip


@pytest.mark.parametrize("right", [None, "699 usd", "4999 cny"])
def test_each_wrong_piece_is_to_say_the_right_value_of_its_own_language(right: str | None) -> None:
    fields, _ = draft(COMPARED, price(right), VERSION, NOW.date(), "en")
    assert fields.title == "Price: write “$699” in ad, “4999 元” in support"
    fields, _ = draft(COMPARED, price(right), VERSION, NOW.date(), "zh")
    assert fields.title == "价格：ad改为“$699”、support改为“4999 元”"


def test_the_details_quote_every_piece_in_its_own_words() -> None:
    fields, _ = draft(COMPARED, price(), VERSION, NOW.date(), "en")
    assert fields.details.splitlines() == [f"{name}: “{sentence}”" for name, _, _, sentence, _ in SAID]


def test_a_value_that_nobody_approved_stands_as_it_was_chosen_everywhere() -> None:
    fields, _ = draft(COMPARED, price("649 usd"), VERSION, NOW.date(), "en")
    assert fields.title == "Price: write “$649” in page, mail, weibo, support"


def test_whoever_says_what_is_right_is_not_among_those_who_are_told() -> None:
    assert owners(COMPARED, price("699 usd"), "699 usd", but="U1") == []
    other = tuple(replace(each, owner="U2") if each.id == "ad" else each for each in COMPARED.pieces)
    assert owners(replace(COMPARED, pieces=other), price("699 usd"), "699 usd", but="U1") == ["U2"]
