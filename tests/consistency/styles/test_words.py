"""Existence and substitution."""

from __future__ import annotations

import pytest

from consistency.styles.engine import compile_styles, run
from guidelines.styles.model import StyleRule, Styles
from tests.consistency.styles.house import found, results

VERY = "extends: existence\nmessage: \"Drop '%s'\"\nignorecase: true\ntokens: [very, 'so much', 'tota(?:l|lly)']\n"
SWAP = "extends: substitution\nmessage: \"Write '%s', not '%s'\"\nignorecase: true\nswap:\n"


def test_tokens_are_found_as_words_in_order():
    assert found("Every very good, VERY good thing, so much.", VERY) == [
        ("very", "Drop 'very'"),
        ("VERY", "Drop 'VERY'"),
        ("so much", "Drop 'so much'"),
    ]


def test_case_counts_where_the_rule_does_not_ignore_it():
    assert found("Very very", VERY.replace("ignorecase: true\n", "")) == [("very", "Drop 'very'")]


def test_nonword_tokens_are_found_inside_words():
    assert found("a half-baked idea", "extends: existence\nmessage: No\nnonword: true\ntokens: ['lf-']\n") == [
        ("lf-", "No")
    ]


def test_raw_and_tokens_make_one_pattern():
    rule = "extends: existence\nmessage: '%s'\nraw: ['(?:from|by) ']\ntokens: [about, around]\n"
    assert found("It rose by about 3, around 4.", rule) == [("by about", "by about")]


@pytest.mark.parametrize("words", ["a very small dog", "Very small dogs"])
def test_an_exception_lets_a_word_stand(words):
    rule = VERY + "exceptions: ['(?i)very']\n"
    assert found(words, rule) == []


def test_accepted_words_are_exceptions_of_every_rule():
    assert found("A total success", VERY, accept=["total"]) == []
    assert found("A total success", VERY + "vocab: false\n", accept=["total"]) == [("total", "Drop 'total'")]


def test_a_word_in_code_or_an_address_is_not_the_writers():
    assert found("Run `very fast` at https://very.example/very and [there](https://very.example).", VERY) == []


@pytest.mark.parametrize("text", ["成为VIP会员", "VIP会员", "成为 VIP 会员"])
def test_latin_words_between_chinese_characters_are_words(text):
    assert found(text, "extends: existence\nmessage: No\ntokens: [VIP]\n") == [("VIP", "No")]


def test_chinese_tokens_need_no_blank_beside_them():
    assert found("全国第一品牌", "extends: existence\nmessage: 不要写%s\ntokens: [第一]\n") == [("第一", "不要写第一")]


def test_a_swap_offers_its_right_side():
    (one,) = results("We utilised it", SWAP + "  utilised?: used\n")
    assert (one.message, one.fix) == ("Write 'used', not 'utilised'", "used")


def test_the_longest_left_side_comes_first():
    assert found("log in to it", SWAP + "  log in: sign in\n  log in to: sign in to\n") == [
        ("log in to", "Write 'sign in to', not 'log in to'")
    ]


def test_what_is_written_as_wanted_is_left_alone():
    assert found("An iOS app, an IOS app", SWAP + "  ios: iOS\n") == [("IOS", "Write 'iOS', not 'IOS'")]


def test_groups_of_the_left_side_stand_in_the_right_one():
    assert found("change into the small folder", SWAP + "  change in(?:to)? the (.*) folder: open the $1 folder\n") == [
        ("change into the small folder", "Write 'open the small folder', not 'change into the small folder'")
    ]


def test_capitals_are_kept_on_demand():
    rule = SWAP + "  mankind: humanity\ncapitalize: true\n"
    assert [m for _, m in found("Mankind, mankind", rule)] == [
        "Write 'Humanity', not 'Mankind'",
        "Write 'humanity', not 'mankind'",
    ]


def test_replace_offers_the_choices_between_the_bars():
    (one,) = results("my cellphone", SWAP + "  cellphone: phone|mobile phone\naction:\n  name: replace\n")
    assert one.message == "Write 'phone' or 'mobile phone', not 'cellphone'"
    assert (one.fix, one.choices) == (None, ("phone", "mobile phone"))


@pytest.mark.parametrize(
    ("action", "fix"),
    [
        ("{name: remove}", ""),
        ("{name: replace, params: [most]}", "most"),
        ("{name: edit, params: [trim_right, 'y']}", "ver"),
        ("{name: edit, params: [regex, '(v)ery', '$1ast']}", "vast"),
        ("{name: edit, params: [truncate, 'r']}", "ve"),
        ("{name: edit, params: [split, 'r', '1']}", "y"),
        ("{name: edit, params: [split, 'r', '7']}", None),
        ("{name: convert, params: [simple]}", "very"),
        ("{name: suggest, params: [spellings]}", None),
    ],
)
def test_actions_become_fixes(action, fix):
    (one,) = results("very", VERY + f"action: {action}\n")
    assert one.fix == fix


def test_a_pattern_that_never_ends_is_given_up_and_told():
    slow = "extends: existence\nmessage: No\nnonword: true\ntokens: ['(x*)(x*)(x*)\\1\\2\\3y']\n"
    rule = StyleRule(id="House.Slow", definition=slow)
    result = run("x" * 300 + "z y", compile_styles(Styles(settings="[*]\nBasedOnStyles = House", rules=(rule,))))
    assert result.too_slow == ("House.Slow",)
