"""Slack's transport markup is undone, and copy is told from what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.incoming import as_typed, reads_as_copy, without_mention


@pytest.mark.parametrize(
    ("delivered", "typed"),
    [
        ("R&amp;D &lt;3 &gt; all", "R&D <3 > all"),
        ("see <https://orlume.example/x>", "see https://orlume.example/x"),
        ("see <http://orlume.example|orlume.example>", "see orlume.example"),
        ("<https://orlume.example/buy|Buy now>", "[Buy now](https://orlume.example/buy)"),
        ("mail <mailto:a@b.example|a@b.example>", "mail a@b.example"),
        ("in <#C012AB|launch> for <!here>", "in #launch for @here"),
        ("ask <@U123> or <!subteam^S1|@brand>", "ask <@U123> or @brand"),
        ("&amp;lt; stays once decoded", "&lt; stays once decoded"),
        ("<tel:<tel:+441632960961>", "<tel:tel:+441632960961"),
    ],
)
def test_what_slack_delivers_reads_as_it_was_typed(delivered: str, typed: str):
    assert as_typed(delivered) == typed


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_typed_text_survives_slacks_escaping(text: str):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert as_typed(escaped) == text


@pytest.mark.parametrize(
    "text",
    [
        "<@UBOT> check this",
        "<@UBOT>: check this",
        "check this <@UBOT>",
        "<@UBOT|unison>，check this",
        "<@UBOT> <@UBOT>  check this",
    ],
)
def test_the_mention_of_the_bot_is_not_part_of_the_copy(text: str):
    assert without_mention(text, "UBOT") == "check this"


def test_a_mention_of_somebody_else_is():
    assert without_mention("<@UBOT> thanks to <@U2>", "UBOT") == "thanks to <@U2>"


@pytest.mark.parametrize("text", ["hi", "Hello!", "你好！", "谢谢", "ok", "", "👍", "Unison 小助手", "OK 晚点看"])
def test_a_greeting_is_not_copy(text: str):
    assert not reads_as_copy(text)


@pytest.mark.parametrize(
    "text",
    [
        "Imaging beyond imagination",
        "极致影像，突破想象",
        "Hello world, meet the new X1",
        "你好，新的X1来了",
        "Aurora X 见你所见。",
    ],
)
def test_a_slogan_is_copy(text: str):
    assert reads_as_copy(text)
