"""One report out of many findings: what is dropped, in which order the rest stands, and its ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consistency.merge import merge
from consistency.model import Finding, Fix, ItemRef, Span
from guidelines.model import Severity

ERROR, WARNING, SUGGESTION = Severity.ERROR, Severity.WARNING, Severity.SUGGESTION


def finding(start: int, end: int, severity=ERROR, check="terms", item="a", fix: str | None = None, confidence=1.0):
    span = Span(start, end)
    return Finding(
        check=check,
        code=f"{check}.x",
        severity=severity,
        span=span,
        quote="x" * (end - start),
        item=ItemRef("term", item),
        fix=None if fix is None else Fix(span, fix),
        confidence=confidence,
    )


def spans(findings) -> list[tuple[str, int, int]]:
    return [(f.check, f.span.start, f.span.end) for f in findings]


def test_the_same_words_are_reported_once_by_the_graver_finding():
    kept = merge([finding(0, 4, WARNING, "packs"), finding(0, 4, ERROR, "terms")])
    assert spans(kept) == [("terms", 0, 4)]


def test_among_equals_the_closer_check_keeps_the_words():
    assert spans(merge([finding(0, 4, check="packs"), finding(0, 4, check="claims")])) == [("claims", 0, 4)]


def test_a_finding_inside_another_goes_unless_it_can_be_fixed_and_the_other_cannot():
    assert spans(merge([finding(0, 9, check="claims"), finding(2, 5)])) == [("claims", 0, 9)]
    kept = merge([finding(0, 9, check="claims"), finding(2, 5, WARNING, fix="y")])
    assert spans(kept) == [("claims", 0, 9), ("terms", 2, 5)]


def test_findings_that_only_touch_or_cross_both_stay():
    assert len(merge([finding(0, 4), finding(4, 8), finding(3, 6, item="b")])) == 3


def test_a_finding_about_a_sentence_does_not_hide_a_word():
    kept = merge([finding(0, 30, ERROR, "tone"), finding(3, 6, SUGGESTION, "packs")])
    assert spans(kept) == [("tone", 0, 30), ("packs", 3, 6)]


def test_what_a_rule_says_of_words_stands_before_the_likeness_of_their_sentence_however_sure():
    rule, likeness = finding(2, 5, SUGGESTION, "packs", confidence=0.6), finding(0, 9, SUGGESTION, "voice")
    assert spans(merge([likeness, rule])) == [("packs", 2, 5)]
    assert spans(merge([finding(0, 9, WARNING, "voice"), rule])) == [("voice", 0, 9)]


def test_the_same_finding_twice_is_one():
    assert len(merge([finding(0, 4), finding(0, 4)])) == 1


def test_findings_stand_by_severity_then_confidence_then_place():
    kept = merge(
        [
            finding(20, 22, SUGGESTION),
            finding(10, 12, ERROR, confidence=0.7),
            finding(30, 32, ERROR),
            finding(5, 7, ERROR),
            finding(0, 2, WARNING),
        ]
    )
    assert [f.span.start for f in kept] == [5, 30, 10, 0, 20]


def test_ids_are_twelve_hex_digits_and_survive_other_findings():
    alone = merge([finding(5, 7)])[0]
    among = next(f for f in merge([finding(0, 2), finding(5, 7), finding(9, 12)]) if f.span == Span(5, 7))
    assert alone.id == among.id
    assert len(alone.id) == 12
    assert int(alone.id, 16) >= 0


def test_two_findings_that_differ_in_parameters_only_have_two_ids():
    one = Finding("channel", "channel.missing_hashtag", WARNING, params={"any_of": "#a"})
    two = Finding("channel", "channel.missing_hashtag", WARNING, params={"any_of": "#b"})
    assert len({f.id for f in merge([one, two])}) == 2


@st.composite
def _findings(draw):
    start = draw(st.integers(0, 20))
    return finding(
        start,
        start + draw(st.integers(1, 8)),
        draw(st.sampled_from([ERROR, WARNING, SUGGESTION])),
        draw(st.sampled_from(["terms", "claims", "packs", "typography", "tone", "other"])),
        draw(st.sampled_from("ab")),
        draw(st.sampled_from([None, "", "y"])),
        draw(st.sampled_from([0.5, 1.0])),
    )


@given(st.lists(_findings(), max_size=12), st.randoms())
def test_the_report_does_not_depend_on_the_order_of_findings_and_ids_are_unique(found, random):
    kept = merge(found)
    shuffled = list(found)
    random.shuffle(shuffled)
    assert merge(shuffled) == kept
    assert len({f.id for f in kept}) == len(kept)
    assert {f.span for f in kept} <= {f.span for f in found}
