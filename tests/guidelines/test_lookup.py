"""Every item that a finding can name is found with the words a person wants to see."""

import pytest

from guidelines.lookup import find_item
from guidelines.model import Guideline

GUIDELINE = Guideline.model_validate(
    {
        "brand": {"id": "b", "names": {"en": "Bright"}, "languages": ["en"]},
        "message": {
            "core": {"en": "See more"},
            "pillars": [
                {
                    "id": "night",
                    "name": {"en": "Night"},
                    "statement": {"en": "Clear at night"},
                    "examples": {"en": ["The dark is bright"]},
                }
            ],
        },
        "voice": {
            "attributes": [{"id": "warm", "name": {"en": "Warm"}, "do": {"en": ["Hello"]}, "dont": {"zh": ["喂"]}}],
            "targets": [{"measure": "passive", "language": "en", "max": 10, "reason": {"en": "Say who"}}],
        },
        "terms": [{"id": "x", "preferred": "X One", "forbidden": [{"text": "x1"}], "reason": {"en": "One name"}}],
        "claims": {
            "approved": [{"id": "mp", "text": {"en": "200 MP camera"}, "values": ["200 MP"], "evidence": "Lab 7"}],
            "prohibited": [
                {"id": "best", "phrases": {"en": ["the best"]}, "reason": {"en": "Law"}, "use": {"en": "a fine"}}
            ],
        },
        "channels": [{"id": "sms", "name": {"en": "SMS"}, "notes": {"en": "Be short"}}],
        "stages": [{"id": "awareness", "name": {"en": "Awareness"}, "guidance": {"en": "Say hello"}}],
        "packs": [
            {
                "id": "p",
                "name": {"en": "Plain"},
                "description": {"en": "Plain words"},
                "rules": [
                    {
                        "id": "r",
                        "language": "en",
                        "phrases": [{"text": "utilize", "use": "use"}],
                        "reason": {"en": "Short"},
                        "source": "us",
                        "good": ["use it"],
                        "bad": ["utilize it"],
                    }
                ],
            }
        ],
        "styles": {
            "settings": "Vocab = Words",
            "rules": [{"id": "House.Wordy", "definition": "extends: existence"}],
            "vocabularies": [{"id": "Words", "accept": ["Acme"], "reject": ["phablet"]}],
        },
    }
)


@pytest.mark.parametrize(
    ("kind", "item_id", "statement", "good", "bad"),
    [
        ("term", "x", None, ("X One",), ("x1",)),
        ("claim", "mp", "200 MP camera", ("200 MP",), ()),
        ("claim", "best", "a fine", ("a fine",), ("the best",)),
        ("channel", "sms", "Be short", (), ()),
        ("stage", "awareness", "Say hello", (), ()),
        ("pillar", "night", "Clear at night", ("The dark is bright",), ()),
        ("tone", "en.passive", "Say who", (), ()),
        ("voice", "warm", None, ("Hello",), ("喂",)),
        ("pack", "p", "Plain words", (), ()),
        ("pack", "p.r", None, ("use it",), ("utilize it",)),
        ("message", "core", "See more", (), ()),
        ("brand", "b", None, (), ()),
        ("style", "House.Wordy", None, (), ()),
        ("style", "Vale.Terms", None, ("Acme",), ()),
        ("style", "Vale.Avoid", None, (), ("phablet",)),
    ],
)
def test_an_item_is_found_with_its_words(kind, item_id, statement, good, bad):
    item = find_item(GUIDELINE, kind, item_id)
    assert item is not None
    assert (item.statement.en if item.statement else None) == statement
    assert (item.good, item.bad) == (good, bad)


@pytest.mark.parametrize(
    "kind", ["term", "claim", "channel", "stage", "pillar", "tone", "voice", "pack", "brand", "style", "planet"]
)
def test_an_item_the_guideline_does_not_hold_is_none(kind):
    assert find_item(GUIDELINE, kind, "nowhere") is None
