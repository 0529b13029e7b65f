"""Times of day in words and bare numbers, and whether something begins or ends then."""

from __future__ import annotations

import pytest

from consistency.statements.dates import edge_of
from consistency.statements.spoken_times import bare_hours, hours_in_words, spoken_times
from consistency.statements.values import Clock


def said(text: str) -> list[tuple[str, int, bool]]:
    found = [*spoken_times(text), *hours_in_words(text), *bare_hours(text)]
    return [(text[f.start : f.end], f.value.minutes, f.value.half) for f in found if isinstance(f.value, Clock)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Breakfast is served until half past ten.", ("half past ten", 630, True)),
        ("It opens at quarter to nine in the morning.", ("quarter to nine", 525, False)),
        ("Supper is at half past six in the evening.", ("half past six", 1110, False)),
        ("We serve until eleven o'clock.", ("eleven", 660, True)),
        ("Check in from four in the afternoon.", ("four", 960, False)),
        ("The bar serves until ten at night.", ("ten", 1320, False)),
        ("The last bus goes at two at night.", ("two", 120, False)),
        ("Breakfast waits until eleven.", ("eleven", 660, True)),
        ("Breakfast is served until 10.30.", ("10.30", 630, True)),
        ("Check-in from 3, please.", ("3", 180, True)),
    ],
)
def test_a_time_in_words_is_read(text: str, time: tuple[str, int, bool]) -> None:
    assert said(text) == [time]


@pytest.mark.parametrize(
    "text", ["From two rooms to ten.", "Ready by 10 December.", "From 3 pm.", "At ten pounds a head."]
)
def test_a_number_of_something_is_no_time(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("served until [ten]", "end"),
        ("the bar closes at [11 pm]", "end"),
        ("open from [7 am]", "start"),
        ("breakfast at [ten]", ""),
        ("每晚 [23 点]起", "start"),
        ("到[次日 7 点]", "end"),
        ("[18 点]前下单", "end"),
    ],
)
def test_words_beside_a_time_say_what_it_is_the_edge_of(text: str, edge: str) -> None:
    plain = text.replace("[", "").replace("]", "")
    assert edge_of(plain, text.index("["), text.index("]") - 1) == edge
