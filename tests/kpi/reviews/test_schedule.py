"""When a review is due, by its own clock."""

from __future__ import annotations

import datetime as dt

import pytest

from kpi.errors import InvalidField
from kpi.reviews.schedule import Schedule, due, following

MONDAY = dt.date(2026, 11, 23)


def schedule(**given) -> Schedule:
    known = {"channel": "C1", "period": "week", "weekday": 0, "time": dt.time(9), "zone": "Asia/Shanghai"}
    return Schedule(**(known | given))


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-23T00:59", None),
        ("2026-11-23T01:00", MONDAY),
        ("2026-11-23T09:59", MONDAY),
        ("2026-11-23T10:01", None),
        ("2026-11-24T01:00", None),
    ],
)
def test_a_weekly_review_comes_on_its_day_from_its_time_on_and_not_long_after(now, day):
    assert due(schedule(), utc(now)) == day


def test_one_late_in_the_evening_still_comes_after_midnight():
    assert due(schedule(time=dt.time(22)), utc("2026-11-23T17:00")) == MONDAY


def test_a_month_has_its_review_on_its_first_such_day_and_a_quarter_in_its_first_month():
    assert due(schedule(period="month"), utc("2026-12-07T02:00")) == dt.date(2026, 12, 7)
    assert due(schedule(period="month"), utc("2026-12-14T02:00")) is None
    assert due(schedule(period="quarter"), utc("2026-12-07T02:00")) is None
    assert due(schedule(period="quarter"), utc("2027-01-04T02:00")) == dt.date(2027, 1, 4)


def test_a_schedule_says_nothing_about_a_time_before_it_was_made():
    assert due(schedule(created_at=utc("2026-11-23T02:00")), utc("2026-11-23T03:00")) is None


def test_the_next_review_is_named():
    assert following(schedule(), utc("2026-11-23T02:00")).isoformat() == "2026-11-30T09:00:00+08:00"
    assert following(schedule(period="quarter"), utc("2026-11-23T02:00")).date() == dt.date(2027, 1, 4)


@pytest.mark.parametrize("given", [{"weekday": 7}, {"zone": "Mars/Olympus"}, {"zone": "../etc"}, {"period": "year"}])
def test_a_schedule_that_makes_no_sense_is_refused(given):
    with pytest.raises(InvalidField):
        schedule(**given)
