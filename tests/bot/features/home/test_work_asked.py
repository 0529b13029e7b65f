"""Questions how the work stands are known; copy that sounds like them asks only where something is called so."""

from __future__ import annotations

import pytest

from bot.features.home.work_asked import Asked, asked_of
from bot.features.home.work_named import share


@pytest.mark.parametrize(
    "text",
    [
        "what's new?",
        "whats new",
        "What is happening this week?",
        "any news?",
        "Is there anything new?",
        "what did I miss?",
        "catch me up please",
        "who is working on what?",
        "最近有什么进展",
        "最近有什么新消息吗？",
        "大家都在忙什么？",
        "这周有什么变化",
        "现在进展如何",
    ],
)
def test_a_question_for_everything_names_nothing(text: str) -> None:
    assert asked_of(text) == (Asked(),)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("who is working on the white paper?", "the white paper"),
        ("who's in charge of store scripts?", "store scripts"),
        ("Any news on the launch?", "the launch"),
        ("what is the status of the white paper right now?", "the white paper"),
        ("where are we with the price list?", "the price list"),
        ("can you tell me the status of the press kit?", "the press kit"),
        ("谁负责白皮书？", "白皮书"),
        ("白皮书谁负责", "白皮书"),
        ("白皮书现在在谁手上？", "白皮书"),
        ("白皮书的负责人是谁", "白皮书"),
        ("白皮书进展如何？", "白皮书"),
        ("上市有什么新消息吗", "上市"),
    ],
)
def test_a_plain_question_after_something_is_one_even_where_nothing_is_called_so(text: str, thing: str) -> None:
    assert Asked(thing) in asked_of(text)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("is the white paper done?", "the white paper"),
        ("when is the white paper due?", "the white paper"),
        ("when does the launch film go live?", "the launch film"),
        ("who has the price list?", "the price list"),
        ("how is the launch going?", "the launch"),
        ("谁在做白皮书", "白皮书"),
        ("白皮书写好了吗？", "白皮书"),
        ("白皮书什么时候交？", "白皮书"),
        ("门店话术做到哪一步了", "门店话术"),
    ],
)
def test_what_copy_says_too_asks_only_where_something_is_called_so(text: str, thing: str) -> None:
    assert Asked(thing, surely=False) in asked_of(text)


@pytest.mark.parametrize(
    ("text", "name"), [("what is Grace working on?", "Grace"), ("周航在忙什么", "周航"), ("林晓手上有什么任务", "林晓")]
)
def test_what_a_person_does_is_asked_by_name(text: str, name: str) -> None:
    assert Asked(name, surely=False, doing=True) in asked_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "What's new? Aurora X.",
        "Who is working on your dreams?",
        "Is your skin ready?",
        "When is it over?",
        "Who has the best night camera?",
        "谁在为你守夜？",
        "你的夏天准备好了吗？",
        "最近有什么进展？看极光 X。",
        "Meet Aurora X, the phone that sees at night.",
        "我们的新机终于来了",
    ],
)
def test_copy_asks_nothing(text: str) -> None:
    assert asked_of(text) == ()


@pytest.mark.parametrize(
    ("name", "title", "much"),
    [
        ("the white paper", "White papers: first draft", 1.0),
        ("price list", "Sign off one price list for all channels", 1.0),
        ("白皮书", "交白皮书初稿", 1.0),
        ("门店的话术", "更换全部门店话术", 1.0),
        ("launch film", "Teaser film", 0.5),
        ("white paper", "Press kit", 0.0),
    ],
)
def test_a_name_is_as_near_to_a_title_as_its_words_stand_in_it(name: str, title: str, much: float) -> None:
    assert share(name, title) == much
