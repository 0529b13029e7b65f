"""Times of day in figures: what is quoted of them, and the half of the day that they are in."""

from __future__ import annotations

import pytest

from consistency.statements.dates import times
from consistency.statements.values import Clock


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("每天早上 7:30 至晚上 8:00 营业。", [("早上 7:30", 450), ("晚上 8:00", 1200)]),
        ("下午2:30-晚10:00", [("下午2:30", 870), ("晚10:00", 1320)]),
        ("晚上 20:00 关门，中午 12:30 开饭。", [("晚上 20:00", 1200), ("中午 12:30", 750)]),
        ("每天 22 点关门。", [("22 点", 1320)]),
        ("Open until 9 pm. Come in.", [("9 pm", 1260)]),
        ("Open until 9 p.m. on Sundays.", [("9 p.m.", 1260)]),
    ],
)
def test_a_time_is_quoted_without_blanks_and_stops_around_it_and_with_its_part_of_the_day(
    text: str, read: list[tuple[str, int]]
) -> None:
    found = [(text[m.start : m.end], m.value) for m in times(text)]
    assert found == [(quote, Clock(minutes)) for quote, minutes in read]
