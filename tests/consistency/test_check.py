"""The front door: what it refuses, what a report says, and what it says it did not look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from consistency.check import LIMIT, check
from consistency.compile import compile_guideline
from consistency.discovery import discover
from consistency.model import Copy, CopyError, Verdict
from guidelines.model import (
    Brand,
    Channel,
    Guideline,
    GuidelineVersion,
    Localized,
    Stage,
    ToneMeasure,
    ToneTarget,
    Voice,
)

BRAND = Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh"))
GUIDELINE = Guideline(
    brand=BRAND,
    voice=Voice(
        targets=(
            ToneTarget(measure=ToneMeasure.EXCLAMATIONS, language="en", max=0),
            ToneTarget(measure=ToneMeasure.EXCLAMATIONS, language="zh", max=0),
        ),
        address="你",
    ),
    channels=(
        Channel(id="x", name=Localized(en="X"), counting="x", max_length=280),
        Channel(id="weibo", name=Localized(zh="微博"), counting="weibo", max_length=140),
    ),
    stages=(Stage(id="awareness", name=Localized(en="Awareness", zh="认知")),),
)


@pytest.fixture
def run(hash_encoder):
    def run(text: str, guideline=GUIDELINE, **context):
        return check(Copy(text, **context), guideline, encoder=hash_encoder)

    return run


@pytest.mark.parametrize("text", ["", "   ", "\n\t\r\n", "\u3000"])
def test_an_empty_text_is_refused(run, text: str):
    with pytest.raises(CopyError) as refused:
        run(text)
    assert refused.value.code == "copy.empty"


def test_a_text_over_the_limit_is_refused_with_both_lengths(run):
    with pytest.raises(CopyError) as refused:
        run("a" * (LIMIT + 1))
    assert (refused.value.code, refused.value.params) == ("copy.too_long", {"limit": 40000, "length": 40001})


def test_an_unknown_channel_or_stage_is_refused_with_those_there_are(run):
    with pytest.raises(CopyError) as refused:
        run("Hello there.", channel="fax")
    assert (refused.value.code, refused.value.params) == (
        "copy.unknown_channel",
        {"channel": "fax", "known": "x, weibo"},
    )
    with pytest.raises(CopyError) as refused:
        run("Hello there.", stage="love")
    assert (refused.value.code, refused.value.params) == ("copy.unknown_stage", {"stage": "love", "known": "awareness"})


def test_a_clean_text_is_on_brand_with_full_score(run):
    report = run("The light is soft. You read for hours.", channel="x")
    assert (report.verdict, report.score, report.findings) == (Verdict.ON_BRAND, 100, ())
    assert {"tone", "channel"} <= set(report.checked)
    assert report.channel_length == 38
    assert report.languages == {"en": 2}
    assert report.characters == 38


def test_findings_take_points_and_the_parts_add_up(run):
    report = run("Buy it now! 您快来买！！")
    assert report.verdict is Verdict.NEEDS_WORK
    assert report.score == round(100 - sum(p.lost for p in report.parts)) < 100
    assert {f.code for f in report.findings} >= {"tone.en.exclamations.high", "tone.address"}
    assert all(f.id for f in report.findings)


def test_every_quote_is_the_text_of_its_span(run):
    text = "*Buy* it now! 您快来买！！ <https://a.example|Look>!"
    found = run(text).findings
    assert any(finding.span for finding in found)
    for finding in found:
        assert finding.span is None or finding.quote == text[finding.span.start : finding.span.end]


def test_a_version_is_named_and_a_folder_has_no_number(run):
    version = GuidelineVersion(
        brand="example",
        number=7,
        guideline=GUIDELINE,
        author="A",
        note="n",
        published_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        content_hash=GUIDELINE.content_hash(),
    )
    assert run("Hello there.", version).version == 7
    assert run("Hello there.").version is None
    assert run("Hello there.").guideline_hash == GUIDELINE.content_hash()


def test_sentences_in_another_language_are_reported_as_not_checked(run):
    report = run("The light is soft. Свет мягкий и тёплый. 光线柔和。")
    note = report.not_checked[0]
    assert (note.check, note.code) == ("language", "check.language_not_supported")
    assert note.params == {"n": 1, "example": "Свет мягкий и тёплый."}
    assert report.languages == {"en": 1, "zh": 1, "other": 1}


@pytest.mark.parametrize("text", ["Свет мягкий и тёплый, можно читать часами.", "😀😀 https://a.example", "12345 !!!"])
def test_a_text_nobody_can_read_is_never_passed(run, text: str):
    report = run(text, Guideline(brand=BRAND))
    assert report.verdict is Verdict.NOT_CHECKED
    assert report.not_checked


def test_a_text_mostly_in_another_language_is_never_passed(run):
    assert run("Свет мягкий и тёплый, можно читать часами. Hello.").verdict is Verdict.NOT_CHECKED


def test_what_a_guideline_does_not_say_is_not_checked_and_says_so(run):
    report = run("The light is soft.", Guideline(brand=BRAND))
    codes = {n.code for n in report.not_checked}
    assert {"message.no_house", "channel.none", "tone.no_targets.en"} <= codes
    assert not {"tone", "message", "channel"} & set(report.checked)


def test_only_checks_that_ran_have_a_part_of_the_score(run):
    report = run("The light is soft.")
    assert [p.check for p in report.parts] == list(report.checked)


def test_each_step_can_be_measured_from_outside(hash_encoder):
    seen: list[str] = []

    @contextmanager
    def watch(step: str) -> Iterator[None]:
        seen.append(step)
        yield

    check("The light is soft.", GUIDELINE, encoder=hash_encoder, observe=watch)
    assert seen == ["parse", *(c.name for c in discover()), "merge"]


def test_a_compiled_guideline_gives_the_same_report(run, hash_encoder):
    compiled = compile_guideline(GUIDELINE, hash_encoder)
    assert check("Buy now! 您好！", compiled) == run("Buy now! 您好！")


@pytest.mark.parametrize(
    ("text", "n"), [("Orlume", 1), ("手机", 1), ("**Photo**.", 1), ("Shop now", 2), ("立即购买", 2)]
)
def test_a_word_or_two_are_not_judged_and_it_is_said_why(run, text: str, n: int):
    report = run(text)
    assert report.verdict is Verdict.NOT_CHECKED
    assert [(i.code, i.params) for i in report.not_checked if i.check == "language"] == [("check.too_short", {"n": n})]


def test_a_fault_in_a_text_too_short_to_judge_is_still_told(run):
    report = run("Hurry!!!")
    assert report.verdict is Verdict.NEEDS_WORK
    assert "check.too_short" in [i.code for i in report.not_checked]


def test_three_words_are_enough_to_judge(run):
    assert run("Light for you.").verdict is Verdict.ON_BRAND
