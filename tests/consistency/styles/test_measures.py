"""Formulas and school grades."""

from __future__ import annotations

import pytest

from consistency.styles.measures import FormulaError, reckon
from tests.consistency.styles.house import found


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1 + 2 * words", 9.0),
        ("(heading.h2 - 1) / 2", 1.0),
        ("math.sqrt(words * words)", 4.0),
        ("words > 3 && heading.h2 == 3", 1.0),
        ("words > 5 || words < 2", 0.0),
        ("-words", -4.0),
    ],
)
def test_a_formula_reckons_with_counts(formula, value):
    assert reckon(formula, {"words": 4.0, "heading_h2": 3.0}) == value


@pytest.mark.parametrize(
    "formula", ["", "words +", "__import__('os')", "nothing", "words / 0", "'a' * 9", "9 ** 9 ** 9"]
)
def test_anything_else_is_refused(formula):
    with pytest.raises(FormulaError):
        reckon(formula, {"words": 4.0})


def test_a_metric_speaks_where_its_condition_holds():
    rule = "extends: metric\nmessage: '%s words a sentence'\nformula: words / sentences\ncondition: '> 3'\n"
    assert found("One two three. One two three four five.\n", rule) == [("", "4.00 words a sentence")]
    assert found("One two. One two.\n", rule) == []


def test_elements_are_counted():
    rule = "extends: metric\nmessage: '%s'\nformula: heading.h2 + list\ncondition: '> 0'\n"
    assert found("# A\n\n## B\n\n## C\n\n- d\n- e\n", rule) == [("", "4.00")]


def test_grades_rise_with_the_sentences():
    rule = "extends: readability\nmessage: 'Grade %s'\ngrade: 8\nmetrics: [Flesch-Kincaid, Gunning Fog]\n"
    assert found("We bake bread. You eat it. It is good.\n", rule) == []
    hard = "Organisational accountability necessitates comprehensive communication across international departments.\n"
    assert [m[:6] for _, m in found(hard, rule)] == ["Grade "]
