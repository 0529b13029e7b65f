"""Title case and sentence case."""

from __future__ import annotations

import pytest

from tests.consistency.styles.house import found, results


def rule(match, more=""):
    return f"extends: capitalization\nmessage: \"'%s': '%s'\"\nscope: heading\nmatch: {match}\n{more}"


@pytest.mark.parametrize(
    ("line", "style", "wanted"),
    [
        ("a walk in the park", "AP", "A Walk in the Park"),
        ("a walk through the park", "Chicago", "A Walk through the Park"),
        ("a walk through the park", "AP", "A Walk Through the Park"),
        ("how to write copy", "AP", "How To Write Copy"),
        ("a road to success now", "AP", "A Road to Success Now"),
        ("what we work for", "AP", "What We Work For"),
        ("spring: a story of growth", "AP", "Spring: A Story of Growth"),
        ("the iPhone and the macOS app", "AP", "The iPhone and the macOS App"),
    ],
)
def test_title_case(line, style, wanted):
    made = rule("$title", f"style: {style}\nthreshold: 1\nexceptions: [iPhone, macOS]\naction: {{name: replace}}\n")
    (one,) = results(f"# {line}", made)
    assert one.fix == wanted
    assert results(f"# {wanted}", made) == ()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Our New Spring Colours Are Here", "Our new spring colours are here"),
        ("News From Acme Labs For Everyone Here", "News from Acme Labs for everyone here"),
        ("An Idea: Begin With One Small Step", "An idea: Begin with one small step"),
    ],
)
def test_sentence_case(line, wanted):
    made = rule("$sentence", "indicators: [':']\nexceptions: [Acme Labs]\naction: {name: replace}\n")
    (one,) = results(f"# {line}", made)
    assert one.fix == wanted
    assert results(f"# {wanted}", made) == ()


def test_a_share_of_odd_words_is_let_stand():
    assert results("# Our new Spring colours are here now", rule("$sentence")) == ()
    assert len(results("# Our new Spring colours are here now", rule("$sentence", "threshold: 0.95\n"))) == 1


def test_the_first_word_of_a_sentence_always_counts():
    assert len(results("# our new spring colours are here now for you", rule("$sentence"))) == 1


def test_a_prefix_is_left_as_it_is():
    assert results("# b. Our second point", rule("$sentence", "prefix: '^[a-z]\\.\\s'\n")) == ()


def test_a_pattern_of_ones_own():
    assert found("# Step two", rule("'^Step \\d'")) == [("Step two", "'Step two': '^Step \\d'")]
    assert found("# Step 2", rule("'^Step \\d'")) == []


def test_capitals_only():
    assert found("# Sale", rule("$upper")) == [("Sale", "'Sale': 'SALE'")]
