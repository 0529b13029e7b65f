"""Hours after days of the week are told of the same thing; other commas part a sentence."""

from __future__ import annotations

import pytest

from consistency.statements.clauses import split_clauses


def clauses(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in split_clauses(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Our lockers are open Monday to Saturday, 7 am to 9 pm",
        "The yard opens every day, 7.30-21.00",
        "We are in Mon-Fri, from 8 am to 6 pm",
    ],
)
def test_hours_go_with_the_days_before_them(text: str) -> None:
    assert clauses(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Our van comes on Friday, 7 am to 9 am", ["Our van comes on Friday", "7 am to 9 am"]),
        ("Closed on Sundays, 300 lockers are new", ["Closed on Sundays", "300 lockers are new"]),
        ("Open Monday to Friday, the café from 8 am", ["Open Monday to Friday", "the café from 8 am"]),
        ("Monday to Friday, 7 am to 9 pm, ring us", ["Monday to Friday, 7 am to 9 pm", "ring us"]),
        ("周一至周五营业，九点开门", ["周一至周五营业", "九点开门"]),
    ],
)
def test_other_commas_part_clauses(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts
