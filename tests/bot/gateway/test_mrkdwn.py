"""Text for Slack: somebody's words cannot become markup, and no cut breaks the markup that is there."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.gateway.mrkdwn import atoms_of, cut, escape, quoted, rendered, split

SCRAPS = ("*", "_", "~", "`", "```", "<@U1>", "<https://e.com/a?b=1&amp;c=2|the label>", "&amp;", "&lt;", ":tada:", "<")
WORDS = ("word", " ", "\n", "\n\n", "。", "手机", "👩‍👩‍👧", ". ", "\r\n", "@channel")
markup = st.lists(st.sampled_from(SCRAPS + WORDS), max_size=60).map("".join)
any_text = markup | st.text(max_size=200)


@given(any_text)
def test_reading_markup_and_writing_it_again_gives_the_same_text(text: str) -> None:
    assert rendered(list(atoms_of(text, len(text) + 1))) == text


@given(any_text, st.integers(min_value=12, max_value=80))
@example("`" + "x" * 50 + "`", 12)
@example("*" + "word " * 20 + "*", 12)
@example("`<https://e.com/a?b=1&amp;c=2|the label>`", 12)
@example("*<https://e.com/a?b=1&amp;c=2|the label>*", 40)
@example("```<https://e.com/a?b=1&amp;c=2|the label>```", 42)
def test_every_piece_keeps_to_the_limit_and_no_readable_character_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(len(piece) <= limit for piece in pieces)
    if "<" not in text:  # a link too long for a piece keeps only what a reader sees of it

        def readable(value: str) -> str:
            return "".join(c for c in value if not c.isspace() and c not in "*_~`")

        assert readable("".join(pieces)) == readable(text)


@given(st.lists(st.sampled_from(["&amp;", "&lt;", "<@U12345>", ":tada:", "<!here>", "手", "a"]), max_size=40))
def test_no_entity_mention_or_emoji_is_broken(parts: list[str]) -> None:
    pieces = split("".join(parts), 20)
    assert "".join(pieces) == "".join(parts)
    for piece in pieces:
        assert not re.search(r"&(?!amp;|lt;)|<[^>]*$|^[^<]*>", piece)
        assert piece.count(":") % 2 == 0


@given(st.text(alphabet="ab 手机。", min_size=1, max_size=120), st.sampled_from("*_~"))
def test_emphasis_is_closed_before_a_cut_and_opened_after_it(words: str, mark: str) -> None:
    inner = " ".join(words.split()) or "a"
    for piece in split(f"{mark}{inner}{mark}", 20):
        assert piece[0] == piece[-1] == mark
        assert not piece[1].isspace()
        assert not piece[-2].isspace()


def test_a_code_fence_is_closed_before_a_cut_and_opened_after_it() -> None:
    pieces = split("```\n" + "\n".join(f"    line {n}" for n in range(10)) + "\n```", 60)
    assert len(pieces) > 1
    assert all(piece.startswith("```") and piece.endswith("```") for piece in pieces)
    assert all("    line" in piece for piece in pieces), "indentation is part of code"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("First paragraph is here.\n\nSecond paragraph is here.", "First paragraph is here."),
        ("First line of the text\nsecond line of the text", "First line of the text"),
        ("One sentence here. Another follows it.", "One sentence here."),
        ("极致影像突破想象。新一代旗舰手机今天正式开售，欢迎选购。", "极致影像突破想象。"),
        ("several words with no stop at all in it", "several words with no stop"),
    ],
)
def test_a_cut_prefers_the_end_of_a_paragraph_line_sentence_or_word(text: str, first: str) -> None:
    assert split(text, 26 if text.isascii() else 16)[0] == first


def test_a_cut_text_ends_in_an_ellipsis_and_a_short_one_stays() -> None:
    assert cut("short", 10) == "short"
    assert cut("*bold words that go on*", 12) == "*bold*…"


def test_a_link_too_long_for_the_limit_keeps_its_label() -> None:
    assert "".join(split("<https://example.com/" + "x" * 100 + "|the label of it>", 40)) == "the label of it"


def test_marks_inside_words_and_lone_marks_are_plain_characters() -> None:
    assert split("snake_case_name 2*3*4 and a lone * here", 20) == ["snake_case_name", "2*3*4 and a lone *", "here"]


@given(st.text())
def test_escaped_text_holds_no_markup_of_slack(text: str) -> None:
    escaped = escape(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert re.sub("&(amp|lt|gt);", "", escaped).count("&") == 0


@pytest.mark.parametrize(
    "words", ["<!channel> hi", "@channel hi", "@Here hi", "<@U123> hi", "@everyone", "<!subteam^S1>"]
)
def test_quoted_words_mention_nobody(words: str) -> None:
    assert not re.search(r"<[@!]|@(channel|here|everyone)\b", quoted(words), re.IGNORECASE)


def test_forty_thousand_marks_are_read_in_one_pass() -> None:
    assert len("".join(split("*a " * 13_000, 3_000))) > 20_000
