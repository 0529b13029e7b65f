"""Every reminder is said exactly once: over restarts, outages and two workers at a time."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
import threading
from collections import Counter

import pytest

from campaigns.due.calendar import Calendar
from campaigns.model import Due
from campaigns.reminders import store, store_people
from campaigns.reminders.model import Delivery
from campaigns.tasks.actions import Comment, Reassign, Reschedule
from tests.campaigns.reminders.conftest import HOUR, MORNING, Make, Outbox, words


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
