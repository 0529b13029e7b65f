"""The message check with the bundled encoder on the demo brand's message house."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.check import check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.model import Copy, Report
from guidelines.folder import load
from guidelines.model import Claims, Severity

DEMO = Path(__file__).parents[3] / "bot" / "demo" / "guideline"


@pytest.fixture(scope="module")
def demo() -> CompiledGuideline:
    return compile_guideline(load(DEMO))


def pillars(report: Report) -> dict[str, str]:
    return {c.pillar: c.status for c in report.coverage}


def codes(report: Report) -> list[str]:
    return [f.code for f in report.findings if f.check == "message"]


@pytest.mark.parametrize(
    ("sentence", "pillar"),
    [
        ("Low-light shots stay crisp and natural.", "night"),
        ("Take portraits under the stars, no flash needed.", "night"),
        ("深夜街头，随手一拍就清晰。", "night"),
        ("弱光环境下细节丰富，人像自然。", "night"),
        ("Anyone can shoot like a pro with LumaCore.", "creation"),
        ("Cut your video on the go and post it in seconds.", "creation"),
        ("曜芯自动帮你搞定对焦和曝光。", "creation"),
        ("不懂参数，也能拍大片。", "creation"),
        ("Two years of warranty cover the whole phone.", "care"),
        ("两年保修，售后无忧。", "care"),
    ],
)
def test_a_paraphrase_is_led_to_its_pillar(demo, sentence: str, pillar: str):
    (said,) = check(sentence, demo).sentences
    assert (said.pillar, said.on_message) == (pillar, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The team spent three years on this project.",
        "我们在上海举办了发布会。",
        "The recipe needs two eggs and a cup of flour.",
        "会议定于周三下午三点召开。",
        "It goes on sale in the autumn.",
        "You choose the frame; the phone does the rest.",
        "Aurora X weighs 198 grams.",
        "Find out more in any of our stores.",
        "The phone comes in three colours.",
        "最后一步，重启手机。",
    ],
)
def test_an_ordinary_sentence_is_not_called_off_message(demo, sentence: str):
    assert codes(check(sentence, demo)) == []


@pytest.mark.parametrize(
    ("sentence", "example"),
    [
        ("Our chip crushes every rival in benchmarks.", "Our processor beats every benchmark on the market."),
        ("还在用旧手机？你已经被淘汰了。", "再不换手机你就落伍了。"),
        ("性能炸裂，跑分第一。", "跑分吊打同级，性能怪兽来袭。"),
    ],
)
def test_what_the_brand_does_not_say_is_named_with_the_nearest_example(demo, sentence: str, example: str):
    found = [f for f in check(sentence, demo).findings if f.code == "message.off_message"]
    assert [f.params["example"] for f in found] == [example]
    assert found[0].quote in sentence


FULL_EN = (
    "NightGlass keeps the colour of the street after sunset. "
    "Your portraits by candlelight look natural, with no flash. "
    "You leave the tripod at home and the picture of the night is still sharp."
)
FULL_ZH = (
    "夜瞳让夜晚的照片保留真实的颜色，细节也都在。烛光下拍人像，肤色自然，不用开闪光灯。"
    "出门不用带三脚架，夜里拍的照片依然清晰。路灯熄了，街上的颜色还在。"
)


LONG_EN = FULL_EN + (
    " Stand under the bridge at midnight and the river still shows its colours. "
    "Candles, neon and the moon are all the light that NightGlass asks for. "
    "The last tram comes round the corner and every window of it glows in the dark. "
    "Snow at night is white in your pictures and not orange. "
    "Even the black cat on the black roof keeps its whiskers when the lamps go out. "
    "And when the fog comes in from the sea the lights of the harbour stay small and round."
)
LONG_ZH = FULL_ZH + (
    "半夜站在桥下拍江面，水的颜色还在。蜡烛、霓虹和月光，夜瞳要的光就这么多。"
    "末班电车拐过街角，每一扇车窗都在夜里亮着。夜里的雪拍出来是白的，不会发黄。"
    "黑屋顶上的黑猫，关了灯也看得见胡须。海上起雾的夜晚，港口的灯还是小小的、圆圆的。"
    "凌晨的菜市场，灯泡底下的蔬菜依旧新鲜翠绿。末班车开过来的时候，站台上的人脸都拍得清楚。"
)


@pytest.mark.parametrize("text", [FULL_EN, FULL_ZH], ids=["en", "zh"])
def test_a_short_text_without_a_stage_need_not_carry_every_required_pillar(demo, text: str):
    report = check(text, demo)
    assert pillars(report) == {"night": "carried", "creation": "missing", "care": "missing"}
    assert not any(code.startswith("message.") for code in codes(report))


@pytest.mark.parametrize("text", [LONG_EN, LONG_ZH], ids=["en", "zh"])
def test_a_required_pillar_that_a_long_text_lacks_is_a_suggestion(demo, text: str):
    report = check(text, demo)
    assert pillars(report) == {"night": "carried", "creation": "missing", "care": "missing"}
    missing = [(f.item.id, f.severity.value) for f in report.findings if f.code == "message.missing_pillar"]
    assert missing == [("creation", "suggestion")]


@pytest.mark.parametrize("text", [FULL_EN, FULL_ZH], ids=["en", "zh"])
def test_the_journey_stage_decides_which_pillars_are_missed(demo, text: str):
    assert "message.missing_pillar" not in codes(check(Copy(text, stage="awareness"), demo))
    decision = check(Copy(text, stage="decision"), demo)
    missing = {f.item.id: f.severity.value for f in decision.findings if f.code == "message.missing_pillar"}
    assert missing == {"creation": "warning", "care": "warning"}


OTHER = (
    "The annual report was presented to the shareholders in Geneva last Tuesday. "
    "Revenue from the hotel business rose while the airline lost passengers. "
    "The board proposes a dividend and thanks the outgoing chairman for his work."
)


def test_of_a_house_without_pillars_the_core_message_is_asked_for(demo):
    house = demo.guideline.message.model_copy(update={"pillars": ()})
    roof = demo.guideline.model_copy(update={"message": house})
    assert codes(check(OTHER, roof)) == ["message.missing_core"]
    assert codes(check(FULL_EN, roof)) == []


def test_copy_that_makes_an_approved_claim_is_about_the_brand_though_it_carries_no_pillar(demo):
    text = (
        "The price is $699 and it goes on sale on 7 December. "
        "Sales begin on 7 December 2026 at nine in the morning. "
        "Trade in the old one and get up to $100 extra, and return it within 30 days if you must."
    )
    bare = demo.guideline.model_copy(update={"claims": Claims()})
    (told,) = (f for f in check(text, bare).findings if f.check == "message")
    assert told.code == "message.no_pillar"
    assert not any(code.startswith("message.") for code in codes(check(text, demo)))


def test_a_headline_need_not_carry_every_pillar_and_that_is_said(demo):
    report = check("The night you saw is the night you keep.", demo)
    assert codes(report) == []
    assert any(n.code == "message.too_short" for n in report.not_checked)
    assert not any(c.expected for c in report.coverage)


def test_a_text_about_something_else_is_told_once(demo):
    assert codes(check(OTHER, demo)) == ["message.no_pillar"]
    for stage, severity in ((None, Severity.SUGGESTION), ("awareness", Severity.WARNING)):
        report = check(Copy(OTHER, stage=stage), demo)
        assert [f.severity for f in report.findings if f.check == "message"] == [severity]


def test_several_missing_messages_are_one_piece_of_advice(demo):
    house = demo.guideline.message
    every = tuple(pillar.model_copy(update={"required": True}) for pillar in house.pillars)
    asked = demo.guideline.model_copy(update={"message": house.model_copy(update={"pillars": every})})
    (found,) = [f for f in check(LONG_EN, asked).findings if f.check == "message"]
    assert (found.code, found.severity) == ("message.missing_pillars", Severity.SUGGESTION)
    assert found.params["pillars"].zh == "”“".join(p.name.zh for p in every[1:])


@pytest.mark.parametrize(
    "sentence",
    [
        "Some makers claim that their chip crushes every rival in benchmarks.",
        "We do not say that our chip crushes every rival in benchmarks.",
        "有的厂商说性能炸裂，跑分第一。",
        "我们从不说性能炸裂，跑分第一。",
    ],
)
def test_what_others_say_and_what_we_do_not_is_no_message_of_ours(demo, sentence: str):
    assert "message.off_message" not in codes(check(sentence, demo))


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [("性能炸裂，跑分第一。", Severity.WARNING), ("还在用旧手机？你已经被淘汰了。", Severity.SUGGESTION)],
)
def test_a_likeness_that_may_be_the_subjects_alone_is_a_suggestion(demo, sentence: str, severity: Severity):
    assert [f.severity for f in check(sentence, demo).findings if f.code == "message.off_message"] == [severity]
