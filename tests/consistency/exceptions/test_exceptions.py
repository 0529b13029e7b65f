"""Exceptions put to reports: what they cover, how long, and what it does to score and verdict."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.exceptions import GuidelineException, apply, rule_of
from consistency.model import Finding, ItemRef, Report, ScorePart, Span, Verdict
from consistency.report_json import report_from_dict, report_to_dict
from consistency.rescore import rescored
from guidelines.model import Severity

DAY = dt.date(2026, 11, 22)


def finding(quote: str, rule: str, severity: Severity = Severity.ERROR) -> Finding:
    kind, _, item = rule.partition(":")
    ref = ItemRef(kind, item) if item else None  # type: ignore[arg-type]
    return Finding("terms", "terms.forbidden", severity, Span(0, len(quote)), quote, item=ref, id=f"{quote}/{rule}")


def exception(**more: object) -> GuidelineException:
    known = {"id": "e1", "reason": "Printed already", "author": "U0OWNER", "until": DAY}
    return GuidelineException(**{**known, **more})  # type: ignore[arg-type]


def report(*findings: Finding) -> Report:
    empty = Report(
        verdict=Verdict.ON_BRAND,
        score=100,
        parts=(ScorePart("terms", 30.0, 0.0, 0),),
        findings=(),
        measures=(),
        sentences=(),
        coverage=(),
        checked=("terms",),
        not_checked=(),
        words=40,
    )
    return rescored(empty, findings)


TWO = report(finding("AuroraX", "term:aurora-x"), finding("Orloom", "term:orlume"))


@pytest.mark.parametrize(
    ("given_", "left"),
    [
        ({"phrase": "aurorax"}, ["Orloom"]),
        ({"phrase": "ＡｕｒｏｒａＸ"}, ["Orloom"]),
        ({"rule": "term:orlume"}, ["AuroraX"]),
        ({"rule": "terms.forbidden"}, []),
        ({"channel": "ad"}, []),
        ({"channel": "support"}, ["AuroraX", "Orloom"]),
        ({"submission": "s1"}, []),
        ({"submission": "s2"}, ["AuroraX", "Orloom"]),
        ({"phrase": "AuroraX", "channel": "support"}, ["AuroraX", "Orloom"]),
        ({"phrase": "AuroraX", "rule": "term:orlume"}, ["AuroraX", "Orloom"]),
        ({}, ["AuroraX", "Orloom"]),
    ],
)
def test_an_exception_covers_what_fits_everything_it_names(given_: dict[str, str], left: list[str]) -> None:
    applied = apply(TWO, [exception(**given_)], day=DAY, channel="ad", submission="s1")
    assert [each.quote for each in applied.findings] == left
    assert len(applied.findings) + len(applied.suppressed) == 2


def test_what_is_let_stand_no_longer_counts_and_says_why_by_whom_and_until_when() -> None:
    applied = apply(TWO, [exception(phrase="AuroraX"), exception(id="e2", rule="term:orlume")], day=DAY)
    assert TWO.score < 100
    assert TWO.verdict is Verdict.NEEDS_WORK
    assert (applied.score, applied.verdict, applied.parts[0].findings) == (100, Verdict.ON_BRAND, 0)
    first = applied.suppressed[0]
    told = (first.exception, first.reason, first.author, first.until)
    assert told == ("e1", "Printed already", "U0OWNER", DAY)
    assert report_from_dict(report_to_dict(applied)) == applied


def test_an_exception_holds_on_its_last_day_and_what_it_covered_comes_back_on_the_next() -> None:
    one = [exception(phrase="AuroraX")]
    assert len(apply(TWO, one, day=DAY).findings) == 1
    assert apply(TWO, one, day=DAY + dt.timedelta(days=1)) == TWO


def test_a_text_that_was_too_short_to_judge_does_not_pass_because_of_an_exception() -> None:
    short = rescored(replace(TWO, readable=0.0), TWO.findings[:1])
    assert apply(short, [exception(phrase="AuroraX")], day=DAY).verdict is Verdict.NOT_CHECKED


def test_the_exception_that_lasts_longest_is_named() -> None:
    longer = exception(id="z", phrase="AuroraX", until=DAY + dt.timedelta(days=9))
    assert apply(TWO, [exception(phrase="AuroraX"), longer], day=DAY).suppressed[0].exception == "z"


@given(st.lists(st.sampled_from(["AuroraX", "Orloom", "best", "第一"]), max_size=6), st.sets(st.sampled_from("ABC")))
def test_no_finding_is_lost_and_the_score_never_falls(quotes: list[str], ids: set[str]) -> None:
    before = report(*(finding(quote, f"term:{place}") for place, quote in enumerate(quotes)))
    exceptions = [exception(id=each, phrase="best") for each in sorted(ids)]
    after = apply(before, exceptions, day=DAY)
    assert sorted(f.id for f in [*after.findings, *(s.finding for s in after.suppressed)]) == sorted(
        f.id for f in before.findings
    )
    assert after.score >= before.score


def test_a_rule_is_called_by_its_item_and_by_its_code_where_it_has_none() -> None:
    assert rule_of(finding("AuroraX", "term:aurora-x")) == "term:aurora-x"
    assert rule_of(replace(finding("AuroraX", "term:aurora-x"), item=None)) == "terms.forbidden"


def test_an_exception_has_to_hold_on_the_day_on_which_the_copy_goes_live() -> None:
    granted, later = [exception(phrase="AuroraX")], DAY + dt.timedelta(days=3)
    assert apply(TWO, granted, day=DAY, live=later) == TWO
    assert len(apply(TWO, granted, day=DAY, live=DAY - dt.timedelta(days=3)).suppressed) == 1
    assert apply(TWO, granted, day=later, live=DAY) == TWO
    lasting = [exception(phrase="AuroraX", until=later)]
    assert len(apply(TWO, lasting, day=DAY, live=later).suppressed) == 1
