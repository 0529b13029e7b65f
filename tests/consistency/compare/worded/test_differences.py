"""Differences of words found in several ways, each told once."""

from __future__ import annotations

from consistency.compare.model import Disagreement, Side
from consistency.compare.worded.differences import joined
from consistency.model import Span


def told(**values: str) -> Disagreement:
    span = Span(0, 3)
    sides = tuple(
        Side(asset=asset, span=span, quote=asset, context=span, sentence=asset, value=value, approved=None)
        for asset, value in values.items()
    )
    return Disagreement(id="x", kind="promise", topic="delivery", sides=sides, confidence=0.7)


def test_what_is_found_twice_is_told_once_with_every_piece_that_speaks_of_it():
    made = joined(told(page="yes", post="no"), told(page="yes", post="no", answers="no"))
    assert [s.asset for s in made.sides] == ["page", "post", "answers"]
    assert made.id != "x"


def test_pieces_are_notjoined_to_what_says_the_opposite_of_them():
    one = told(page="yes", post="no")
    assert joined(one, told(page="no", post="yes", answers="no")) == one
    assert joined(one, told(page="yes", post="no")) == one
