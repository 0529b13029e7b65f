"""A comment's words are found in the text, however they were copied, and only when it is clear which are meant."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.approvals.spans import WordsNotThere, locate, stretches

ENGLISH = "See the stars as you saw them.  Shot on “Aurora X”,\nsee the stars!"
CHINESE = "极致影像，突破想象。夜色里的星空，所见即所得！极致影像。"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (ENGLISH, "as you saw", "as you saw"),
        (ENGLISH, 'on "Aurora X", see the', "on “Aurora X”,\nsee the"),
        (ENGLISH, "“as you   saw them”", "as you saw them"),
        (CHINESE, "夜色里的 星空", "夜色里的星空"),
        (CHINESE, "「突破想象」", "突破想象"),
        ("版本ＡＢ，上市", "AB", "ＡＢ"),
    ],
)
def test_words_are_found_as_they_are_or_as_copying_changes_them(text: str, words: str, found: str):
    start, end = locate(text, words)
    assert text[start:end] == found


@pytest.mark.parametrize(("words", "times"), [("the moon", 0), ("ee the stars", 2), ("", 0), ("“”", 0), ("极致", 0)])
def test_words_that_are_not_there_or_twice_are_refused_with_how_often(words: str, times: int):
    with pytest.raises(WordsNotThere) as refused:
        locate(ENGLISH, words)
    assert refused.value.times == times


def test_the_chosen_sentence_says_which_of_two_is_meant():
    first, second, third = stretches(CHINESE)
    assert locate(CHINESE, "极致影像", third) == (third[0], third[0] + 4)
    with pytest.raises(WordsNotThere):
        locate(CHINESE, "极致影像", second)
    assert CHINESE[slice(*first)] == "极致影像，突破想象。"


def test_sentences_end_at_marks_and_lines_but_not_at_the_point_of_a_number():
    text = "只要 3.5 秒。\n\n标题\nIt takes 3.5 s. “Really?” Yes"
    assert [text[start:end] for start, end in stretches(text)] == [
        "只要 3.5 秒。",
        "标题",
        "It takes 3.5 s.",
        "“Really?”",
        "Yes",
    ]


@given(st.text("ab 。.\n“”ＡA", max_size=40), st.data())
def test_a_stretch_of_the_text_is_found_where_it_is_when_it_is_there_once(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end].strip()
    if text.count(words) == 1 and words:
        found = locate(text, words)
        assert text[slice(*found)] == words


@given(st.text("ab 。.！\n”)", max_size=60))
def test_sentences_cover_every_word_in_order(text: str):
    found = stretches(text)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))
    assert "".join(text[start:end] for start, end in found).split() or not text.split()
    covered = {place for start, end in found for place in range(start, end)}
    assert {place for place, character in enumerate(text) if character.isalnum()} <= covered
