"""A denial is the same written out, contracted, and contracted with the apostrophe of word processors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import consistency
from consistency.claims.values.refused import may_refuse, refusals
from consistency.document import parse
from consistency.statements.read import read_statements

PACKAGE = Path(consistency.__file__).parent
_NOT = re.compile(r"\b(is|are|does|do|will|can) ?not\b")


def contracted(text: str, apostrophe: str) -> str:
    return _NOT.sub(lambda found: {"will": "wo", "can": "ca"}.get(found[1], found[1]) + f"n{apostrophe}t", text)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(s.kind, s.topic, repr(s.value)) for s in read_statements(parse(text))]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize(
    "text",
    [
        "Tickets are not refundable.",
        "Tickets cannot be refunded.",
        "Refunds are not given.",
        "Cancellations are not possible.",
        "Withdrawals are not possible.",
        "The bar does not contain sugar.",
        "You cannot cancel.",
        "You are not tied in for a year.",
        "Dogs are not allowed in the café.",
        "The app does not work offline.",
        "This watch is not waterproof.",
        "Vouchers cannot be combined with other offers.",
        "We do not sell your data.",
        "You cannot keep your number.",
        "You cannot export it.",
        "It does not take more than 30 days.",
    ],
)
def test_a_contracted_denial_says_what_the_whole_one_says(text: str, apostrophe: str) -> None:
    assert contracted(text, apostrophe) != text
    assert told(text)
    assert told(contracted(text, apostrophe)) == told(text)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize(
    "text", ["We do not offer a warranty.", "We do not accept returns.", "Returns are not accepted."]
)
def test_a_contracted_refusal_refuses(text: str, apostrophe: str) -> None:
    for each in (text, contracted(text, apostrophe)):
        sentence = parse(each).sentences[0]
        assert may_refuse(sentence.text)
        assert len(list(refusals(sentence, {"warranty", "returns"}, frozenset()))) == 1


@pytest.mark.parametrize("path", [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.yaml")], ids=lambda path: path.name)
def test_no_pattern_asks_for_the_edge_of_a_word_before_a_contracted_not(path: Path) -> None:
    assert re.findall(r"\\b\((?:\?:)?[^()]*\|n(?:'|\[').*", path.read_text(encoding="utf-8")) == []
