"""The voice check: it speaks with the nearest examples at hand, or says why it is silent."""

from __future__ import annotations

import json

import pytest

from bot import i18n
from consistency.check import check
from consistency.checks.voice import EXAMPLES
from consistency.compile import compile_guideline
from consistency.model import Copy, Severity
from consistency.report_json import report_to_dict
from consistency.voice.joint import score, voice_of
from consistency.voice.trust import Trust
from guidelines.model import (
    Brand,
    Channel,
    Examples,
    Guideline,
    Localized,
    MessageHouse,
    RequiredElement,
    Term,
    Variant,
    Voice,
    VoiceAttribute,
)

TAUGHT = EXAMPLES[1].guideline
OFF = "全新影像矩阵，赋能创作生态，引领巅峰体验！"
ON = "雨停了，擦擦镜头，继续拍。"


def voice_findings(text: str, guideline: Guideline = TAUGHT):
    return [f for f in check(Copy(text), guideline).findings if f.check == "voice"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.text for e in EXAMPLES])
def test_an_example_of_the_check_behaves_as_stated(example):
    assert tuple(f.code for f in voice_findings(example.text, example.guideline)) == example.codes


def test_a_finding_names_the_sentence_and_the_nearest_examples():
    text = f"{ON}\n\n{OFF}"
    [finding] = voice_findings(text)
    attribute = TAUGHT.voice.attributes[0]
    assert finding.quote == OFF
    assert finding.params["on"] in attribute.do.zh
    assert finding.params["off"] in attribute.dont.zh
    assert finding.item is not None
    assert finding.item.id == "calm"
    assert finding.reason is not None
    assert finding.reason.zh.startswith("差别主要在：")
    assert 0 < finding.confidence <= 0.99
    assert finding.severity in (Severity.WARNING, Severity.SUGGESTION)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sentence_of_the_check_can_be_said(language):
    [finding] = voice_findings(OFF)
    assert OFF not in i18n.text(finding.code, language, **finding.params)
    plain = {k: v for k, v in finding.params.items() if k != "words"}
    assert str(finding.params["off"]) in i18n.text("voice.off", language, **plain)


def test_copy_like_the_examples_is_left_alone():
    assert voice_findings(ON) == []


def test_a_language_without_examples_is_reported_as_not_checked():
    chinese = VoiceAttribute(
        id="calm",
        name=Localized(zh="从容"),
        do=Examples(zh=TAUGHT.voice.attributes[0].do.zh),
        dont=Examples(zh=TAUGHT.voice.attributes[0].dont.zh),
    )
    only_chinese = TAUGHT.model_copy(update={"voice": Voice(attributes=(chinese,))})
    report = check(Copy("A revolutionary paradigm of imaging!"), only_chinese)
    assert [f for f in report.findings if f.check == "voice"] == []
    [missing] = [n for n in report.not_checked if n.check == "voice"]
    assert (missing.code, missing.params["n"]) == ("voice.too_few_examples.en", 0)


def test_a_model_under_the_bar_says_its_figure_and_finds_nothing():
    words = ["lamp", "chair", "kettle", "radio", "clock", "table", "mirror", "basket", "blanket", "candle"]
    pairs = [(f"The {word} works.", f"The {word} works at home.") for word in words]
    turned = [pair[::-1] if at % 2 else pair for at, pair in enumerate(pairs)]
    sides = {
        "do": Examples(en=tuple(do for do, _ in turned)),
        "dont": Examples(en=tuple(dont for _, dont in turned)),
    }
    attribute = VoiceAttribute(id="noise", name=Localized(en="N"), **sides)
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="B"), languages=("en",)), voice=Voice(attributes=(attribute,))
    )
    report = check(Copy("The lamp and the kettle stand here."), guideline)
    assert "voice" not in report.checked
    [missing] = [n for n in report.not_checked if n.check == "voice"]
    assert missing.code == "voice.not_reliable.en"
    assert missing.params["pairs"] == 10
    assert all(i18n.text(missing.code, language, **missing.params) for language in i18n.LANGUAGES)


def test_tables_and_quoted_blocks_are_not_the_writers_voice():
    assert voice_findings(f"> {OFF}") == []


def test_the_joint_score_orders_two_drafts():
    assert score(ON, "zh", TAUGHT) > score(OFF, "zh", TAUGHT)


def test_a_broken_rule_lowers_the_joint_score():
    term = Term(id="lens", preferred="镜头", forbidden=(Variant(text="镜片"),), language="zh")
    ruled = TAUGHT.model_copy(update={"terms": (term,)})
    text = "雨停了，擦擦镜片，继续拍。"
    assert score(text, "zh", ruled) < score(text, "zh", TAUGHT)


def test_a_broken_rule_outweighs_what_the_voice_likes():
    term = Term(id="lens", preferred="镜头", forbidden=(Variant(text="镜片"),), language="zh")
    ruled = TAUGHT.model_copy(update={"terms": (term,)})
    assert score(f"{ON}镜片", "zh", TAUGHT) > score(OFF, "zh", TAUGHT)
    assert score(f"{ON}镜片", "zh", ruled) < score(OFF, "zh", ruled)


def test_the_report_is_the_same_every_time():
    compiled = compile_guideline(TAUGHT)
    text = f"{ON}\n\n{OFF}\n\nAn English line, too."
    kept = {json.dumps(report_to_dict(check(Copy(text), compiled)), sort_keys=True) for _ in range(20)}
    assert len(kept) == 1
    assert voice_of(compiled, "zh").trust.reliable


def test_the_brands_own_sentences_are_never_held_against_it():
    house = MessageHouse(core=Localized(zh=OFF))
    assert voice_findings(OFF, TAUGHT.model_copy(update={"message": house})) == []


def test_a_label_of_a_longer_text_is_not_judged():
    assert [f.quote for f in voice_findings(f"赋能！\n\n{ON}\n\n{OFF}")] == [OFF]


def test_a_do_inside_a_longer_sentence_is_known_again():
    do = "One charge lasts the weekend."
    assert do in TAUGHT.voice.attributes[0].do.en
    ours = f"{do.rstrip('.')}: revolutionary, superior!"
    assert voice_findings(ours) == []
    assert voice_findings(ours.replace("One charge", "A day's charge")) != []


def test_a_required_disclosure_is_no_part_of_what_is_judged():
    legal = "Our revolutionary lens is a superior tool for creators!"
    element = RequiredElement(kind="disclosure", any_of=Examples(en=(legal,)))
    channel = Channel(id="sms", name=Localized(en="Text"), required=(element,))
    asked = TAUGHT.model_copy(update={"channels": (channel,)})
    assert voice_findings(legal, asked) == []
    assert voice_findings(legal) != []


@pytest.mark.parametrize(
    ("scores", "of", "told"), [([-2.0], 1, 1), ([-2.0], 8, 0), ([-4.0, -2.0], 8, 1), ([-2.0] * 8, 8, 8)]
)
def test_of_more_stretches_the_lowest_must_be_surer(scores: list[float], of: int, told: int):
    trust = Trust(20, 20, 20, threshold=0.0, slope=1.0, intercept=-1.0, caught=1.0, flagged=0.0)
    assert trust.told(scores, of) == told
