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


def test_words_of_a_dont_are_shown_without_the_rest_of_their_sentence() -> None:
    (finding,) = [f for f in check("汀禾精华，全网抢疯了，赶紧囤，秋天见。", GUIDE).findings if f.check == "voice"]
    assert finding.quote == "全网抢疯了，赶紧囤"


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


PIECES = GUIDE.model_copy(
    update={
        "voice": Voice(
            attributes=(
                VoiceAttribute(
                    id="plain",
                    name=Localized(en="Plain", zh="平实"),
                    do=Examples(en=("To see the cream, scroll down the page.",), zh=("脸干了，就涂一点，慢慢来。",)),
                    dont=Examples(
                        en=(
                            "To see the cream, leverage our actionable skin insights.",
                            "Unlock a robust, scalable routine across your beauty stack.",
                        ),
                        zh=("打造护肤新范式，引领美丽健康生态。", "你的脸已经被时间抛弃了！"),
                    ),
                ),
            )
        )
    }
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我们打造护肤新范式，秋天见。", 0),
        ("时间已经抛弃你的脸了。", 0),
        ("Tin leverages insights into skin to unlock scalable routines for beauty.", 7),
        ("To see the cream, ask in the shop.", None),
        ("Your skin has a routine, and insights take time.", None),
    ],
)
def test_a_clause_a_turn_and_the_words_of_two_donts_are_found_and_what_both_sides_say_is_not(
    text: str, words: int | None
) -> None:
    said = list(Donts(PIECES).find(parse(text)))
    assert [len(each.words) for each in said] == ([] if words is None else [words])


def test_a_dont_is_a_warning_beside_every_other_fault_and_with_too_few_examples_to_learn_from() -> None:
    report = check("全网抢疯了，赶紧囤！！！", GUIDE)
    assert [(f.code, f.severity) for f in report.findings if f.check == "voice"] == [("voice.dont", Severity.WARNING)]
