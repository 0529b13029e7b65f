"""Goals read from sentences that were written down before the reader was: good ones, half ones and slogans."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.goals.draft import GoalDraft
from kpi.goals.lights import lights
from kpi.goals.reader import read

TODAY = dt.date(2026, 3, 4)
LETTERS = {"metric": "M", "number": "N", "baseline": "B", "owner": "O", "dates": "D"}


def _cases(language: str) -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / f"cases_{language}.txt").read_text(encoding="utf-8").splitlines()
    split = [line.split(" | ") for line in lines if not line.startswith("#")]
    return [(sentence, goals) for sentence, *goals in split]


def _short(draft: GoalDraft) -> str:
    change = f"{draft.change.kind} {draft.change.value:.10g}" if draft.change else "- -"
    period = f"{draft.start}/{draft.end}" if draft.end else "-"
    off = "".join(letter for name, letter in LETTERS.items() if not lights(draft)[name].on) or "-"
    return f"{draft.metric.id if draft.metric else '?'} {change} {period} {off}"


@pytest.mark.parametrize(("sentence", "goals"), _cases("en"))
def test_an_english_sentence_is_read_as_its_author_meant_it(sentence: str, goals: list[str]):
    assert [_short(draft) for draft in read(sentence, today=TODAY).drafts] == goals


@pytest.mark.parametrize(("sentence", "goals"), _cases("zh"))
def test_a_chinese_sentence_is_read_as_its_author_meant_it(sentence: str, goals: list[str]):
    assert [_short(draft) for draft in read(sentence, today=TODAY).drafts] == goals


@given(st.text(max_size=200))
def test_no_text_whatever_makes_the_reader_fail(text: str):
    for draft in read(text, today=TODAY).drafts:
        assert draft.words in text
