"""Inflected forms: the dictionary says at once what needs no tagging, and tags decide the rest."""

from __future__ import annotations

import pytest

from consistency.document import Document, parse
from consistency.matching.phrasebook import Phrasebook
from guidelines.model import Brand, Guideline, Localized, Term, Variant


def tags(text: str, *forbidden: str) -> list[str | None]:
    term = Term(id="t", preferred="something else", forbidden=tuple(Variant(text=form) for form in forbidden))
    brand = Brand(id="b", names=Localized(en="B"), languages=("en",))
    book = Phrasebook(Guideline(brand=brand, terms=(term,)))
    return [match.tag for match in book.find(parse(text)).of("forbidden")]


@pytest.mark.parametrize(
    ("text", "form", "tag"),
    [
        ("Our consumers wait.", "consumer", "NNS"),
        ("Key stakeholders wait.", "key stakeholder", "NNS"),
        ("It utilizes light.", "utilize", "VBZ"),
        ("Made for SMEs.", "SME", "NNS"),
        ("We are utilizing light.", "utilize", "VBG"),
    ],
)
def test_a_word_of_one_class_needs_no_tagging(text: str, form: str, tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Document, sentences: object) -> None:
        raise AssertionError("the pipeline was asked")

    monkeypatch.setattr(Document, "tagged_in", refuse)
    assert tags(text, form) == [tag]


@pytest.mark.parametrize(
    ("text", "tag"),
    [("She leverages data.", "VBZ"), ("It was leveraged.", "VBN"), ("They leveraged data.", "VBD")],
)
def test_a_word_that_is_noun_and_verb_has_the_tag_of_its_sentence(text: str, tag: str) -> None:
    assert tags(text, "leverage") == [tag]


def test_what_the_sentence_reads_otherwise_is_another_word() -> None:
    assert tags("The cabin had a beautiful saw on the wall.", "see") == []
    assert tags("We saw light.", "see") == ["VBD"]


def test_an_acronym_in_small_letters_is_another_word() -> None:
    assert tags("Its and smes.", "SME", "IT") == []


def test_an_exception_holds_in_the_plural_as_well() -> None:
    term = Term(
        id="t", preferred="front desk", forbidden=(Variant(text="reception"),), exceptions=("drinks reception",)
    )
    book = Phrasebook(Guideline(brand=Brand(id="b", names=Localized(en="B"), languages=("en",)), terms=(term,)))
    assert book.find(parse("We host drinks receptions.")).of("forbidden") == ()
