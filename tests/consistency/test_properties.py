"""What holds for every text: spans, fixes, determinism, and that nothing raises."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from consistency.brief.lines import points
from consistency.check import LIMIT, check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.fixes import apply_fixes
from consistency.model import CampaignContext, Copy, Finding, Report
from consistency.report_json import report_from_dict, report_to_dict
from guidelines.folder import load
from guidelines.model import Guideline, ToneMeasure, ToneTarget

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "guideline"


@cache
def demo() -> Guideline:
    """The demo brand with a target for every measure, so that all of them run on every text."""
    guideline = load(DEMO)
    targets = [
        ToneTarget(measure=measure, language=language, min=1, max=2)
        for language in ("en", "zh")
        for measure in ToneMeasure
    ]
    return guideline.model_copy(update={"voice": guideline.voice.model_copy(update={"targets": tuple(targets)})})


@pytest.fixture(scope="module")
def compiled(hash_encoder) -> CompiledGuideline:
    return compile_guideline(demo(), hash_encoder)


@cache
def words() -> list[str]:
    """Words that the guideline speaks of, right and wrong."""
    guideline = demo()
    found = [t.preferred for t in guideline.terms] + [v.text for t in guideline.terms for v in t.forbidden]
    for claim in guideline.claims.prohibited:
        found += [*claim.phrases.en, *claim.phrases.zh]
    for claim in guideline.claims.approved:
        found += [*claim.values, claim.text.en or "", claim.text.zh or ""]
    for pack in guideline.packs:
        found += [p.text for rule in pack.rules for p in rule.phrases]
        found += [text for rule in pack.rules for text in (*rule.good[:1], *rule.bad[:1])]
    if guideline.message:
        found += [*guideline.message.off_message.en, *guideline.message.off_message.zh]
    return [w for w in found if w]


MARKUP = [
    "**", "*", "_", "~", "`", "```\n", "\n\n", "\r\n", "\r", "# ", "- ", "> ", "1. ",
    "| a | b |\n|---|---|\n", "[", "](https://a.example/b)", "(", ")", "<https://a.example|", ">",
    "<@U123ABC>", "<#C1|news>", "<!here>", "&amp;", "&lt;", "&", "<", ":wave:", "😀",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467", "👋🏽", "https://a.example/Best?x=1", "a@b.example", "@bob",
    "#AuroraX", "#突破想象#", "“", "”", "「", "」", "！", "!!!", "。", "，", ". ", "? ", "\u200b", "\u3000",
    "ＡＢＣ", "１２３", "您", "你们", "\u202eabc\u202c", "a\u0301\u0302\u0303", "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627", "\ud800", "\udfff", "\x00", "\x1b[0m", "￼", "\ufeff", "最佳", "best的",
    " ", "$699", "36 小时", "%", "4999 元", "$1,299 ", "up to 30% off", "9 March 2026", "3 月 9 日至 12 日",
    "9:00-18:00", "24 months", "满 200 减 30", "SAVE20", "…", "《", "》", "’", "\t",
]  # fmt: skip

pieces = st.deferred(lambda: st.sampled_from(words())) | st.sampled_from(MARKUP)
anything = st.text(st.characters(exclude_categories=()), max_size=30)
texts = st.lists(st.one_of(pieces, pieces, anything), min_size=1, max_size=25).map("".join)
BRIEF = CampaignContext(
    name="Launch",
    must_say=points("Terms apply · 详见规则\n#AuroraX\nhttps://a.example/terms"),
    must_not_say=points("best\n最佳\nDo not say “Best”\nno price before 9 March\n3 月 9 日前不提优惠\n.\n“”"),
    landing_link="https://a.example/b",
    start=date(2026, 3, 1),
    end=date(2026, 3, 31),
)
contexts = st.sampled_from(
    [
        {},
        {"channel": "x"},
        {"channel": "weibo", "stage": "decision"},
        {"channel": "sms"},
        {"brief": BRIEF, "as_of": date(2026, 3, 2)},
        {"brief": BRIEF, "channel": "x"},
    ]
)
relaxed = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def report_on(text: str, compiled: CompiledGuideline, **context: Any) -> Report | None:
    if not text.strip():
        return None
    return check(Copy(text, **context), compiled)


def as_bytes(report: Report) -> bytes:
    return json.dumps(report_to_dict(report), ensure_ascii=True).encode()


@relaxed
@given(texts, contexts)
def test_spans_slice_the_text_and_the_report_survives_json(compiled, text: str, context: dict):
    report = report_on(text, compiled, **context)
    if report is None:
        return
    for finding in report.findings:
        if finding.span is None:
            assert finding.quote == ""
        else:
            assert 0 <= finding.span.start < finding.span.end <= len(text)
            assert finding.quote == text[finding.span.start : finding.span.end]
        assert 0 < finding.confidence <= 1
        for span in (*finding.related, *([finding.fix.span] if finding.fix else [])):
            assert 0 <= span.start <= span.end <= len(text)
    assert len({f.id for f in report.findings}) == len(report.findings)
    assert 0 <= report.score <= 100
    assert report_from_dict(json.loads(as_bytes(report))) == report


def fault(finding: Finding) -> tuple:
    return finding.code, finding.item, finding.quote


@relaxed
@given(texts, contexts)
@example("㐀A㐀A㐀", {})
@example("您傍晚是拍摄人像的最佳时间。make use of您", {})
@example("曜光Orlume曜光Orlume", {})
@example("Night Vision mode！expedite！", {})
@example("foo闭眼入bar", {})
@example("无人能及的影像无人能及的影像", {})
def test_a_fixed_finding_is_gone_from_its_place_when_the_text_is_checked_again(compiled, text: str, context: dict):
    report = report_on(text, compiled, **context)
    if report is None:
        return
    done = apply_fixes(text, report.findings)
    if not done.applied:
        assert done.text == text
        return
    again = report_on(done.text, compiled, **context)
    event(f"fixes: {len(done.applied)}")
    fixed = {f.id: f for f in report.findings}
    for name, place in zip(done.applied, done.places, strict=True):
        for finding in again.findings if again else ():
            beside = finding.span is None or (finding.span.start <= place.end and place.start <= finding.span.end)
            assert not (beside and fault(finding) == fault(fixed[name]))


@relaxed
@given(texts, contexts)
def test_applying_fixes_until_none_is_left_comes_to_rest(compiled, text: str, context: dict):
    for _ in range(8):
        report = report_on(text, compiled, **context)
        if report is None:
            return
        done = apply_fixes(text, report.findings)
        if done.text == text:
            return
        text = done.text
    pytest.fail(f"fixes go on for ever: {text!r}")


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts, min_size=3, max_size=6))
def test_the_same_text_gives_the_same_report_byte_for_byte_in_every_thread(compiled, several: list[str]):
    readable = [t for t in several if t.strip()]
    alone = [as_bytes(check(t, compiled)) for t in readable]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda t: as_bytes(check(t, compiled)), readable * 2))
    assert together == alone * 2


@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(pieces | anything, pieces | anything)
@example("\ud800", "")
@example("a\u0301" * 50, "\u202e")
@example("(((", "[[[")
@example("*_~`", "> ")
@example("最佳", "，")
@example("#a!!", "")
@example("is very quickly ", "")
@example("$699 ", "4999元，")
def test_no_long_text_raises(compiled, one: str, two: str):
    unit = one + two
    if unit.strip():
        text = (unit * (LIMIT // len(unit) + 1))[:LIMIT]
        assert check(text, compiled).characters == LIMIT
