"""How far each stem takes the endings off, so that forms of one word meet and two words do not."""

import pytest

from consistency.matching.stems import bare_stem, deed_stem, plain_stem, root


@pytest.mark.parametrize(
    ("stem", "one", "other", "meet"),
    [
        (plain_stem, "nights", "night", True),
        (plain_stem, "served", "serv", True),
        (plain_stem, "need", "ne", False),
        (plain_stem, "serving", "served", False),
        (deed_stem, "cancellation", "cancelled", True),
        (deed_stem, "cancel", "cancellation", True),
        (deed_stem, "可退款", "退款", True),
        (deed_stem, "guarantees", "guaranteeing", False),
        (bare_stem, "robbing", "robs", True),
        (bare_stem, "experiences", "experienc", True),
        (bare_stem, "cancellation", "cancel", False),
        (root, "treatments", "treated", True),
        (root, "guaranteed", "guarantees", True),
        (root, "bought", "buying", True),
        (bare_stem, "bought", "buying", False),
    ],
)
def test_forms_of_a_word_meet_as_far_as_the_stem_goes(stem, one, other, meet):
    assert (stem(one) == stem(other)) is meet
