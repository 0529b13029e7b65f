"""Every reminder is said exactly once: over restarts, clock changes, outages and two workers at a time."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from campaigns import people
from campaigns.due.calendar import Calendar
from campaigns.model import Due
from campaigns.moments import wall_of
from campaigns.reminders import store, store_people
from campaigns.reminders.model import Delivery, Habits
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Comment, Finish, Reassign, Reopen, Reschedule, Snooze
from campaigns.tasks.model import Task
from storage.session import Database

Make = Callable[..., Task]
MORNING = dt.datetime(2026, 3, 11, 1, tzinfo=dt.UTC)
"""Wednesday 11 March, nine in Shanghai: the morning before the due date of the tests' tasks."""
HOUR = dt.timedelta(hours=1)


class Outbox:
    """A worker: plans, claims and (unless told otherwise) posts."""

    def __init__(self, database: Database, habits: Habits) -> None:
        self.database, self.habits = database, habits

    def plan(self, now: dt.datetime) -> None:
        with self.database.session() as session:
            while store.plan_changed(session, now, 50, habits=self.habits, calendars=Calendar) == 50:
                pass

    def claim(self, now: dt.datetime, limit: int = 100) -> tuple[Delivery, ...]:
        with self.database.session() as session:
            return store.claim_due_reminders(session, now, limit, habits=self.habits, calendars=Calendar)

    def sent(self, delivery: Delivery, now: dt.datetime) -> bool:
        with self.database.session() as session:
            return store.mark_sent(session, delivery.id, now)

    def work(self, now: dt.datetime) -> list[Delivery]:
        """One turn of a worker that succeeds."""
        self.plan(now)
        claimed = self.claim(now)
        assert all(self.sent(delivery, now) for delivery in claimed)
        return list(claimed)

    def add(self, *added: Task) -> None:
        with self.database.session() as session:
            for one in added:
                tasks.add(session, one)

    def change(self, name: str, action: object, now: dt.datetime) -> None:
        with self.database.session() as session:
            tasks.change(session, name, action, by="U9", now=now)  # type: ignore[arg-type]


@pytest.fixture
def outbox(database: Database, habits: Habits) -> Outbox:
    return Outbox(database, habits)


def words(delivery: Delivery) -> list[tuple[str, str]]:
    return sorted((reminder.kind, task.id) for reminder, task in delivery.reminders)


def hours(start: dt.datetime, count: int, step: dt.timedelta = HOUR) -> Iterator[dt.datetime]:
    return (start + number * step for number in range(count))


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


def test_an_hours_outage_holds_reminders_up_and_loses_none(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-12"), task("b", "2026-03-11T09:30"))
    outbox.plan(MORNING - HOUR)
    (first,) = outbox.claim(MORNING)
    assert words(first) == [("before", "a")]
    with outbox.database.session() as session:
        store.give_back(session, first.id, MORNING + HOUR)
    assert outbox.claim(MORNING + HOUR / 4) == ()
    outbox.change("a", Comment("还在写"), MORNING + HOUR / 3)
    (after,) = outbox.work(MORNING + HOUR)
    assert words(after) == [("before", "a"), ("due", "b")]
    assert outbox.work(MORNING + 2 * HOUR) == []


def test_a_process_that_was_down_for_an_hour_says_late_what_was_due(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-11T10:30"))
    outbox.plan(MORNING)
    (after,) = outbox.work(MORNING + 2.5 * HOUR)
    assert words(after) == [("due", "a")]


def test_an_outage_that_ends_at_night_waits_for_the_morning(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-11T18:30"))
    outbox.plan(MORNING + HOUR)
    night = MORNING + 12 * HOUR
    assert outbox.work(night) == []
    outbox.change("a", Reassign("r", to="U2"), night)
    outbox.change("a", Reassign("r", to="U1"), night)
    outbox.plan(night)
    (late,) = outbox.work(MORNING + 24 * HOUR)
    assert words(late) == [("overdue", "a")]
    assert outbox.work(MORNING + 25 * HOUR) == []


def test_what_was_held_up_over_night_survives_a_new_plan(outbox: Outbox, task: Make) -> None:
    outbox.add(task("a", "2026-03-13T18:30"))
    outbox.plan(MORNING + HOUR)
    night = MORNING + 60 * HOUR
    assert outbox.claim(night) == ()
    with outbox.database.session() as session:
        store_people.set_hours(session, "U1", dt.time(9), dt.time(18, 45))
    outbox.plan(night)
    with outbox.database.reading() as session:
        waiting = [r.kind for r in store.pending(session, "a")]
    assert waiting[:2] == ["before", "due"]


def test_a_worker_killed_between_claim_and_sent_is_followed_by_one_with_the_same_delivery(
    outbox: Outbox, task: Make
) -> None:
    outbox.add(task("a", "2026-03-12"), task("b", "2026-03-12"))
    outbox.plan(MORNING)
    code = (
        "import os, signal, sys, datetime as dt\n"
        "from storage.session import Database\n"
        "from campaigns.reminders import store\n"
        "from campaigns.reminders.model import Habits\n"
        "from campaigns.due.calendar import Calendar\n"
        "now = dt.datetime.fromisoformat(sys.argv[2])\n"
        "with Database(sys.argv[1]).session() as session:\n"
        "    d, = store.claim_due_reminders(session, now, 9, habits=Habits(), calendars=Calendar)\n"
        "print(d.id, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    died = subprocess.run(
        [sys.executable, "-c", code, outbox.database.url, MORNING.isoformat()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert outbox.claim(MORNING + store.LEASE / 2) == ()
    outbox.add(task("c", "2026-03-11T09:02"))
    outbox.plan(MORNING)
    later = MORNING + store.LEASE
    new, again = sorted(outbox.claim(later), key=lambda d: d.attempt)
    assert (again.id, again.attempt, words(again)) == (died.stdout.strip(), 2, [("before", "a"), ("before", "b")])
    assert words(new) == [("due", "c")]
    assert outbox.sent(again, later)
    assert outbox.sent(new, later)
    assert not outbox.sent(again, later)
    assert outbox.claim(later + 2 * store.LEASE) == ()


def test_a_worker_that_fails_before_its_claim_is_committed_leaves_everything_as_it_was(
    outbox: Outbox, task: Make
) -> None:
    outbox.add(task("a", "2026-03-12"))
    outbox.plan(MORNING)

    def fail() -> None:
        with outbox.database.session() as session:
            claimed = store.claim_due_reminders(session, MORNING, 9, habits=outbox.habits, calendars=Calendar)
            raise RuntimeError(f"{len(claimed)} claimed")

    with pytest.raises(RuntimeError, match="1 claimed"):
        fail()
    (delivery,) = outbox.work(MORNING)
    assert delivery.attempt == 1


def test_two_workers_hand_out_every_reminder_once_and_never_split_a_person(outbox: Outbox, task: Make) -> None:
    outbox.add(*(task(f"{person}-{n}", "2026-03-12", owner=f"U{person}") for person in range(20) for n in range(5)))
    outbox.plan(MORNING)
    heard: list[Delivery] = []
    failed: list[BaseException] = []
    together = threading.Barrier(4)

    def work() -> None:
        together.wait()
        idle = 0
        try:
            while idle < 5:
                claimed = outbox.claim(MORNING, limit=3)
                for delivery in claimed:
                    heard.append(delivery)
                    outbox.sent(delivery, MORNING)
                idle = 0 if claimed else idle + 1
        except BaseException as error:
            failed.append(error)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failed == []
    assert sorted(d.recipient.user for d in heard) == sorted(f"U{n}" for n in range(20))
    assert {len(d.reminders) for d in heard} == {5}


def test_two_workers_plan_every_task_once(outbox: Outbox, task: Make) -> None:
    outbox.add(*(task(f"t{n}", "2026-03-12") for n in range(30)))
    planners = [threading.Thread(target=outbox.plan, args=(MORNING,)) for _ in range(3)]
    for planner in planners:
        planner.start()
    for planner in planners:
        planner.join()
    outbox.plan(MORNING)
    (delivery,) = outbox.work(MORNING)
    assert len(delivery.reminders) == 30


def test_planning_and_claiming_at_once_neither_fail_nor_say_anything_twice(outbox: Outbox, task: Make) -> None:
    names = [f"t{n}" for n in range(12)]
    outbox.add(*(task(name, "2026-03-12", owner=f"U{n % 4}") for n, name in enumerate(names)))
    outbox.plan(MORNING)
    heard: list[str] = []
    failed: list[BaseException] = []
    over = threading.Event()

    def claim() -> None:
        try:
            while not over.is_set():
                for delivery in outbox.claim(MORNING, limit=2):
                    heard.extend(reminder.key for reminder, _ in delivery.reminders)
                    outbox.sent(delivery, MORNING)
        except BaseException as error:
            failed.append(error)

    def move() -> None:
        try:
            for number in range(4):
                for name in names:
                    day = Due(at=f"2026-03-{12 + number % 2}", zone="Asia/Shanghai", granularity="day")
                    outbox.change(name, Reschedule(due=day), MORNING)
                outbox.plan(MORNING)
        except BaseException as error:
            failed.append(error)
        finally:
            over.set()

    threads = [threading.Thread(target=claim), threading.Thread(target=claim), threading.Thread(target=move)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert max(Counter(heard).values(), default=1) == 1
    rest = [r.key for d in outbox.work(MORNING) for r, _ in d.reminders]
    assert not set(rest) & set(heard)


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
