"""Levels, switches, vocabularies and limits."""

from __future__ import annotations

import pytest

from consistency.styles.literals import needed
from tests.consistency.styles.house import found, results

VERY = "extends: existence\nmessage: No\nlevel: %s\ntokens: [very]\n"


@pytest.mark.parametrize(("lowest", "told"), [("suggestion", 3), ("warning", 2), ("error", 1)])
def test_what_is_below_the_lowest_level_is_not_told(lowest, told):
    settings = f"MinAlertLevel = {lowest}\n[*]\nBasedOnStyles = House\n"
    rules = [VERY % level for level in ("suggestion", "warning", "error")]
    assert len(results("very", *rules, settings=settings)) == told


def test_a_rule_switched_off_is_silent_and_one_raised_says_so():
    settings = "[*]\nBasedOnStyles = House\nHouse.R0 = NO\nHouse.R1 = error\n"
    assert [(f.rule, f.level) for f in results("very", VERY % "error", VERY % "warning", settings=settings)] == [
        ("House.R1", "error")
    ]


def test_a_limit_ends_the_telling():
    assert (
        len(results("very very, very; very", VERY % "error" + "limit: 2\n", settings="[*]\nBasedOnStyles = House")) == 2
    )


def test_accepted_words_are_to_be_written_as_they_stand_in_the_list():
    assert found("We use acme cloud and Acme Cloud.", accept=["Acme Cloud"]) == [
        ("acme cloud", "Use 'Acme Cloud' instead of 'acme cloud'.")
    ]


def test_rejected_words_are_to_be_avoided():
    assert found("A cheap trick", reject=["cheap"]) == [("cheap", "Avoid using 'cheap'.")]


def test_a_file_of_another_kind_is_left_alone():
    settings = "[*.html]\nBasedOnStyles = House\n"
    assert results("very", VERY % "error", settings=settings) == ()
    assert len(results("<p>very</p>", VERY % "error", settings=settings, file="page.html")) == 1


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("utili[sz]e", {"utili"}),
        ("[Ee]\\.[Gg]\\.", {"e.g."}),
        ("(?:big|large) deal", {" deal"}),
        ("(?:big|large)", {"big", "large"}),
        ("colou?rs?", {"colo"}),
        ("第一", {"第一"}),
        ("\\d+%", set()),
        ("(?:a|b)?", set()),
        ("\\p{L}+ness", set()),
        ("(?:very ){2,}good", {"very "}),
    ],
)
def test_letters_without_which_a_pattern_cannot_match(pattern, letters):
    assert needed(pattern) == letters
