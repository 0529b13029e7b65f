"""Reviewers are reminded before the deadline and on its day; once it is late, ever more rarely, somebody else is."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.approvals.nudges import of_late_one, to_reviewer
from campaigns.due.calendar import Calendar
from campaigns.moments import end_of_day, moment_of
from campaigns.reminders.model import Availability, Recipient

SHANGHAI, ANGELES = "Asia/Shanghai", "America/Los_Angeles"


def _person(zone: str = SHANGHAI, country: str = "CN", **more: object) -> Availability:
    hours = {"opens": dt.time(9), "closes": dt.time(19)}
    return Availability(
        Recipient(user="U1", language="zh", zone=zone, country=country, **hours, **more),  # type: ignore[arg-type]
        Calendar(country),
    )


def _at(day: int, hour: int, zone: str = SHANGHAI) -> dt.datetime:
    return moment_of(dt.datetime.combine(dt.date(2026, 11, day), dt.time(hour)), zone)


# A Monday's end in Shanghai, asked for on the Thursday before.
DEADLINE = end_of_day(dt.date(2026, 11, 23), SHANGHAI)
ASKED = _at(19, 10)


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        (_at(19, 15), None),
        (_at(20, 9), "before"),
        (_at(21, 9), None),
        (_at(23, 9), "due"),
        (_at(24, 9), None),
    ],
)
def test_a_reviewer_is_reminded_on_the_working_day_before_and_on_the_day(moment: dt.datetime, kind: str | None):
    assert to_reviewer(DEADLINE, ASKED, _person(), moment) == kind


def test_whoever_is_on_leave_on_the_day_is_reminded_before():
    there = _person(leave=((dt.date(2026, 11, 23), dt.date(2026, 11, 27)),))
    assert to_reviewer(DEADLINE, ASKED, there, _at(20, 9)) == "due"


def test_a_deadline_that_is_over_before_the_morning_elsewhere_is_said_the_day_before():
    there = _person(ANGELES, "US")
    # Midnight in Shanghai is eight in the morning of the same Monday in Los Angeles: Friday is the last chance.
    assert to_reviewer(DEADLINE, ASKED, there, _at(20, 9, ANGELES)) == "due"
    assert to_reviewer(DEADLINE, ASKED, there, _at(19, 9, ANGELES)) == "before"
    assert of_late_one(DEADLINE, there, _at(23, 9, ANGELES)) == "overdue"


def test_nobody_is_reminded_on_the_day_they_were_asked():
    assert to_reviewer(DEADLINE, _at(23, 8), _person(), _at(23, 15)) is None


def test_a_late_stage_is_told_on_the_first_second_fourth_and_eighth_working_day():
    mornings = [_at(23, 9) + dt.timedelta(days=after) for after in range(14)]
    days = [each.day for each in mornings if of_late_one(DEADLINE, _person(), each) == "overdue"]
    assert days == [24, 25, 27, 3]
