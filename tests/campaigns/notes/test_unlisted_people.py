"""People whom no list names: who is away, whom "she" means, who is called by name, and their work."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.due.reader import read_due
from campaigns.notes.extract import extract

TUESDAY = date(2026, 3, 3)


def short(text: str) -> list[tuple[str, str | None]]:
    return [(i.action, i.owner) for i in extract(text, meeting_date=TUESDAY, due_reader=read_due)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lars has been looking at the poster, and he has promised to ring the city tomorrow.",
            ("Ring the city", "Lars"),
        ),
        ("The page needs a price table. Could you do that please, Ines?", ("The page needs a price table", "Ines")),
        (
            "Gus wondered about a costume. Oh, and Gus, don't forget the invoice, accounts want it by Friday.",
            ("The invoice", "Gus"),
        ),
        ("Apologies: Ravi\n\nRavi, who could not be with us, is to order the cups.", ("Order the cups", "Ravi")),
        ("(Colm on leave till Monday)\n\n- Colm when he's back: redo the forecast", ("Redo the forecast", "Colm")),
        ("- somebody has to tell the city about the new date, anyone?", ("Tell the city about the new date", None)),
        ("晓琳说妈妈们更信医生，她答应去约主任录一段话。", ("去约主任录一段话", "晓琳")),
        ("样品还差三百包，麻烦思远跟仓库对一下，今天就办。", ("跟仓库对一下", "思远")),
    ],
)
def test_who_is_told_in_passing_is_an_owner(text: str, expected: tuple[str, str | None]) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Present: Tom, Emma\n\nTom and Emma remember the launch well.",
        "Sales has grown fast, so she is happy.",
        "Could somebody tell me what happened?",
        "Apologies: late notice again",
        "Marketing is on holiday.",
        "客户说样品不错，他会再买。",
        "麻烦尽快把合同寄出。",
    ],
)
def test_remarks_about_somebody_are_no_work(text: str) -> None:
    assert short(text) == []
