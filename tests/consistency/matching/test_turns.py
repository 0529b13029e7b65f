"""What may not be said is no better in another turn: free of for free from, 治好 for 治疗, 绝对不会 for 绝不."""

from __future__ import annotations

from functools import cache

import pytest

from consistency.document import parse
from consistency.matching.phrasebook import Phrasebook
from consistency.matching.turns import turns
from guidelines.model import Brand, Claims, Guideline, Localized, ProhibitedClaim


@cache
def book() -> Phrasebook:
    banned = ProhibitedClaim(
        id="no",
        phrases={
            "en": (
                "free from chemicals",
                "toxin-free",
                "recommended by dermatologists",
                "no side effects",
                "lasts forever",
            ),
            "zh": ("治疗痘痘", "百分百不过敏", "绝不脱妆", "零刺激", "保证提分"),
        },
        reason=Localized(en="No proof.", zh="无从证明。"),
    )
    brand = Brand(id="tin", names=Localized(en="Tin", zh="汀"), languages=("en", "zh"))
    return Phrasebook(Guideline(brand=brand, claims=Claims(prohibited=(banned,))))


def found(text: str) -> list[str]:
    return [text[slice(*match.place)] for match in book().find(parse(text)).of("prohibited")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is free of chemicals.", "free of chemicals"),
        ("Contains no chemicals.", "Contains no chemicals"),
        ("A chemical-free cream.", "chemical-free"),
        ("Made without any toxins.", "without any toxins"),
        ("Made without any toxin.", "without any toxin"),
        ("A cream without side effects.", "without side effects"),
        ("It lasts for ever.", "lasts for ever"),
        ("Dermatologists recommend it.", "Dermatologists recommend"),
        ("A dermatologist-recommended cream.", "dermatologist-recommended"),
        ("可以治好痘痘。", "治好痘痘"),
        ("可以治癒痘痘。", "治癒痘痘"),
        ("百分之百不过敏。", "百分之百不过敏"),
        ("100%不会过敏。", "100%不会过敏"),
        ("绝对不会脱妆。", "绝对不会脱妆"),
        ("0 刺激配方。", "0 刺激"),
        ("保证孩子提分。", "保证孩子提分"),
    ],
)
def test_another_turn_of_a_prohibited_claim_is_found(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The chemicals are free for schools.",
        "Ask a dermatologist what she would recommend.",
        "治疗失眠是医生的事。",
        "这里 10 刺激、20 平稳。",
        "保证准时上课。",
    ],
)
def test_words_of_a_claim_that_do_not_make_it_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_turn_is_given_once_and_never_the_phrase_itself() -> None:
    for phrase in ("free from chemicals", "toxin-free", "零刺激", "waterproof"):
        made = list(turns(phrase))
        assert phrase not in made
        assert len(made) == len(set(made))


@pytest.mark.parametrize(("verb", "other"), [("根治", "告别"), ("根治", "治疗"), ("预防", "防"), ("增强", "提高")])
def test_a_verb_alone_has_no_turns_that_need_a_thing(verb: str, other: str) -> None:
    assert other not in turns(verb)
    assert f"{other}体质" in turns(f"{verb}体质")
