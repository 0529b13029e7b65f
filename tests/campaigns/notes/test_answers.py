"""A chat asks who, and somebody answers: what was asked for is theirs."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.due.reader import read_due
from campaigns.notes.extract import extract

TUESDAY = date(2026, 3, 3)


def short(text: str) -> list[tuple[str, str | None, str | None]]:
    found = extract(text, meeting_date=TUESDAY, due_reader=read_due)
    return [(i.action, i.owner, i.due.iso if i.due else None) for i in found]


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        ("flyer has to be reprinted by Friday, who?", "me", ("Flyer has to be reprinted", "Emma", "2026-03-06")),
        (
            "Who calls the caterer? nobody did",
            "hm, I'll take that one, Wed",
            ("Call the caterer", "Emma", "2026-03-04"),
        ),
        ("So who can proofread the menu?", "I can, tomorrow", ("Proofread the menu", "Emma", "2026-03-04")),
        ("菜单还得校对，谁来？", "我来吧，周四前", ("菜单还得校对", "Emma", "2026-03-05")),
        ("谁去跟酒店确认人数？", "好，我去", ("跟酒店确认人数", "Emma", None)),
    ],
)
def test_whoever_answers_takes_what_was_asked_for(asked: str, answer: str, expected: tuple[str, str, str]) -> None:
    assert short(f"Tom: {asked}\nEmma: {answer}\nSofia: ok") == [expected]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("who knows the price?", "me"),
        ("who likes the blue one?", "me"),
        ("谁周五请假？", "我"),
        ("The flyer is printed, who paid?", "me"),
        ("the flyer has to be reprinted, who?", "no idea"),
    ],
)
def test_questions_after_people_and_answers_that_take_nothing_are_no_work(asked: str, answer: str) -> None:
    assert short(f"Tom: {asked}\nEmma: {answer}\nSofia: ok") == []


@pytest.mark.parametrize(
    ("asked", "answer", "due"),
    [
        ("@Emma can you fix the menu?", "yep, by Thursday", "2026-03-05"),
        ("@Emma 你改一下菜单？", "好，明天中午前给你", "2026-03-04T12:00"),
        ("@Emma can you fix the menu?", "sure. I am away on Friday", None),
        ("@Emma can you fix the menu by Wednesday?", "ok, Thursday", "2026-03-04"),
    ],
)
def test_a_yes_with_a_day_dates_what_was_asked_without_one(asked: str, answer: str, due: str | None) -> None:
    found = short(f"Tom: {asked}\nEmma: {answer}\nSofia: ok")
    assert [(owner, day) for _, owner, day in found] == [("Emma", due)]
