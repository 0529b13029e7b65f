"""What is struck through, however it is marked, is told of what was."""

from __future__ import annotations

import pytest

from consistency.compare.model import Asset
from consistency.compare.parsed import parse_assets
from consistency.model import Copy


def of_the_past(text: str, encoder) -> list[bool]:
    """Of each statement of ``text``, in order, whether it is of the past."""
    (parsed,) = parse_assets([Asset("a", "A", Copy(text))], encoder)
    return [("past", "yes") in s.statement.qualifiers for s in sorted(parsed.said, key=lambda s: s.statement.start)]


@pytest.mark.parametrize(
    "text",
    [
        "The lamp costs ~~$60~~ $40.",
        "The lamp costs ~$60~ $40.",
        "The lamp costs <s>$60</s> $40.",
        "The lamp costs <del>all of $60</del> $40.",
        "台灯售价 ~~60元~~ 40元。",
    ],
)
def test_what_is_struck_through_was(text: str, hash_encoder):
    assert of_the_past(text, hash_encoder) == [True, False]


def test_a_mark_that_nothing_closes_strikes_nothing_through(hash_encoder):
    assert of_the_past("The lamp costs <s>$60. The desk costs ~~$40.", hash_encoder) == [False, False]


def test_each_of_many_is_struck_through_by_its_own_marks(hash_encoder):
    text = "\n".join(f"Lamp {name} costs <s>$6{name}</s> $4{name}." for name in range(10))
    assert of_the_past(text, hash_encoder).count(True) == 10
