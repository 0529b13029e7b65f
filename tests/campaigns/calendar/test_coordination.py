"""When A goes out, B follows within n days: kept, planned, missing, late or broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from campaigns.calendar.coordination import watch
from campaigns.calendar.model import ContentItem, CoordinationRule, Selector
from campaigns.errors import InvalidField

Make = Callable[..., ContentItem]
RULE = CoordinationRule(
    id="r", campaign="launch", when=Selector(channel="ad"), then=Selector(channel="store"), within_days=2
)


@pytest.mark.parametrize(
    ("published", "follower", "state"),
    [
        ("2026-11-17", ("2026-11-18", "published"), "kept"),
        ("2026-11-17", ("2026-11-19", "scheduled"), "planned"),
        ("2026-11-17", ("2026-11-18T09:00", "scheduled"), "late"),
        ("2026-11-17", ("2026-11-20", "scheduled"), "missing"),
        ("2026-11-17", ("2026-11-16", "published"), "missing"),
        ("2026-11-17", ("2026-11-18", "cancelled"), "missing"),
        ("2026-11-15", ("2026-11-16", "scheduled"), "broken"),
        ("2026-11-16", ("2026-11-18", "scheduled"), "planned"),
        ("2026-11-15", None, "broken"),
        ("2026-12-01", None, "missing"),
    ],
)
def test_a_rule_says_how_it_stands(
    item: Make, now: dt.datetime, published: str, follower: tuple[str, str] | None, state: str
) -> None:
    items = [item("a", published)]
    if follower is not None:
        items.append(item("b", follower[0], channel="store", status=follower[1]))
    (watched,) = watch([RULE], items, now, "Asia/Shanghai")
    assert watched.state == state
    assert watched.until == dt.date.fromisoformat(published) + dt.timedelta(days=2)
    assert (watched.follower is not None) is (
        state in ("kept", "planned", "late") or follower == ("2026-11-16", "scheduled")
    )


def test_the_worst_comes_first_and_what_is_out_counts_before_what_is_planned(item: Make, now: dt.datetime) -> None:
    items = [
        item("fine", "2026-11-17"),
        item("planned", "2026-11-17T10:00", channel="store"),
        item("out", "2026-11-18", channel="store", status="published"),
        item("old", "2026-11-01"),
        item("undated", None),
        item("elsewhere", "2026-11-17", campaign="other"),
        item("gone", "2026-11-01", status="cancelled"),
    ]
    watched = watch([RULE], items, now, "Asia/Shanghai")
    assert [(w.item.id, w.state, w.follower and w.follower.id) for w in watched] == [
        ("old", "broken", None),
        ("fine", "kept", "out"),
    ]


def test_a_piece_does_not_follow_itself(item: Make, now: dt.datetime) -> None:
    echo = CoordinationRule(
        id="e", campaign="launch", when=Selector(stage="decision"), then=Selector(channel="ad"), within_days=0
    )
    assert [w.state for w in watch([echo], [item("a", "2026-11-20", stage="decision")], now, "Asia/Shanghai")] == [
        "missing"
    ]


def test_a_rule_of_anything_or_backwards_in_time_is_refused() -> None:
    with pytest.raises(InvalidField):
        CoordinationRule(id="r", campaign="c", when=Selector(), then=Selector(), within_days=1)
    with pytest.raises(InvalidField):
        CoordinationRule(id="r", campaign="c", when=Selector(channel="a"), then=Selector(), within_days=-1)
