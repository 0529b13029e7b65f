"""What the guide gives as an example of what the brand does not say is found in copy, word for word or nearly."""

from __future__ import annotations

import pytest

from consistency.check import check
from consistency.document import parse
from consistency.model import Severity
from consistency.voice.donts import Donts
from guidelines.model import Brand, Examples, Guideline, Localized, Voice, VoiceAttribute

GUIDE = Guideline(
    brand=Brand(id="tin", names=Localized(en="Tin", zh="汀禾"), languages=("en", "zh")),
    voice=Voice(
        attributes=(
            VoiceAttribute(
                id="calm",
                name=Localized(en="Calm", zh="从容"),
                do=Examples(en=("Take your time with it, we keep one back.",), zh=("慢慢试，15 天内都能退。",)),
                dont=Examples(
                    en=("Hurry, almost gone, grab yours before everyone else does!", "Hurry!"),
                    zh=("姐妹们冲啊！！手慢无！！！", "全网抢疯了，赶紧囤！"),
                ),
            ),
        )
    ),
)


def found(text: str) -> list[tuple[str, bool]]:
    said = Donts(GUIDE).find(parse(text))
    return [(" ".join(s.text for s in each.sentences), each.verbatim) for each in said]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hurry, almost gone, grab yours before everyone else does!", None),
        ("HURRY – almost gone – grab yours before everyone else does.", None),
        ("Tin Serum: hurry, almost gone, grab yours before everyone else does. It is new.", 1),
        ("全网抢疯了，赶紧囤。", None),
        ("全網搶瘋了，趕緊囤！", None),
        ("汀禾精华，全网抢疯了，赶紧囤。", None),
        ("姐妹们冲啊！手慢无！", None),
        ("Hurry!", None),
    ],
)
def test_a_dont_is_found_in_other_marks_case_script_and_behind_a_name(text: str, sentence: int | None) -> None:
    ((words, verbatim),) = found(text)
    assert verbatim
    assert words.replace(" ", "") == (text if sentence is None else text.split(". ")[0] + ".").replace(" ", "")


@pytest.mark.parametrize("text", ["Hurry, almost gone, grab it before everyone else does!", "全网都抢疯了，赶紧囤！"])
def test_a_dont_with_a_word_changed_is_nearly_said(text: str) -> None:
    assert [verbatim for _, verbatim in found(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Take your time with it, we keep one back.",
        "Do not hurry, the offer stays.",
        "We never say “Hurry, almost gone, grab yours before everyone else does!”.",
        "我们从不说“全网抢疯了，赶紧囤”。",
        "慢慢试，15 天内能退。",
        "他们冲进雨里，手很慢。",
    ],
)
def test_the_brands_own_words_quotations_and_single_words_are_no_dont(text: str) -> None:
    assert found(text) == []


def test_a_dont_is_a_warning_beside_every_other_fault_and_with_too_few_examples_to_learn_from() -> None:
    report = check("全网抢疯了，赶紧囤！！！", GUIDE)
    assert [(f.code, f.severity) for f in report.findings if f.check == "voice"] == [("voice.dont", Severity.WARNING)]
