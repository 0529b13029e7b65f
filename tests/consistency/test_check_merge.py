"""One report out of many findings: what is dropped, in which order the rest stands, and its ids."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consistency.merge import alike, merge
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


def claimed(quote: str, code: str = "claims.wrong_value", item: str | None = "warranty") -> Finding:
    made = finding(0, len(quote), check="claims")
    return replace(made, code=code, quote=quote, item=ItemRef("claim", item) if item else None)


def told_once(*findings: Finding) -> list[list[str]]:
    return [[each.quote for each in places] for places in alike(findings)]


def test_a_claim_that_is_wrong_in_one_value_is_one_fault_however_the_value_is_written():
    assert told_once(claimed("two-year"), claimed("five-year"), claimed("Two  years"), claimed("24 个月")) == [
        ["two-year", "Two  years", "24 个月"],
        ["five-year"],
    ]
    assert told_once(claimed("£36"), claimed("£36", item="refill")) == [["£36"], ["£36"]]


def test_a_claim_out_of_date_is_one_fault_whichever_of_its_words_are_used():
    found = [claimed(words, "claims.expired", "offer") for words in ("20% off", "20 November", "6 December")]
    assert len(told_once(*found)) == 1
    assert len(told_once(*found, claimed("20% off", "claims.expired", "award"))) == 2


def test_a_figure_that_a_claim_contradicts_is_no_second_fault_where_nobody_approved_it():
    wrong, loose = claimed("25% off"), claimed("25 % off", "claims.unapproved_number", None)
    assert told_once(wrong, loose, claimed("9 g", "claims.unapproved_number", None)) == [
        ["25% off", "25 % off"],
        ["9 g"],
    ]


def test_words_without_a_figure_are_one_fault_where_they_are_the_same():
    assert told_once(claimed("no Returns"), claimed("No-returns"), claimed("never returned")) == [
        ["no Returns", "No-returns"],
        ["never returned"],
    ]


def test_what_may_not_be_claimed_leads_and_spelling_follows_however_sure():
    slip, style = finding(0, 3), finding(20, 24, WARNING, "packs")
    law, claim = finding(5, 9, check="packs", confidence=0.9), finding(10, 14, check="claims", confidence=0.75)
    figure = finding(30, 34, WARNING, "claims", confidence=0.6)
    assert [each.check for each in merge([slip, style, law, claim, figure])] == [
        "packs", "claims", "terms", "claims", "packs",
    ]  # fmt: skip
