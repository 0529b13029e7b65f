"""What a message says reads the same in a canvas."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.markdown import CANVAS, escape, from_mrkdwn, plain
from bot.gateway.mrkdwn import escape as as_mrkdwn


def told(at: dt.datetime) -> str:
    return f"{at:%d %b, %H:%M}"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (":red_circle: *Page visits*: down", ":red_circle: **Page visits**: down"),
        ("_open_ · by <@U0COORD> in <#C1|launch>", "*open* · by ![](@U0COORD) in ![](#C1)"),
        ("until <!date^1795557600^{date_short_pretty} {time}|2026>", "until 24 Nov, 22:00"),
        ("<https://a.example/x_y|the *thread*>", r"[the \*thread\*](https://a.example/x_y)"),
        ("*Ben &amp; Jerry &lt;3*", r"**Ben & Jerry \<3**"),
        ("snake_case_name and 2 * 3 * 4", r"snake\_case\_name and 2 \* 3 \* 4"),
        ("`/kpi_x review`", "`/kpi_x review`"),
        ("[draft] #1 | ~20", r"\[draft\] \#1 \| \~20"),
        ("*预约登记数* 突然下跌", "**预约登记数** 突然下跌"),
    ],
)
def test_marks_mentions_and_moments_are_translated(said: str, shown: str):
    assert from_mrkdwn(said, CANVAS, told) == shown


def test_plain_words_have_no_emoji_and_keep_their_times():
    assert from_mrkdwn(":dart: at 10:30:15 sharp :+1:", plain({}), told).strip() == "at 10:30:15 sharp"


@given(st.text(alphabet="ab \\[]<>|#~&预", max_size=40))
def test_words_that_were_somebodys_stay_words(text: str):
    assert from_mrkdwn(as_mrkdwn(text), CANVAS, told) == escape(text)


def test_on_a_page_only_the_words_are_left_and_people_have_names():
    said = ":red_circle: *Sign-ups* fell &amp; _given to <@U1>_, <@U2> until <https://a.example|today> `/kpi`"
    assert from_mrkdwn(said, plain({"U1": "Grace"}), told) == "Sign-ups fell & given to @Grace, @U2 until today /kpi"
