"""The tone check: targets in, findings with value, target and place out."""

from __future__ import annotations

import pytest

from consistency.check import check
from consistency.fixes import apply_fixes
from consistency.model import Report
from guidelines.model import Brand, Guideline, Localized, Severity, ToneMeasure, ToneTarget, Voice


@pytest.fixture
def run(hash_encoder):
    def run(text: str, *targets: ToneTarget, address=None) -> Report:
        brand = Brand(id="example", names=Localized(en="ORLUME", zh="示例"), languages=("en", "zh"))
        guideline = Guideline(brand=brand, voice=Voice(targets=targets, address=address))
        return check(text, guideline, encoder=hash_encoder)

    return run


def target(measure: str, language: str = "en", **bounds) -> ToneTarget:
    return ToneTarget(measure=ToneMeasure(measure), language=language, **bounds)


def tone(report: Report):
    return [f for f in report.findings if f.check == "tone"]


def test_a_finding_names_value_target_and_the_worst_sentence_first(run):
    text = "Soft light. It lights the room and the hall and the stairs and the door. Read for hours and hours tonight."
    (found,) = tone(run(text, target("sentence_length", max=5, severity=Severity.ERROR, reason=Localized(en="Short."))))
    assert found.code == "tone.en.sentence_length.high"
    assert found.severity is Severity.ERROR
    assert found.params == {"value": "9.5", "target": "5"}
    assert found.quote.startswith("It lights the room")
    assert found.reason == Localized(en="Short.")
    assert (found.item.kind, found.item.id) == ("tone", "en.sentence_length")


def test_a_value_under_the_target_is_low(run):
    text = "The light is soft. The lamp is small. The room is warm. The book is good. The night is long and calm."
    (found,) = tone(run(text, target("second_person", min=2)))
    assert found.code == "tone.en.second_person.low"
    assert found.params == {"value": "0", "target": "2"}


def test_words_at_fault_are_quoted_with_the_others_related(run):
    text = "Perhaps the light is soft. Maybe it is warm."
    (found,) = tone(run(text, target("hedges", max=0)))
    assert found.quote == "Perhaps"
    assert [text[s.start : s.end] for s in found.related] == ["Maybe"]


def test_a_value_inside_the_target_is_a_measure_without_a_finding(run):
    report = run("The light is soft!", target("exclamations", max=1))
    assert tone(report) == []
    assert [(m.name, m.value, m.within) for m in report.measures] == [("exclamations", 1.0, True)]


def test_each_language_has_its_own_target(run):
    report = run("Soft light! 光线柔和！", target("exclamations", max=0), target("exclamations", "zh", max=1))
    assert [f.code for f in tone(report)] == ["tone.en.exclamations.high"]
    assert {m.language for m in report.measures} == {"en", "zh"}


def test_a_target_for_a_language_that_is_not_there_says_nothing(run):
    report = run("光线柔和。", target("exclamations", max=0))
    assert report.measures == ()
    assert any(n.code == "tone.no_targets.zh" for n in report.not_checked)


@pytest.mark.parametrize(
    ("text", "wanted", "code"),
    [
        ("Soft light.", target("passive", max=5), "tone.en.passive.few_sentences"),
        ("Soft light.", target("formality", max=5), "tone.en.formality.too_short"),
        ("光线柔和。", target("formality", "zh", max=5), "tone.zh.formality.too_short"),
        ("Soft light.", target("particles", max=5), "tone.no_such_measure.en"),
        ("光线柔和。", target("passive", "zh", max=5), "tone.no_such_measure.zh"),
    ],
)
def test_what_cannot_be_measured_is_not_checked_and_says_why(run, text: str, wanted: ToneTarget, code: str):
    report = run(text, wanted)
    assert report.measures == ()
    assert code in {n.code for n in report.not_checked}
    assert "tone" not in report.checked


@pytest.mark.parametrize(
    ("text", "limit", "found"),
    [
        ("The lens was made here. You press it. We ship it.", 20, 0),
        ("The lens was made here. You press it. We ship it.", 0, 1),
        ("The lens was made here. You press it. It was shipped by us.", 20, 1),
    ],
)
def test_one_passive_sentence_of_a_short_text_is_no_habit(run, text: str, limit: int, found: int):
    report = run(text, target("passive", max=limit))
    assert len(tone(report)) == found
    assert report.measures[0].within == (found == 0)


def test_the_brands_own_capitals_are_not_shouting(run):
    assert tone(run("ORLUME is a soft light.", target("capitals", max=0))) == []


def test_every_wrong_form_of_address_is_fixed(run):
    text = "为您准备了礼物，邀请**您们**来。"
    report = run(text, address="你")
    assert [f.quote for f in tone(report)] == ["您", "您们"]
    assert apply_fixes(text, report.findings).text == "为你准备了礼物，邀请**你们**来。"


def test_the_polite_form_has_no_plural(run):
    text = "你好，你们来吧。"
    assert apply_fixes(text, run(text, address="您").findings).text == "您好，您来吧。"


def test_mixed_address_is_a_hint_where_the_voice_leaves_it_open(run):
    (found,) = tone(run("你来看，你来拍，您来选。"))
    assert (found.code, found.quote, found.severity) == ("tone.address_mixed", "您", Severity.SUGGESTION)
    assert tone(run("你来看，你来拍。")) == []
