"""The score and its parts, and the rules of the verdict."""

from __future__ import annotations

from consistency.model import Finding, ItemRef, Verdict
from consistency.verdict import score, score_parts, verdict
from guidelines.model import Severity


def finding(severity: Severity = Severity.ERROR, kind: str = "term", confidence: float = 1.0, check: str = "terms"):
    return Finding(check=check, code=f"{check}.x", severity=severity, item=ItemRef(kind, "some"), confidence=confidence)


def lost(*findings: Finding, words: int = 100, weight: float = 25.0) -> float:
    return score_parts([("terms", weight)], findings, words)[0].lost


def test_a_clean_text_keeps_all_points():
    parts = score_parts([("terms", 25.0), ("tone", 20.0)], [], 100)
    assert score(parts) == 100
    assert [p.lost for p in parts] == [0.0, 0.0]


def test_the_score_is_one_hundred_less_what_the_parts_lost():
    found = [finding(), finding(Severity.WARNING, check="tone"), finding(Severity.SUGGESTION, check="tone")]
    parts = score_parts([("terms", 25.0), ("tone", 20.0)], found, 100)
    assert score(parts) == round(100 - sum(p.lost for p in parts))
    assert [p.findings for p in parts] == [1, 2]


def test_graver_and_surer_findings_cost_more():
    assert lost(finding()) > lost(finding(Severity.WARNING)) > lost(finding(Severity.SUGGESTION)) > 0
    assert lost(finding(confidence=0.5)) < lost(finding(confidence=1.0))


def test_a_check_takes_no_more_than_its_weight():
    assert lost(*[finding()] * 100) <= 25.0
    assert lost(*[finding()] * 100) > 24.0


def test_small_slips_weigh_less_in_a_long_text_and_errors_do_not():
    assert lost(finding(Severity.WARNING), words=2000) < lost(finding(Severity.WARNING), words=200)
    assert lost(finding(), words=2000) == lost(finding(), words=20)


def test_a_sure_error_about_a_claim_or_a_pack_rule_is_off_brand():
    assert verdict([finding(kind="claim")], 90, 1.0) is Verdict.OFF_BRAND
    assert verdict([finding(kind="pack")], 90, 1.0) is Verdict.OFF_BRAND
    assert verdict([finding(kind="claim", confidence=0.6)], 90, 1.0) is Verdict.NEEDS_WORK
    assert verdict([finding(Severity.WARNING, kind="claim")], 90, 1.0) is Verdict.NEEDS_WORK


def test_a_low_score_is_off_brand_whatever_the_findings():
    assert verdict([finding()], 49, 1.0) is Verdict.OFF_BRAND
    assert verdict([finding()], 50, 1.0) is Verdict.NEEDS_WORK


def test_any_error_or_warning_needs_work_and_suggestions_alone_do_not():
    assert verdict([finding(Severity.WARNING)], 95, 1.0) is Verdict.NEEDS_WORK
    assert verdict([finding(Severity.SUGGESTION)], 95, 1.0) is Verdict.ON_BRAND
    assert verdict([finding(Severity.SUGGESTION)], 79, 1.0) is Verdict.NEEDS_WORK


def test_a_text_that_could_mostly_not_be_read_is_never_passed():
    assert verdict([], 100, 0.0) is Verdict.NOT_CHECKED
    assert verdict([], 100, 0.4) is Verdict.NOT_CHECKED
    assert verdict([finding(Severity.WARNING)], 95, 0.4) is Verdict.NEEDS_WORK
