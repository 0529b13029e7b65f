"""Fixes go into the text as it was written, whatever the markup."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.fixes import apply_fixes
from consistency.model import Finding, Fix, ItemRef, Span
from guidelines.model import Severity


def fix(text: str, words: str, use: str | None, *, severity=Severity.ERROR, name: str = "", at: int = 0) -> Finding:
    start = text.index(words, at)
    span = Span(start, start + len(words))
    return Finding(
        check="terms",
        code="terms.forbidden",
        severity=severity,
        span=span,
        quote=words,
        item=ItemRef("term", name or words),
        fix=None if use is None else Fix(span, use),
        id=name or words,
    )


@pytest.mark.parametrize(
    ("text", "words", "use", "expected"),
    [
        ("We utilise light.", "utilise", "use", "We use light."),
        ("We **utilise** light.", "utilise", "use", "We **use** light."),
        ("We **uti**lise light.", "uti**lise", "use", "We **use** light."),
        ("_Orloom_ sings", "Orloom", "Orlume", "_Orlume_ sings"),
        ("[Orloom](https://orloom.example) is here", "Orloom", "Orlume", "[Orlume](https://orloom.example) is here"),
        (
            "<https://o.example|Orloom> &amp; you",
            "Orloom",
            "Orlume & Co",
            "<https://o.example|Orlume &amp; Co> &amp; you",
        ),
        ("R&amp;D dept", "R&amp;D", "R&D", "R&amp;D dept"),
        ("plain R and D", "R and D", "R&D", "plain R&D"),
        (":wave: hi 😀 Orloom 👩‍👩‍👧!", "Orloom", "Orlume", ":wave: hi 😀 Orlume 👩‍👩‍👧!"),
        ("我们是ｂｅｓｔ的选择", "ｂｅｓｔ", "好", "我们是好的选择"),
        ("one\r\nOrloom\r\ntwo", "Orloom", "Orlume", "one\r\nOrlume\r\ntwo"),
        ("Or\u200bloom x", "Or\u200bloom", "Orlume", "Orlume x"),
        ("This is simply great.", "simply", "", "This is great."),
        ("This is great, simply.", "simply", "", "This is great."),
        ("家人们，闭眼入！", "闭眼入", "", "家人们！"),
        ("闭眼入，大家来看。", "闭眼入", "", "大家来看。"),
        ("来，闭眼入，来。", "闭眼入", "", "来，来。"),
        ("真好**闭眼入**！", "闭眼入", "", "真好！"),
        ("真好闭**眼**入！", "闭**眼**入", "", "真好！"),
        ("真好**闭眼**入！", "闭眼**入", "", "真好！"),
        ("真好 _闭眼入_ 吧", "闭眼入", "", "真好 吧"),
        ("真好***闭眼入***吧", "闭眼入", "", "真好吧"),
        ("真**好闭眼入**吧", "闭眼入", "", "真**好**吧"),
        ("真好（闭眼入）。", "闭眼入", "", "真好。"),
        ("*very* good", "very", "", "good"),
        ("very good", "very", "", "good"),
        ("it is good very", "very", "", "it is good"),
        ("非常好的光", "非常", "", "好的光"),
    ],
)
def test_a_fix_survives_markup(text: str, words: str, use: str, expected: str):
    assert apply_fixes(text, [fix(text, words, use)]).text == expected


def test_a_fix_that_would_tear_a_link_is_skipped_with_the_reason():
    text = "see [the best](https://a.example) phone"
    done = apply_fixes(text, [fix(text, "best](https://a.example) phone", "handset")])
    assert done.text == text
    assert done.skipped == (("best](https://a.example) phone", "fixes.crosses_markup"),)


def test_of_two_fixes_that_overlap_the_graver_is_applied():
    text = "the best phone ever"
    one = fix(text, "best phone", "handset", severity=Severity.WARNING)
    two = fix(text, "phone ever", "phone")
    done = apply_fixes(text, [one, two])
    assert done.text == "the best phone"
    assert done.applied == ("phone ever",)
    assert done.skipped == (("best phone", "fixes.overlap"),)


def test_only_the_chosen_fixes_are_applied_and_unknown_ids_are_named():
    text = "Orloom and Orlum"
    done = apply_fixes(text, [fix(text, "Orloom", "Orlume"), fix(text, "Orlum", "Orlume", at=7)], ["Orlum", "gone"])
    assert done.text == "Orloom and Orlume"
    assert done.applied == ("Orlum",)
    assert done.skipped == (("gone", "fixes.unknown"),)


def test_a_chosen_finding_without_a_fix_says_so():
    text = "the best"
    assert apply_fixes(text, [fix(text, "best", None)], ["best"]).skipped == (("best", "fixes.no_fix"),)
    assert apply_fixes(text, [fix(text, "best", None)]).skipped == ()


def test_a_fix_for_another_text_is_skipped():
    assert apply_fixes("short", [fix("a much longer text", "text", "copy")]).skipped == (("text", "fixes.outside"),)


@given(st.text(max_size=60), st.data())
def test_applied_fixes_never_overlap_and_the_rest_of_the_text_is_kept(text: str, data: st.DataObject):
    found = []
    for number in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text)))
        span = Span(start, data.draw(st.integers(start, len(text))))
        severity = data.draw(st.sampled_from(list(Severity)))
        found.append(
            Finding("terms", "terms.x", severity, span, text[start : span.end], fix=Fix(span, "§"), id=str(number))
        )
    done = apply_fixes(text, found)
    taken = sorted(f.span for f in found if f.id in done.applied)
    assert all(a.end <= b.start for a, b in pairwise(taken))
    assert done.text.count("§") == text.count("§", 0) - sum(text[s.start : s.end].count("§") for s in taken) + len(
        taken
    )
    assert set(done.applied) | {i for i, _ in done.skipped} == {f.id for f in found}


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("foo闭眼入bar", [("闭眼入", "")], "foo bar"),
        ("foo闭眼入 bar", [("闭眼入", "")], "foo bar"),
        ("foo，闭眼入，bar", [("，闭眼入，", "")], "foo bar"),
        ("闭眼入Orloom", [("闭眼入", "buy"), ("Orloom", "Orlume")], "buy Orlume"),
        ("家人们闭眼入Orloom", [("家人们", "all"), ("闭眼入", ""), ("Orloom", "Orlume")], "all Orlume"),
        ("utilise", [("uti", "u"), ("lise", "se")], "use"),
        ("5G闭眼入3折", [("闭眼入", "")], "5G 3折"),
    ],
)
def test_words_that_only_the_replaced_words_kept_apart_are_not_joined(text, changes, expected):
    done = apply_fixes(text, [fix(text, words, use) for words, use in changes])
    assert done.text == expected
    assert [done.text[place.start : place.end] for place in done.places] == [use for _, use in changes]
