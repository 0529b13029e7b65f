"""Asking the guideline: the right item first, in either language, and silence about anything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from consistency.ask import Answer, ask
from consistency.asking.entries import entries
from consistency.asking.phrases import MEASURES, WORDS
from consistency.nlp.encoder import default_encoder
from guidelines.folder import load
from guidelines.model import (
    ApprovedClaim,
    Brand,
    Claims,
    Examples,
    Guideline,
    Language,
    Localized,
    ProhibitedClaim,
    Term,
    ToneMeasure,
    Variant,
)

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "bot" / "demo" / "guideline"
QUESTIONS: dict[str, Any] = YAML(typ="safe").load((HERE / "ask_questions.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def demo() -> Guideline:
    return load(DEMO)


def named(answer: Answer) -> set[str]:
    return {f"{answer.item.kind}:{answer.item.id}", f"{answer.item.kind}:*"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_least_85_percent_of_questions_get_the_right_item_first(demo: Guideline, language: Language) -> None:
    wrong = []
    for question, right in QUESTIONS[language].items():
        found = ask(question, demo, default_encoder(), language)
        if not found or not named(found[0]) & set(right):
            wrong.append((question, [a.item for a in found]))
    assert len(wrong) <= 0.15 * len(QUESTIONS[language]), wrong


@pytest.mark.parametrize("question", QUESTIONS["nothing"])
def test_a_question_about_something_else_has_no_answer(demo: Guideline, question: str) -> None:
    assert ask(question, demo, default_encoder()) == ()


SMALL = Guideline(
    brand=Brand(id="acme", names=Localized(en="Acme"), languages=("en", "zh")),
    terms=(
        Term(id="aurora", kind="product", preferred="Aurora X", trademark="™", forbidden=(Variant(text="AuroraX"),),
             reason=Localized(en="One name.", zh="名称统一。")),
        Term(id="zfb", kind="brand", preferred="支付宝", language="zh"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "item", "by"),
    [
        ("Aurora X", "aurora", "exact"),
        ("how do we write aurora-x?", "aurora", "spelling"),
        ("is it Auorra X", "aurora", "spelling"),
        ("ＡＵＲＯＲＡ　Ｘ 怎么写", "aurora", "spelling"),
        ("支付宝怎么写", "zfb", "exact"),
        ("支付寶怎麼寫", "zfb", "spelling"),
        ("是不是知付宝", "zfb", "sound"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(question: str, item: str, by: str) -> None:
    found = ask(question, SMALL, default_encoder())
    assert (found[0].item.id, found[0].matched_by) == (item, by)


def test_an_answer_says_what_to_write_and_why_in_the_readers_language() -> None:
    english, chinese = (ask("AuroraX", SMALL, default_encoder(), language)[0] for language in ("en", "zh"))
    assert (english.title, english.body, english.reason) == ("Aurora X™", "Write Aurora X™. Not AuroraX.", "One name.")
    assert (chinese.body, chinese.reason) == ("写作：Aurora X™。不写：AuroraX。", "名称统一。")


def test_no_chinese_word_is_offered_for_an_english_one_to_who_asks_in_english(demo: Guideline) -> None:
    english, chinese = (ask("can we say best?", demo, default_encoder(), language)[0] for language in ("en", "zh"))
    assert "best" in english.body
    assert "理想" not in english.body
    assert "“best”改写为“理想”" in chinese.body


def test_an_item_inside_a_longer_name_does_not_answer(demo: Guideline) -> None:
    found = ask("How do we write Aurora X?", demo, default_encoder())
    assert found[0].item.id == "product-en"
    assert "x" not in {a.item.id for a in found if a.item.kind == "channel"}


def test_answers_keep_to_the_limit_best_first(demo: Guideline) -> None:
    found = ask("warranty", demo, default_encoder(), "en", limit=2)
    assert 1 <= len(found) <= 2
    assert [a.score for a in found] == sorted((a.score for a in found), reverse=True)
    assert all(0 < a.score <= 1 for a in found)


def test_every_item_of_the_demo_has_a_title_and_something_to_say_in_both_languages(demo: Guideline) -> None:
    for entry in entries(demo):
        for reply in entry.replies:
            assert reply.title
            assert reply.body
            assert "{" not in reply.body


def test_every_phrase_of_an_answer_is_there_in_both_languages() -> None:
    assert set(MEASURES) == set(ToneMeasure)
    for phrases in (*WORDS.values(), *MEASURES.values()):
        assert set(phrases) == {"en", "zh"}


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(st.characters(codec=None), max_size=30)))
def test_any_question_is_answered_the_same_way_twice(question: str) -> None:
    assert ask(question, SMALL, default_encoder()) == ask(question, SMALL, default_encoder())


@pytest.mark.parametrize(
    ("question", "kind"),
    [("how do we write the product name?", "product"), ("我们怎么写品牌名", "brand"), ("产品名称怎么写", "product")],
)
def test_a_name_is_found_by_what_kind_of_name_it_is(demo: Guideline, question: str, kind: str) -> None:
    names = {term.id for term in demo.terms if term.kind == kind}
    found = ask(question, demo, default_encoder())
    assert {answer.item.id for answer in found[: len(names)]} == names


BAKERY = Guideline(
    brand=Brand(id="bramble", names=Localized(en="Bramble", zh="栗桦烘焙"), languages=("en", "zh")),
    claims=Claims(
        approved=(
            ApprovedClaim(
                id="hours",
                text=Localized(en="Open daily from 7:30 am to 8 pm.", zh="每天早上 7:30 至晚上 8:00 营业。"),
                values=("7:30 am", "8 pm", "早上 7:30", "晚上 8:00"),
                evidence="Shop handbook",
            ),
            ApprovedClaim(
                id="loaf",
                text=Localized(en="A country loaf costs £4.80.", zh="乡村面包每条 32 元。"),
                values=("£4.80", "32 元"),
                evidence="Price list",
            ),
        ),
        prohibited=(
            ProhibitedClaim(
                id="health",
                phrases=Examples(en=("good for your gut", "gluten-free"), zh=("养胃", "低糖")),
                reason=Localized(en="No study.", zh="没有检测。"),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    "question", ["when do we open?", "what time do the shops close?", "我们几点开门？", "几点关门"]
)
def test_a_question_for_a_time_of_day_is_answered_by_what_gives_one(question: str) -> None:
    assert [answer.item.id for answer in ask(question, BAKERY, default_encoder())] == ["hours"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Do not say “good for your gut”, “gluten-free”."), ("zh", "不能说：“养胃”“低糖”。")]
)
def test_wordings_of_several_words_are_told_apart_by_quotation_marks(language: Language, said: str) -> None:
    assert said in ask("can we say gluten-free?", BAKERY, default_encoder(), language)[0].body
