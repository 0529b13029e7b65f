"""Occurrence, repetition, consistency and conditional."""

from __future__ import annotations

from tests.consistency.styles.house import found, results

COMMAS = "extends: occurrence\nmessage: '%s commas'\nscope: sentence\nmax: 2\ntoken: ','\n"


def test_too_often_is_told_once_at_the_first_place():
    assert found("One, two, three, four. Then, five.", COMMAS) == [(",", "3 commas")]


def test_too_rarely_is_told_of_the_whole_block():
    (one,) = results("# Title\n\nText.\n", "extends: occurrence\nmessage: No intro\nscope: raw\nmin: 1\ntoken: Intro\n")
    assert (one.start, one.end, one.message) == (0, 0, "No intro")


def test_words_said_twice_are_told_with_one_of_them_as_the_fix():
    (one,) = [f for f in results("It is is here, 10 10 times.") if f.rule == "Vale.Repetition"]
    assert (one.message, one.fix) == ("'is' is repeated!", "is")


def test_a_word_at_the_end_of_a_line_and_the_start_of_the_next_is_let_stand():
    assert found("It is\nis here.") == []


def test_two_spellings_in_one_text_are_told_from_the_second_on():
    rule = (
        "extends: consistency\nmessage: \"Mixed: '%s'\"\nignorecase: true\neither:\n  colour: color\n  centre: center\n"
    )
    assert found("Colour here.\n\nThe center.\n\nThe color there.\n", rule) == [("color", "Mixed: 'color'")]


def test_an_abbreviation_needs_its_long_form_anywhere_before_it():
    rule = (
        "extends: conditional\nmessage: \"Explain '%s'\"\nfirst: '\\b([A-Z]{3})\\b'\n"
        "second: '(?:[A-Z][a-z]+ ){3}\\(([A-Z]{3})\\)'\nexceptions: [FAQ]\n"
    )
    text = "The Key Visual Guide (KVG) is out.\n\nSee KVG, FAQ and CTA.\n"
    assert found(text, rule) == [("CTA", "Explain 'CTA'")]
