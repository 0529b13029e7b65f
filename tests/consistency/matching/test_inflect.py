"""English inflection: the forms that are looked for and the same form of what replaces them."""

from __future__ import annotations

import pytest

from consistency.matching.inflect import inflect, inflections, plural, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("use", "uses using used used"),
        ("utilize", "utilizes utilizing utilized utilized"),
        ("stop", "stops stopping stopped stopped"),
        ("try", "tries trying tried tried"),
        ("play", "plays playing played played"),
        ("tie", "ties tying tied tied"),
        ("see", "sees seeing saw seen"),
        ("agree", "agrees agreeing agreed agreed"),
        ("reach", "reaches reaching reached reached"),
        ("fix", "fixes fixing fixed fixed"),
        ("commit", "commits committing committed committed"),
        ("visit", "visits visiting visited visited"),
        ("make", "makes making made made"),
    ],
)
def test_verbs_take_their_regular_and_irregular_forms(base: str, forms: str):
    assert " ".join(verb_forms(base).values()) == forms


@pytest.mark.parametrize(
    ("noun", "many"),
    [("photo", "photos"), ("party", "parties"), ("box", "boxes"), ("person", "people"), ("day", "days")],
)
def test_nouns_take_their_plural(noun: str, many: str):
    assert plural(noun) == many


def test_a_phrase_inflects_at_its_verb_or_at_its_noun():
    assert inflections("reach out")["reaching out"] == {"VBG"}
    assert inflections("end user")["end users"] == {"NNS"}
    assert inflect("make use of", "VBG") == "making use of"
    assert inflect("end user", "NNS") == "end users"


def test_names_do_not_inflect():
    assert inflections("Aurora X") == {}
    assert inflect("Aurora X", "NNS") is None
