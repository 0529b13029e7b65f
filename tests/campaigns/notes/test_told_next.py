"""What the words after an action say of it: by when it will be done, what a day in it is for, to whom it goes."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.due.reader import read_due
from campaigns.notes.extract import extract

TUESDAY = date(2026, 3, 3)
PRESENT = "Present: Tom, Emma, Sofia\n参会：李娜、王伟、周芸\n\n"


def short(text: str) -> list[tuple[str, str | None, str | None]]:
    found = extract(PRESENT + text, meeting_date=TUESDAY, due_reader=read_due)
    return [(i.action, i.owner, i.due.iso if i.due else None) for i in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sofia offered to write the flyer; a draft is to go round on Wednesday.",
            ("Write the flyer", "Sofia", "2026-03-04"),
        ),
        ("Sofia is going to film a walk; she thinks she can do it by Monday.", ("Film a walk", "Sofia", "2026-03-09")),
        (
            "The page needs a price table. Could you do that please, Emma? End of next week is fine.",
            ("The page needs a price table", "Emma", "2026-03-13"),
        ),
        ("- 产地备案还没人跟，谁来？3月20日前必须交", ("产地备案", None, "2026-03-20")),
        ("王伟整理名单，周五给周芸过目。", ("整理名单", "王伟", "2026-03-06")),
        ("两篇笔记交给李娜写，先出提纲，本周五给王伟看。", ("两篇笔记", "李娜", "2026-03-06")),
        ("李娜想三个备选，周四报上来。", ("想三个备选", "李娜", "2026-03-05")),
    ],
)
def test_the_day_may_be_told_after_the_work(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Tom will call the printer. Sales start on Friday.", None),
        ("Tom will call the printer; he is on leave from Monday.", None),
        ("Tom will call the printer by Friday. Monday is fine for Emma.", "2026-03-06"),
    ],
)
def test_another_day_in_the_next_sentence_is_news(text: str, due: str | None) -> None:
    assert short(text) == [("Call the printer", "Tom", due)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom books the hall for the week of 12 October.", ("Book the hall for the week of 12 October", "Tom", None)),
        ("Tom to reserve two seats for 9 March by Friday.", ("Reserve two seats for 9 March", "Tom", "2026-03-06")),
        ("Tom to book the van by Friday.", ("Book the van", "Tom", "2026-03-06")),
        ("Tom to cut the script to forty minutes by Friday.", ("Cut the script to forty minutes", "Tom", "2026-03-06")),
        ("李娜要把脚本压到四十分钟以内，周二发给法务。", ("把脚本压到四十分钟以内", "李娜", "2026-03-10")),
    ],
)
def test_what_is_booked_for_a_day_or_how_long_it_is_to_be_is_no_due_date(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert short(text) == [expected]


def test_a_day_told_as_the_reason_is_not_the_one_to_be_ready_by() -> None:
    found = short("- Tom: map for the magazine, their copy deadline is 8 May so pls by 6 May")
    assert [(owner, due) for _, owner, due in found] == [("Tom", "2026-05-06")]


@pytest.mark.parametrize("text", ["Tom booked the hall for Friday.", "Guests book tables for Friday."])
def test_what_was_booked_and_what_guests_do_is_no_work(text: str) -> None:
    assert short(text) == []


def test_whoever_is_called_in_a_chat_is_asked_and_not_who_calls() -> None:
    assert short("10:00 周芸：挑做餐饮的那个。李娜，周四把案例稿发我") == [("把案例稿发我", "李娜", "2026-03-05")]


@pytest.mark.parametrize("text", ["王伟，昨天把稿子发我了。", "李娜，周五请假。", "王伟觉得不错，周五给周芸看。"])
def test_news_and_leave_behind_a_name_are_no_work(text: str) -> None:
    assert short(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3) Texts came back. Proofreading French: Tom; proofreading Italian: Emma, both till 20 March.",
            [("Proofread French", "Tom", "2026-03-20"), ("Proofread Italian", "Emma", "2026-03-20")],
        ),
        (
            "法语校对：李娜；意语校对：王伟，都3月20日前。",
            [("法语校对", "李娜", "2026-03-20"), ("意语校对", "王伟", "2026-03-20")],
        ),
        ("Winner: Tom; runner-up: Emma, both were happy on Friday.", []),
        ("Winner: Tom; runner-up: Emma.", []),
    ],
)
def test_one_day_may_hold_for_several_things(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert short(text) == expected
