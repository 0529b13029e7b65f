"""Parsing copy: what a reader sees, and where each character came from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.document import Document, parse

MARKUP = st.text(
    alphabet=st.sampled_from(
        list("ab Z1.!?，。！“”「」《》\"'*_~`<>[]()#@:|-+&;\\/\n\r\t\u200b\u200d\ufe0f\u0301\u20e3最佳＃Ａ🎉👨")
    ),
    max_size=60,
)
PIECES = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "_",
            "~~",
            "`",
            "```",
            "\n",
            "\r\n",
            "> ",
            "- ",
            "# ",
            "| a |",
            "|---|",
            "<@U1>",
            "<https://a.co|b>",
            "[a](b)",
            "![",
            "](",
            ":tada:",
            "&amp;",
            "&#x200b;",
            "best",
            "最佳",
            "。",
            ". ",
            "👨‍👩‍👧",
            "é",
            "a@b.co",
            "https://x.com/y",
            "#话题#",
            "---",
            "<br>",
            "<!--",
            "-->",
            "\ud800",
            "”",
            "“",
            "1. ",
            "Ａ",
        ]
    ),
    max_size=25,
).map("".join)
ANYTHING = st.one_of(st.text(max_size=80), st.text(st.characters(codec=None), max_size=40), MARKUP, PIECES)  # fmt: skip


def assert_sound(text: str, document: Document) -> None:
    assert document.original == text
    assert len(document.plain) == len(document.starts) == len(document.ends)
    at = 0
    for start, end in zip(document.starts, document.ends, strict=True):
        assert at <= start < end <= len(text)
        at = end
    at = 0
    for number, sentence in enumerate(document.sentences):
        assert sentence.index == number
        assert sentence.text == document.plain[sentence.start : sentence.end] != ""
        assert sentence.span == document.span(sentence.start, sentence.end)
        assert at <= sentence.span.start < sentence.span.end <= len(text)
        at = sentence.span.end
    for protected in document.protected:
        assert 0 <= protected.start <= protected.end <= len(document.plain)
        assert 0 <= protected.span.start < protected.span.end <= len(text)
    for token in document.tokens:
        assert document.plain[token.start : token.end] == token.text


@settings(max_examples=400, deadline=None)
@given(ANYTHING)
def test_any_text_parses_into_ordered_disjoint_spans_within_its_bounds(text: str) -> None:
    assert_sound(text, parse(text))


@settings(max_examples=100, deadline=None)
@given(ANYTHING)
def test_every_letter_of_the_plain_text_is_in_a_sentence(text: str) -> None:
    document = parse(text)
    covered = {at for s in document.sentences for at in range(s.start, s.end)}
    assert [c for at, c in enumerate(document.plain) if c.isalnum() and at not in covered] == []


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["We", "love", "light", "最佳", "的", "选择", "，", ", ", ". ", "。", "! ", " "]), max_size=30
    )
)
def test_prose_without_markup_is_its_own_plain_text(words: list[str]) -> None:
    text = "".join(words)
    document = parse(text)
    assert document.plain == text.strip(" ")
    assert all(document.quote(s.span) == s.text for s in document.sentences)


HOSTILE = [
    "<",
    "[",
    "](",
    "[a](",
    "*",
    "**a",
    "_a ",
    "`",
    "``` ",
    "```\n",
    "~~~\n",
    "#",
    "#a ",
    "@a",
    "a@",
    "&",
    "&amp",
    ":a",
    ":a:",
    "<!--",
    '<a x="',
    "http://",
    "[](",
    "((",
    "\u201c",
    "「",
    "《。",
    '"',
    "|",
    "|-|\n",
    "> ",
    "- ",
    "1. ",
    "\n",
    " ",
    "a",
    "最",
    "。",
    ".",
    "!?",
    "e\u0301",
    "\u0301",
    "\U0001f468\u200d",
    "️",
    "\ud800",
    "www.",
    ".com",
    "-.com",
    "a.b.",
    "1️⃣",
    "~",
    "~ ",
    "\\",
    "<<>",
    "--- \n",
    "a: \n",
    "\u200b",
    "＃话",
    "a*b ",
    "_",
    "[[",
    "]]",
    "![",
    "&#1;",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_forty_thousand_characters_of_a_repeated_mark_parse(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    assert_sound(text, parse(text))


def test_a_place_is_found_in_its_sentence_and_the_blank_between_two_in_neither():
    document = parse("One. Two!\n\n三。")
    found = [document.sentence_at(i) for i in range(len(document.plain))]
    assert [s.text if s else None for s in found] == ["One."] * 4 + [None] + ["Two!"] * 4 + [None] * (
        len(found) - 11
    ) + ["三。"] * 2
    assert document.sentence_at(len(document.plain)) is None
