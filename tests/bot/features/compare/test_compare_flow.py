"""What a comparison's card says between the pieces, and who carries which pillar in whose words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from bot.features.compare.reading import Position, Shown
from bot.features.compare.views.card import compare_card, side_field
from bot.features.compare.views.flow import flow, pillar_window
from bot.gateway.lint import problems
from campaigns.comparisons.model import Compared, Piece
from guidelines.model import Guideline, GuidelineVersion

AD, PAGE, POST = (
    Piece(id=name, title=name.capitalize(), text=text)
    for name, text in (("ad", "Free returns."), ("page", "Buy it."), ("post", "It rains in Rome. Buy it."))
)
NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
PRICE = {"id": "d1", "kind": "price", "topic": "price", "sides": []}
BROKEN = {
    "source": "ad", "target": "page", "status": "broken", "similarity": 0.2, "pillars": ["care"],
    "dropped": [{"kind": "promise", "topic": "returns", "span": [0, 12], "quote": "Free returns"}],
    "disagreements": ["d1"],
}  # fmt: skip
CONTINUES = {**BROKEN, "status": "continues", "dropped": [], "pillars": [], "disagreements": []}
APART = {
    "asset": "post", "parent": "page", "status": "apart", "similarity": 0.1, "farthest": [[0, 17]], "added": [],
    "disagreements": [],
}  # fmt: skip
PILLARS = [
    {
        "id": "care",
        "name": {"en": "Care", "zh": "关怀"},
        "cells": [
            {"asset": "ad", "status": "carried", "expected": True, "sentence": {"quote": "Free returns."}},
            {"asset": "page", "status": "missing", "expected": True, "sentence": None},
            {"asset": "post", "status": "missing", "expected": False, "sentence": None},
        ],
    }
]  # fmt: skip
VERSION = GuidelineVersion(
    brand="b",
    number=1,
    guideline=Guideline.model_validate({"brand": {"id": "b", "names": {"en": "Bright"}, "languages": ["en"]}}),
    author="Lin",
    note="First",
    published_at=NOW,
    content_hash="x",
)


def shown(**result: Any) -> Shown:
    compared = Compared(
        id="c", brand="b", scope="files:1", campaign=None, by="U1", team_id="T1", language="en", made_at=NOW,
        version=1, pieces=(AD, PAGE, POST), result={"disagreements": [PRICE], "pillars": PILLARS, **result},
    )  # fmt: skip
    return Shown(compared=compared, campaign=None, found=(), waiting=(), apart=(), granted={})


def test_what_the_next_piece_does_not_take_up_and_what_left_its_source_are_told():
    blocks = flow(shown(handoffs=[BROKEN, CONTINUES], drifts=[APART]), VERSION, "en")
    words = blocks[-1]["text"]["text"]
    assert words.splitlines() == [
        "*Between the pieces*",
        ":x: *Ad → Page* contradicts: they differ on price; not taken up: returns (Free returns); "
        "message not carried on: Care",
        ":x: *Post, from Page* apart: far from it: “It rains in Rome.”",
    ]


@pytest.mark.parametrize("result", [{}, {"handoffs": [], "drifts": []}])
def test_nothing_is_said_where_no_piece_leads_to_another(result: dict[str, Any]):
    assert flow(shown(**result), VERSION, "en") == []


def test_steps_that_need_nothing_are_only_counted():
    (_, block) = flow(shown(handoffs=[CONTINUES, CONTINUES]), VERSION, "zh")
    assert block["text"]["text"] == ":white_check_mark: 2 处承接均无缺口。"


@pytest.mark.parametrize(
    ("language", "absent", "optional"), [("en", "missing", "not needed"), ("zh", "缺失", "不要求")]
)
def test_the_window_quotes_who_carries_a_pillar_and_blames_nobody_for_one_that_is_not_needed(
    language: str, absent: str, optional: str
):
    view = pillar_window(shown(), VERSION, language)
    lines = view["blocks"][0]["text"]["text"].splitlines()
    assert "“Free returns.”" in lines[1]
    assert lines[2:] == [f":red_circle: *Page* {absent}", f":white_circle: *Post* {optional}"]
    assert problems("modal", view) == []


@pytest.mark.parametrize(("language", "words"), [("en", "*$699* (approved)"), ("zh", "*$699*（已核准）")])
def test_an_approved_side_is_marked_in_the_brackets_of_the_readers_language(language: str, words: str):
    side = Position(value="699", quote="$699", sentence="$699", assets=("ad",), approved=True, own={})
    assert words in side_field(side, shown(), VERSION, language)["text"]
    assert words not in side_field(replace(side, approved=None), shown(), VERSION, language)["text"]


@pytest.mark.parametrize(
    ("language", "title", "more"),
    [
        ("en", "3 pieces do not contradict each other", "What the guideline says of each stands on its own card."),
        ("zh", "3 篇文案没有互相矛盾", "每篇是否符合规范，请看各自的检查结果。"),
    ],
)
def test_pieces_without_a_disagreement_are_not_said_to_be_right(language: str, title: str, more: str):
    words, blocks = compare_card(shown(), VERSION, language)
    assert words == title
    assert more in str(blocks)
