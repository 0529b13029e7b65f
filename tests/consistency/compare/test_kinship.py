"""What makes two leftovers speak of one thing, and what tells them apart."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.conflicts import scene
from consistency.compare.kinship import SIGNS, kinship, signs
from consistency.compare.speech import listen
from consistency.model import Copy


def score(*texts: str) -> tuple[dict[str, float], float]:
    """Signs and log odds of the only open pair of the first two texts, among all of them."""
    from consistency.nlp.encoder import default_encoder

    speeches = listen([Asset(str(i), str(i), Copy(t)) for i, t in enumerate(texts)], default_encoder())
    seen = scene(list(speeches[0].said), list(speeches[1].said), speeches[0], speeches[1], speeches[2:])
    ((a, b),) = seen.pairs
    return signs(a, b, seen), kinship(a, b, seen)


def test_every_sign_is_told_of_every_pair_and_is_small():
    told, _ = score("The warranty lasts two years.", "A three-year warranty.")
    assert set(told) == set(SIGNS)
    assert all(0 <= value <= 2.5 for value in told.values())


def test_a_third_piece_that_says_both_values_tells_them_apart():
    pair = ("The tour stops in Leeds on 11 March.", "Bristol welcomes the tour on 18 March.")
    _, alone = score(*pair)
    told, apart = score(*pair, "Leeds 11 March, Bristol 18 March.")
    assert told["known_apart"] == 1
    assert apart < alone


def test_a_concept_that_both_name_lets_values_lie_far_apart():
    told, near = score("Returns within 30 days.", "You may return it within 7 days.")
    assert told["same_topic"] == 1
    assert told["far"] == 0
    assert near > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Glasgow 25 March.", "We close in Glasgow on 26 March."), ("套餐里有 Aurora 5 年。", "Aurora: 3 years.")],
)
def test_a_name_that_both_clauses_hold_speaks_for_one_thing(one, other):
    told, _ = score(one, other)
    assert told["names"] >= 1
