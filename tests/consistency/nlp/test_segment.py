"""Sentences and their language."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.nlp.language import sentence_language
from consistency.nlp.segment import LONGEST


def sentences(text: str) -> list[str]:
    return [s.text for s in parse(text).sentences]


@pytest.mark.parametrize(
    "expected",
    [
        ["It works.", "It really does!", "Does it?", "Yes."],
        ["Dr. Lee met J. Smith at Acme Inc. in the U.S. last May.", "They talked."],
        ["We sell to Acme Inc.", "They buy."],
        ["It costs $3.50 vs. 4.99, i.e. less.", "Version 2.1.3 is out."],
        ["Open at 9 a.m. on Monday.", "See No. 5 for more."],
        ["Wait... what is that?", "Wow!"],
        ["So far…", "Then it stopped."],
        ["Visit Booking.co2 today.", "It is open."],
        ['She said "It is done."', "We left."],
        ["Meet it today.", "iPhone users too."],
        ["我们来了。", "你好吗？", "太好了！！", "再见；", "走吧……", "好"],
        ["他说：“真好！”", "我们同意。"],
        ["《你好！世界》上映了。", "快来"],
        ["全新发布!", "快来看?", "好"],
        ["It is here.", "我们来了。", "Buy it now!", "好的"],
        ["售价3.5元。", "共2.1亿"],
    ],
)
def test_text_is_cut_where_a_reader_pauses_for_good(expected: list[str]) -> None:
    joint = "" if any("\u4e00" <= c <= "\u9fff" for s in expected for c in s) else " "
    assert sentences(joint.join(expected).replace("\ufffc", "🎉")) == expected


def test_a_line_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert sentences("It is here.\nShop now\nLearn more") == ["It is here.", "Shop now", "Learn more"]
    assert sentences("新品发布\n立即购买\n") == ["新品发布", "立即购买"]


def test_a_verse_that_ends_in_a_comma_runs_on() -> None:
    assert sentences("极致影像，\n突破想象") == ["极致影像， 突破想象"]


def test_an_emoji_after_a_sentence_belongs_to_it_and_one_alone_is_no_language() -> None:
    assert sentences("Buy it. 🎉🎉\n🎉 Now.") == ["Buy it. \ufffc\ufffc", "\ufffc Now."]
    (alone,) = parse("🎉").sentences
    assert alone.language == "none"


def test_a_paragraph_in_one_breath_is_one_sentence() -> None:
    assert len(sentences("We carry on, and on. ".replace(".", ",") * 35)) == 1
    assert len(sentences("我们一直说，" * 100)) == 1


@pytest.mark.parametrize(
    ("unit", "last"),
    [
        ("$1,299.50 ", "0"),
        ("word ", "d"),
        ("现价4,999元，", "，"),
        ("售价：4999元、", "、"),
        ("Model A | $699 ", None),
        ("10元，", "，"),
        ("10元", "元"),
        ("好", "好"),
        ("$699", None),
        ("!", "!"),
        ("\ufffc", "\ufffc"),
    ],
)
def test_what_runs_on_without_a_stop_is_cut_where_it_pauses_and_loses_nothing(unit: str, last: str | None) -> None:
    text = unit * 1000
    cut = sentences(text)
    assert max(map(len, cut)) <= LONGEST
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert last is None or {sentence[-1] for sentence in cut} == {last}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We built it for you.", "en"),
        ("Aurora X Pro", "en"),
        ("Shop now", "en"),
        ("A café in Zürich is the place to be", "en"),
        ("我们是最好的选择", "zh"),
        ("全新 Aurora X Pro 发布，售价4999元", "zh"),
        ("支持5G和WiFi，重200g，成为VIP会员，用app下单", "zh"),
        ("極致影像，突破想像", "zh"),
        ("优の选", "zh"),
        ("我们是best的选择", "mixed"),
        ("我们是Best的选择", "mixed"),
        ("让 Every Shot 更出色", "mixed"),
        ("Xiaomi (小米) launches the phone", "mixed"),
        ("これはペンです、とても良い写真", "other"),
        ("カメラ", "other"),
        ("우리는 최고의 카메라", "other"),
        ("Мы лучшие", "other"),
        ("نحن الأفضل", "other"),
        ("Nous avons créé une caméra pour la nuit", "other"),
        ("La cámara que ve en la noche", "other"),
        ("Die Kamera ist für die Nacht und das Licht", "other"),
        ("Máy ảnh này là của bạn", "other"),
        ("Découvrez Aurora X", "other"),
        ("Aurora X: maintenant disponible", "other"),
        ("Le nouvel Aurora X", "other"),
        ("Orlume, la lumière", "other"),
        ("Jetzt Aurora X kaufen", "other"),
        ("Orlume: Neu", "other"),
        ("Das neue Aurora X", "other"),
        ("Nuevo Aurora X Pro", "other"),
        ("Orlume Aurora X, ahora en Madrid", "other"),
        ("Scopri Orlume Aurora X", "other"),
        ("Orlume Aurora X", "en"),
        ("The Nova phone", "en"),
        ("Aurora X Nova", "en"),
        ("Café Aurora", "en"),
        ("Gratis delivery for the first week", "en"),
        ("2026-12-07 / 100%", "none"),
        ("\ufffc", "none"),
        ("", "none"),
    ],
)
def test_the_language_of_a_sentence(text: str, language: str) -> None:
    assert sentence_language(text) == language
