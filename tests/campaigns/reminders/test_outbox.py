"""Every reminder is said exactly once, over clock changes and whatever becomes of its task."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from campaigns import people
from campaigns.model import Due
from campaigns.moments import wall_of
from campaigns.reminders import store, store_people
from campaigns.reminders.model import Habits
from campaigns.tasks.actions import Finish, Reassign, Reopen, Reschedule, Snooze
from tests.campaigns.reminders.conftest import HOUR, MORNING, Make, Outbox, hours, words


def test_many_reminders_of_one_morning_are_one_message(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"), task("b", "2026-03-11"), task("c", "2026-03-12", owner="U2"))
    mine, other = outbox.work(MORNING)
    assert words(mine) == [("before", "a"), ("due", "b")]
    assert (mine.recipient.user, other.recipient.user, mine.attempt) == ("U1", "U2", 1)
    assert outbox.work(MORNING) == []


def test_each_reminder_of_three_weeks_is_said_once(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"))
    heard = [
        (words(d)[0][0], wall_of(now, "Asia/Shanghai").strftime("%m-%d %H"))
        for now in hours(MORNING - 3 * HOUR, 8 * 24, 3 * HOUR)
        for d in outbox.work(now)
    ]
    assert heard == [
        ("before", "03-11 09"),
        ("due", "03-12 09"),
        ("overdue", "03-13 09"),
        ("overdue", "03-16 09"),
        ("overdue", "03-18 09"),
        ("overdue", "03-24 09"),
        ("overdue", "04-03 09"),
    ]


@pytest.mark.parametrize(
    ("zone", "changed"),
    [
        ("Europe/Berlin", dt.date(2026, 3, 29)),
        ("Europe/Berlin", dt.date(2026, 10, 25)),
        ("America/New_York", dt.date(2026, 3, 8)),
        ("America/New_York", dt.date(2026, 11, 1)),
    ],
)
def test_no_reminder_is_lost_or_doubled_over_a_clock_change(
    outbox: Outbox, task: Make, zone: str, changed: dt.date
) -> None:
    """The clocks change on a Sunday; the weekend is worked here, so that reminders fall on every day around it."""
    monday = changed + dt.timedelta(days=1)
    outbox.habits = Habits(language="en", zone=zone, country=None, opens=dt.time(1), closes=dt.time(4))

    class EveryDay:
        def is_working(self, day: dt.date) -> bool:
            return True

    outbox.add(
        task("day", monday.isoformat(), zone=zone),
        task("in-the-hour", f"{changed.isoformat()}T02:30", zone=zone),
        task("after", f"{monday.isoformat()}T02:30", zone=zone),
    )
    start = dt.datetime.combine(changed - dt.timedelta(days=2), dt.time(), dt.UTC)
    heard: Counter[tuple[str, str, int]] = Counter()
    local: dict[tuple[str, str, int], str] = {}
    for now in hours(start, 4 * 24 * 2, HOUR / 2):
        with outbox.database.session() as session:
            store.plan_changed(session, now, 50, habits=outbox.habits, calendars=lambda _: EveryDay())
            for d in store.claim_due_reminders(session, now, 50, habits=outbox.habits, calendars=lambda _: EveryDay()):
                store.mark_sent(session, d.id, now)
                for reminder, about in d.reminders:
                    said = (about.id, reminder.kind, reminder.number)
                    heard[said] += 1
                    local[said] = wall_of(now, zone).strftime("%d %H:%M")
    assert set(heard.values()) == {1}
    sunday, day = f"{changed.day:02}", f"{monday.day:02}"
    # 02:30 is left out in spring (03:30 by the new clock) and comes twice in autumn (the first one counts).
    strikes = f"{sunday} 03:30" if changed.month == 3 else f"{sunday} 02:30"
    assert local["in-the-hour", "due", 0] == strikes
    assert local["after", "before", 0] == f"{sunday} 01:00"
    assert local["after", "due", 0] == f"{day} 02:30"
    assert local["day", "before", 0] == f"{sunday} 01:00"
    assert local["day", "due", 0] == f"{day} 01:00"


def test_what_no_longer_holds_is_not_said_even_before_it_is_planned_anew(outbox: Outbox, task: Make) -> None:
    outbox.add(*(task(name, "2026-03-12") for name in ("done", "given", "moved", "asleep", "kept")))
    outbox.plan(MORNING - HOUR)
    early = MORNING - HOUR / 2
    outbox.change("done", Finish(), early)
    outbox.change("given", Reassign("r", to="U2"), early)
    outbox.change("moved", Reschedule(due=Due(at="2026-03-20", zone="Asia/Shanghai", granularity="day")), early)
    outbox.change("asleep", Snooze(until=MORNING + 3 * HOUR), early)
    (delivery,) = outbox.claim(MORNING)
    assert words(delivery) == [("before", "kept")]


def test_a_task_given_away_is_named_to_its_new_owner(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"))
    outbox.plan(MORNING - HOUR)
    outbox.change("a", Reassign("r", to="U2"), MORNING - HOUR)
    (delivery,) = outbox.work(MORNING)
    assert (delivery.recipient.user, words(delivery)) == ("U2", [("before", "a")])


def test_a_snoozed_task_wakes_once(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"))
    outbox.plan(MORNING - HOUR)
    outbox.change("a", Snooze(until=MORNING + 3 * HOUR), MORNING - HOUR)
    heard = [(now, words(d)) for now in hours(MORNING, 10) for d in outbox.work(now)]
    assert heard == [(MORNING + 3 * HOUR, [("snoozed", "a")])]


def test_done_and_reopened_says_nothing_twice(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"))
    assert len(outbox.work(MORNING)) == 1
    outbox.change("a", Finish(), MORNING)
    outbox.plan(MORNING)
    outbox.change("a", Reopen(), MORNING)
    assert outbox.work(MORNING) == []
    assert [words(d) for d in outbox.work(MORNING + 24 * HOUR)] == [[("due", "a")]]


def test_hours_leave_zone_and_country_of_a_person_move_their_reminders(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"))
    outbox.plan(MORNING - HOUR)

    def first() -> str:
        outbox.plan(MORNING - HOUR)
        with outbox.database.reading() as session:
            return store.pending(session, "a")[0].send_at.strftime("%dT%H:%M")

    assert first() == "11T01:00"
    with outbox.database.session() as session:
        store_people.set_hours(session, "U1", dt.time(10, 30), dt.time(17))
    assert first() == "11T02:30"
    with outbox.database.session() as session:
        people.remember_person(session, "T1", "U1", now=MORNING, language="en", time_zone="Europe/Berlin")
    assert first() == "11T09:30"
    with outbox.database.session() as session:
        store_people.set_country(session, "U1", "")
        store_people.add_leave(session, "U1", dt.date(2026, 3, 11), dt.date(2026, 3, 11))
        known = store_people.recipient(session, "U1", outbox.habits)
    assert (known.language, known.country, known.leave) == ("en", None, ((dt.date(2026, 3, 11), dt.date(2026, 3, 11)),))
    assert first() == "12T09:30"
    with outbox.database.session() as session:
        store_people.remove_leave(session, "U1", dt.date(2026, 3, 11))
    assert first() == "11T09:30"


def test_sent_reminders_of_finished_tasks_are_forgotten_in_time(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"), task("b", "2026-03-12"))
    outbox.work(MORNING)
    outbox.change("a", Finish(), MORNING)
    with outbox.database.session() as session:
        assert store.forget_sent(session, MORNING) == 0
        assert store.forget_sent(session, MORNING + HOUR) == 1
