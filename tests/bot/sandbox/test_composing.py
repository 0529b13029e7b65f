"""What Slack makes of typed text, on any text at all."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import start
from bot.sandbox.composing import as_command_text, as_slack_text, emoji_table, rich_text
from bot.sandbox.model import DEFAULT_CHANNELS, DEFAULT_PEOPLE, AppSurface
from bot.sandbox.state import Workspace

WORKSPACE = Workspace(DEFAULT_PEOPLE, DEFAULT_CHANNELS, AppSurface(), "Test")


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("@unison，看一下 #launch", "<@U0UNISON>，看一下 <#C0LAUNCH|>"),
        ("mail me@unison.example", "mail me@unison.example"),
        ("详见https://example.com/a?b=1&c=2。谢谢", "详见<https://example.com/a?b=1&amp;c=2>。谢谢"),
        ("(see https://example.com/x).", "(see <https://example.com/x>)."),
        ("上市啦🚀", "上市啦:rocket:"),
        ("@林晓 Lin Xiao 请看", "<@U0WRITER> 请看"),
    ],
)
def test_typed_text_is_sent_as_slack_sends_it(typed: str, sent: str) -> None:
    assert as_slack_text(WORKSPACE, typed) == sent


def test_the_rich_text_beside_it_has_the_same_parts() -> None:
    section = rich_text(as_slack_text(WORKSPACE, "@Unison see https://example.com 🎉 a&b"))[0]["elements"][0]
    assert section["elements"] == [
        {"type": "user", "user_id": "U0UNISON"},
        {"type": "text", "text": " see "},
        {"type": "link", "url": "https://example.com"},
        {"type": "text", "text": " "},
        {"type": "emoji", "name": "tada"},
        {"type": "text", "text": " a&b"},
    ]


@given(st.text().filter(lambda typed: not any(sign in typed for sign in (*"@#:", *emoji_table().values()))))
def test_plain_text_comes_back_unchanged(typed: str) -> None:
    sent = as_slack_text(WORKSPACE, typed)
    assert "<" not in sent
    parts = rich_text(sent)[0]["elements"][0]["elements"]
    assert "".join(part["text"] for part in parts) == typed
    assert html.unescape(sent) == typed


def test_names_after_a_command_are_sent_as_ids_with_the_names_and_the_rest_as_typed() -> None:
    typed = "@林晓 Lin Xiao reads Tom & Ann <now> in #launch https://example.com/@Grace"
    sent = "<@U0WRITER|u0writer> reads Tom & Ann <now> in <#C0LAUNCH|launch> https://example.com/@Grace"
    assert as_command_text(WORKSPACE, typed) == sent
    assert as_command_text(WORKSPACE, sent) == sent


def test_the_people_of_the_demo_go_by_their_names_in_both_scripts() -> None:
    names = {each.id: each.full for each in start._people()}
    assert names["U0WRITER"] == "林晓 Lin Xiao"
    workspace = Workspace(start._people(), DEFAULT_CHANNELS, AppSurface(), "Test")
    assert workspace.user_object("U0WRITER", locale=False)["profile"]["real_name"] == "林晓 Lin Xiao"
