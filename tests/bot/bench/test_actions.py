"""The score of action items counts what it says: a perfect answer is 1, and each kind of fault costs what it should."""

from __future__ import annotations

from datetime import date, datetime

from bot.bench.actions import Labelled, match, same_due
from campaigns.due.model import Due, Granularity
from campaigns.notes.model import ActionItem

TEXT = "Li will send the press kit today.\nTom will call the printer tomorrow."


def label(words: str) -> Labelled:
    return Labelled(words, TEXT.index(words), None, (), None, None, "open", carried=False)


def item(words: str, action: str | None = None) -> ActionItem:
    start = TEXT.index(words)
    return ActionItem(action or words, None, (), None, None, start, start + len(words), 0.9)


def due(when: date | datetime) -> Due:
    minute = isinstance(when, datetime)
    return Due(when, Granularity.MINUTE if minute else Granularity.DAY, "UTC", 0, 1, "x")


def test_items_are_matched_by_overlap_one_to_one():
    labels = [label("send the press kit"), label("call the printer")]
    found = [item("call the printer"), item("send the press kit"), item("send the press kit")]
    assert match(TEXT, labels, found) == [(labels[0], found[1]), (labels[1], found[0])]


def test_the_same_words_on_another_line_are_no_match():
    assert match(TEXT, [label("send the press kit")], [item("call the printer", "Send the press kit")]) == []


def test_less_than_half_the_words_and_of_the_span_is_no_match():
    assert match(TEXT, [label("Li")], [item("the press kit")]) == []


def test_a_day_accepts_any_time_of_it_and_a_minute_only_itself():
    assert same_due("2026-03-06", due(date(2026, 3, 6)))
    assert same_due("2026-03-06", due(datetime(2026, 3, 6, 18)))  # noqa: DTZ001 - a wall time
    assert not same_due("2026-03-06", due(date(2026, 3, 7)))
    assert same_due("2026-03-06T12:00", due(datetime(2026, 3, 6, 12)))  # noqa: DTZ001 - a wall time
    assert not same_due("2026-03-06T12:00", due(date(2026, 3, 6)))
    assert same_due(None, None)
    assert not same_due(None, due(date(2026, 3, 6)))
    assert not same_due("2026-03-06", None)
