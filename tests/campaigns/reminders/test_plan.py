"""A person is reminded before and when something is due, ever more rarely later, and never at the wrong time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.due.calendar import Calendar
from campaigns.errors import InvalidField
from campaigns.model import Due
from campaigns.moments import wall_of
from campaigns.reminders.model import Availability, Habits, Recipient
from campaigns.reminders.plan import plan
from campaigns.tasks.model import Task

LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
Make = Callable[..., Task]
Someone = Callable[..., Recipient]


def said(task: Task, person: Recipient, now: dt.datetime = LONG_AGO) -> list[tuple[str, str]]:
    """Kind and local wall time of every reminder."""
    planned = plan(task, person, Calendar(person.country), now)
    return [(r.kind, wall_of(r.send_at, person.zone).strftime("%m-%d %H:%M")) for r in planned]


def test_a_day_is_named_the_working_day_before_in_its_morning_and_then_ever_more_rarely(
    task: Make, person: Someone
) -> None:
    assert said(task("t", "2026-03-12"), person()) == [
        ("before", "03-11 09:00"),
        ("due", "03-12 09:00"),
        ("overdue", "03-13 09:00"),
        ("overdue", "03-16 09:00"),
        ("overdue", "03-18 09:00"),
        ("overdue", "03-24 09:00"),
        ("overdue", "04-03 09:00"),
    ]


def test_a_minute_is_named_when_it_strikes(task: Make, person: Someone) -> None:
    assert said(task("t", "2026-03-12T15:30"), person())[:3] == [
        ("before", "03-11 09:00"),
        ("due", "03-12 15:30"),
        ("overdue", "03-13 09:00"),
    ]


@pytest.mark.parametrize(
    ("due", "first_two"),
    [
        ("2026-03-12T23:00", ["03-11 09:00", "03-12 18:00"]),  # at night: in the evening before it
        ("2026-03-12T08:00", ["03-10 09:00", "03-11 18:00"]),  # before work: the evening before
        ("2026-03-14", ["03-12 09:00", "03-13 09:00"]),  # a Saturday: Friday
        ("2026-03-15T12:00", ["03-12 09:00", "03-13 18:00"]),  # a Sunday noon: Friday's last hour
        ("2026-10-05", ["09-29 09:00", "09-30 09:00"]),  # National Day week: before it begins
    ],
)
def test_what_is_due_while_nobody_is_there_is_said_before(
    task: Make, person: Someone, due: str, first_two: list[str]
) -> None:
    assert [at for _, at in said(task("t", due), person())[:2]] == first_two


def test_a_weekend_that_makes_up_for_a_holiday_is_worked_in_china_and_only_there(task: Make, person: Someone) -> None:
    assert Calendar("CN").is_working(dt.date(2025, 9, 28))
    assert said(task("t", "2025-09-28"), person())[1] == ("due", "09-28 09:00")
    assert said(task("t", "2025-09-28"), person(country="US"))[1] == ("due", "09-26 09:00")


def test_nobody_is_nudged_on_leave(task: Make, person: Someone) -> None:
    away = person(leave=((dt.date(2026, 3, 11), dt.date(2026, 3, 17)),))
    assert said(task("t", "2026-03-12"), away)[:4] == [
        ("before", "03-09 09:00"),
        ("due", "03-10 09:00"),
        ("overdue", "03-18 09:00"),
        ("overdue", "03-19 09:00"),
    ]


def test_a_person_elsewhere_is_reminded_in_their_own_hours(task: Make, person: Someone) -> None:
    here = person(zone="America/Los_Angeles", country="US", opens=dt.time(10), closes=dt.time(16))
    # Thursday six in the evening in Shanghai is three in the morning in Los Angeles.
    assert said(task("t", "2026-03-12T18:00"), here)[:3] == [
        ("before", "03-10 10:00"),
        ("due", "03-11 15:00"),
        ("overdue", "03-13 10:00"),
    ]


def test_what_is_over_or_has_no_date_is_not_named(task: Make, person: Someone) -> None:
    closed = replace(task("t", "2026-03-12"), status="done")
    assert said(closed, person()) == []
    assert said(task("t"), person()) == []


def test_nothing_is_planned_for_times_gone(task: Make, person: Someone) -> None:
    friday = dt.datetime(2026, 3, 13, 4, tzinfo=dt.UTC)
    assert said(task("t", "2026-03-12"), person(), friday)[0] == ("overdue", "03-16 09:00")


def test_a_snoozed_task_is_quiet_until_its_time_and_then_named_once(task: Make, person: Someone) -> None:
    saturday = dt.datetime(2026, 3, 14, 4, tzinfo=dt.UTC)
    asleep = replace(task("t", "2026-03-12"), snoozed_until=saturday)
    assert said(asleep, person())[:2] == [("overdue", "03-16 09:00"), ("snoozed", "03-16 09:00")]
    assert said(replace(task("t"), snoozed_until=saturday), person()) == [("snoozed", "03-16 09:00")]


def test_the_keys_follow_owner_and_due_date_and_not_the_hours(task: Make, person: Someone) -> None:
    def keys(one: Task, who: Recipient) -> set[str]:
        return {r.key for r in plan(one, who, Calendar("CN"), LONG_AGO)}

    one = task("t", "2026-03-12")
    same = keys(one, person(opens=dt.time(11), leave=((dt.date(2026, 3, 12), dt.date(2026, 3, 12)),)))
    assert keys(one, person()) == same
    assert not same & keys(replace(one, owner="U2"), person())
    assert not same & keys(task("t", "2026-03-13"), person())


def test_hours_are_a_part_of_one_day() -> None:
    with pytest.raises(InvalidField, match="they end at 09:00"):
        Habits(opens=dt.time(19), closes=dt.time(9))
    with pytest.raises(InvalidField, match="zone"):
        Habits(zone="Shanghai")


@settings(max_examples=150, deadline=None)
@given(
    wall=st.datetimes(dt.datetime.fromisoformat("2025-01-02"), dt.datetime.fromisoformat("2026-12-01")),
    minute=st.booleans(),
    due_zone=st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Apia"]),
    zone=st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
    country=st.sampled_from(["CN", "DE", "US", None]),
    opens=st.integers(0, 11),
    hours=st.integers(1, 12),
    away=st.integers(0, 30),
    snooze=st.none() | st.integers(-20, 40),
)
def test_nobody_is_ever_reminded_outside_their_hours(
    wall: dt.datetime,
    minute: bool,
    due_zone: str,
    zone: str,
    country: str | None,
    opens: int,
    hours: int,
    away: int,
    snooze: int | None,
) -> None:
    due = Due(
        at=wall.strftime("%Y-%m-%dT%H:%M" if minute else "%Y-%m-%d"),
        zone=due_zone,
        granularity="minute" if minute else "day",
    )
    noon = dt.datetime.combine(wall.date(), dt.time(12), dt.UTC)
    person = Recipient(
        user="U1",
        language="zh",
        zone=zone,
        country=country,
        opens=dt.time(opens),
        closes=dt.time(opens + hours),
        leave=((wall.date(), wall.date() + dt.timedelta(days=away)),),
    )
    until = None if snooze is None else noon + dt.timedelta(days=snooze, hours=snooze)
    one = Task(id="t", title="x", owner="U1", created_at=noon, due=due, snoozed_until=until)
    planned = plan(one, person, Calendar(country), noon - dt.timedelta(days=3))
    there = Availability(person, Calendar(country))
    assert all(there.open_at(r.send_at) for r in planned)
    assert len({r.key for r in planned}) == len(planned)
    assert [r.send_at for r in planned] == sorted(r.send_at for r in planned)
