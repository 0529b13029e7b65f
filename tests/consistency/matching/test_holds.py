"""A pattern is looked for within the stretch that is asked about, whatever was asked before."""

from __future__ import annotations

import re

from consistency.matching.holds import REACH, holds
from consistency.whose.unasserted import is_unasserted

BEST = re.compile("best")


def test_each_stretch_of_a_text_has_its_own_answer():
    text = "the best lamp, not a lamp"
    assert holds(BEST, text)
    assert holds(BEST, text, 4, 8)
    assert not holds(BEST, text, 5)
    assert not holds(BEST, text, 0, 7)


def test_another_pattern_has_its_own_answer():
    assert holds(BEST, "best")
    assert not holds(re.compile("worst"), "best")


def test_what_stands_out_of_reach_of_a_figure_says_nothing_of_it():
    near = "last year the lamp sold for $20"
    far = "last year " + "and a lamp " * (REACH // 10) + "for $20"
    assert is_unasserted(near, near.index("$"), len(near))
    assert not is_unasserted(far, far.index("$"), len(far))
