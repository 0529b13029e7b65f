"""Tasks are kept whole, changed one at a time, and remember everything that was done to them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from campaigns import store as campaigns_store
from campaigns.errors import InvalidField, UnknownCampaign
from campaigns.model import Campaign, Due
from campaigns.tasks import store
from campaigns.tasks.actions import (
    Cancel,
    Comment,
    Edit,
    Finish,
    Reassign,
    Reopen,
    Reschedule,
    Snooze,
    Start,
    StopWaiting,
    Tick,
    Wait,
)
from campaigns.tasks.errors import DependencyCycle, ReasonMissing, TaskChanged, TaskClosed, UnknownTask
from campaigns.tasks.model import ChecklistItem, Origin, Task
from storage.session import Database

Make = Callable[..., Task]
LATER = dt.timedelta(minutes=5)


@pytest.fixture
def launch(database: Database) -> Database:
    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="launch", brand="orlume", name="上市", goal="卖出 8,000 台"))
    return database


def test_a_task_comes_back_with_everything_that_was_said(launch: Database, task: Make, now: dt.datetime) -> None:
    full = task(
        "t2",
        Due(at="2026-03-29T02:30", zone="Europe/Berlin", granularity="minute"),
        details="先给法务看",
        contributors=("U3", "U2", "U2", "U1"),
        campaign="launch",
        channel="xiaohongshu",
        priority="high",
        needs=("t1",),
        checklist=(ChecklistItem("提纲"), ChecklistItem("配图", done=True)),
        recurrence="FREQ=WEEKLY;BYDAY=SU",
        origin=Origin(kind="message", ref="C1/p1", link="https://example.com/archives/C1/p1"),
    )
    with launch.session() as session:
        store.add(session, task("t1"))
        store.add(session, full, by="U9")
    with launch.reading() as session:
        got = store.get(session, "t2")
        assert got == replace(
            full,
            contributors=("U2", "U3"),
            created_by="U9",
            series="t2",
            series_start="2026-03-29T02:30",
            changed_at=now,
        )
        (created,) = store.history(session, "t2")
        assert (created.action, created.by, created.at, created.version) == ("create", "U9", now, 1)


def test_a_task_stored_twice_is_the_task_of_the_first_time(launch: Database, task: Make) -> None:
    with launch.session() as session:
        first = store.add(session, task("t1"))
        assert store.add(session, task("t1", title="other")) == first
        assert len(store.history(session, "t1")) == 1


def test_a_task_of_an_unknown_campaign_or_need_is_refused(launch: Database, task: Make) -> None:
    with launch.session() as session:
        with pytest.raises(UnknownCampaign, match="known campaigns: launch"):
            store.add(session, task("t1", campaign="lunch"))
        with pytest.raises(UnknownTask, match="'t0'"):
            store.add(session, task("t1", needs=("t0",)))
        with pytest.raises(UnknownTask):
            store.change(session, "t1", Start(), by="U1", now=dt.datetime.now(dt.UTC))


def test_whether_a_task_changed_is_known_without_reading_it(launch: Database, task: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        assert store.version(session, store.add(session, task("t1")).id) == 1
        store.change(session, "t1", Start(), by="U1", now=now)
        assert store.version(session, "t1") == store.get(session, "t1").version == 2
        with pytest.raises(UnknownTask):
            store.version(session, "t0")


def test_every_change_is_in_the_history_with_who_when_and_what(launch: Database, task: Make, now: dt.datetime) -> None:
    steps = (
        Start(),
        Reassign("去休假了", to="U2"),
        Reschedule("客户改期", due=Due(at="2026-03-20", zone="Asia/Shanghai", granularity="day")),
        Snooze(until=now + dt.timedelta(days=1)),
        Comment("初稿在路上"),
        Finish(),
        Reopen("法务有意见"),
        Cancel("不做了"),
    )
    with launch.session() as session:
        store.add(session, task("t1", "2026-03-13", contributors=("U2",)))
        for number, step in enumerate(steps):
            store.change(session, "t1", step, by=f"U{number}", now=now + number * LATER)
        events = store.history(session, "t1")[1:]
        final = store.get(session, "t1")
    assert [e.action for e in events] == [s.name for s in steps]
    assert [e.version for e in events] == list(range(2, 10))
    assert [e.by for e in events] == [f"U{n}" for n in range(8)]
    assert [e.at for e in events] == [now + n * LATER for n in range(8)]
    assert events[0].changes == {"status": ("open", "started")}
    assert events[1].changes == {"owner": ("U1", "U2"), "contributors": (["U2"], [])}
    assert events[1].note == "去休假了"
    assert events[2].changes["due"][1] == {"at": "2026-03-20", "zone": "Asia/Shanghai", "granularity": "day"}
    assert events[4].changes == {}
    assert events[6].changes == {"status": ("done", "open")}
    assert (final.status, final.closed_at, final.version) == ("cancelled", now + 7 * LATER, 9)


def test_to_give_a_task_away_or_to_drop_it_needs_a_reason(launch: Database, task: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        store.add(session, task("t1"))
        for action in (Reassign(to="U2"), Cancel(" ")):
            with pytest.raises(ReasonMissing, match="Say why"):
                store.change(session, "t1", action, by="U1", now=now)
        assert store.get(session, "t1").version == 1


def test_what_is_over_is_reopened_before_anything_else(launch: Database, task: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        store.add(session, task("t1", checklist=(ChecklistItem("a"),)))
        store.change(session, "t1", Finish(), by="U1", now=now)
        for action in (Start(), Reassign("r", to="U2"), Snooze(until=now + LATER), Tick(item=0), Cancel("x")):
            with pytest.raises(TaskClosed, match="done; reopen it first"):
                store.change(session, "t1", action, by="U1", now=now)
        assert store.change(session, "t1", Reopen(), by="U1", now=now).task.closed_at is None


def test_a_step_that_is_not_there_and_a_moment_gone_are_refused(launch: Database, task: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        store.add(session, task("t1"))
        for action in (Tick(item=0), Snooze(until=now), Edit(title=" "), Edit(recurrence="FREQ=DAILY"), Comment("")):
            with pytest.raises(InvalidField):
                store.change(session, "t1", action, by="U1", now=now)


def test_nothing_to_do_leaves_no_trace(launch: Database, task: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        store.add(session, task("t1"))
        store.change(session, "t1", Finish(), by="U1", now=now)
        for action in (Finish(), Edit(title="白皮书初稿"), StopWaiting(needs="t9")):
            again = store.change(session, "t1", action, by="U2", now=now)
            assert again.event is None
        assert len(store.history(session, "t1")) == 2


def test_a_click_delivered_twice_counts_once(launch: Database, task: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        store.add(session, task("t1"))
        first = store.change(session, "t1", Comment("好"), by="U1", now=now, event_id="click-1")
        second = store.change(session, "t1", Comment("好"), by="U1", now=now, event_id="click-1")
        assert second.event == first.event
        assert len(store.history(session, "t1")) == 2


def test_two_clicks_on_the_same_card_both_count_when_they_touch_different_things(
    launch: Database, task: Make, now: dt.datetime
) -> None:
    with launch.session() as session:
        store.add(session, task("t1", checklist=(ChecklistItem("a"), ChecklistItem("b"))))
        for action in (Tick(item=0), Tick(item=1), Start(), Reassign("r", to="U2"), Edit(priority="urgent")):
            store.change(session, "t1", action, by="U1", now=now, expected=1)
        final = store.get(session, "t1")
    assert [s.done for s in final.checklist] == [True, True]
    assert (final.status, final.owner, final.priority, final.version) == ("started", "U2", "urgent", 6)


def test_the_second_of_two_clicks_on_the_same_thing_is_told_who_was_first(
    launch: Database, task: Make, now: dt.datetime
) -> None:
    with launch.session() as session:
        store.add(session, task("t1", checklist=(ChecklistItem("a"),)))
        store.change(session, "t1", Reassign("r", to="U2"), by="U7", now=now, expected=1)
        store.change(session, "t1", Start(), by="U8", now=now, expected=1)
        store.change(session, "t1", Tick(item=0), by="U8", now=now, expected=1)
        with pytest.raises(TaskChanged, match="U7 has just changed owner") as refused:
            store.change(session, "t1", Reassign("r", to="U3"), by="U1", now=now, expected=1)
        assert refused.value.current.owner == "U2"
        with pytest.raises(TaskChanged, match="U8 has just changed checklist"):
            store.change(session, "t1", Edit(checklist=()), by="U1", now=now, expected=1)
        assert store.change(session, "t1", Reassign("r", to="U3"), by="U1", now=now, expected=4).task.owner == "U3"


def test_many_clicks_at_once_lose_none(launch: Database, task: Make, now: dt.datetime) -> None:
    steps = tuple(ChecklistItem(str(n)) for n in range(8))
    with launch.session() as session:
        store.add(session, task("t1", checklist=steps))
    failed: list[BaseException] = []

    def click(item: int) -> None:
        try:
            with launch.session() as session:
                store.change(session, "t1", Tick(item=item), by=f"U{item}", now=now, expected=1)
        except BaseException as error:
            failed.append(error)

    clicks = [threading.Thread(target=click, args=(n,)) for n in range(8)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    with launch.reading() as session:
        final = store.get(session, "t1")
        events = store.history(session, "t1")
    assert failed == []
    assert all(s.done for s in final.checklist)
    assert [e.version for e in events] == list(range(1, 10))


def test_a_task_may_not_wait_for_itself_however_far_round(launch: Database, task: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        for name in "abcd":
            store.add(session, task(name))
        for waiting, needed in (("a", "b"), ("b", "c"), ("c", "d")):
            store.change(session, waiting, Wait(needs=needed), by="U1", now=now)
        with pytest.raises(DependencyCycle, match="d -> a -> b -> c -> d"):
            store.change(session, "d", Wait(needs="a"), by="U1", now=now)
        with pytest.raises(DependencyCycle, match="d -> d"):
            store.change(session, "d", Wait(needs="d"), by="U1", now=now)
        store.change(session, "b", StopWaiting(needs="c"), by="U1", now=now)
        assert store.change(session, "d", Wait(needs="a"), by="U1", now=now).task.needs == ("a",)


def test_two_people_who_close_a_circle_at_once_do_not_both_succeed(
    launch: Database, task: Make, now: dt.datetime
) -> None:
    with launch.session() as session:
        store.add(session, task("a"))
        store.add(session, task("b"))
    outcome: list[str] = []
    together = threading.Barrier(2)

    def link(waiting: str, needed: str) -> None:
        together.wait()
        try:
            with launch.session() as session:
                store.change(session, waiting, Wait(needs=needed), by="U1", now=now)
            outcome.append("linked")
        except DependencyCycle:
            outcome.append("refused")

    both = [threading.Thread(target=link, args=pair) for pair in (("a", "b"), ("b", "a"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(outcome) == ["linked", "refused"]


def test_finishing_a_task_tells_which_ones_wait_for_nothing_any_more(
    launch: Database, task: Make, now: dt.datetime
) -> None:
    with launch.session() as session:
        for name in ("copy", "legal"):
            store.add(session, task(name))
        store.add(session, task("ad", needs=("copy",)))
        store.add(session, task("page", needs=("copy", "legal")))
        first = store.change(session, "copy", Finish(), by="U1", now=now)
        assert [t.id for t in first.freed] == ["ad"]
        second = store.change(session, "legal", Cancel("法务免审"), by="U1", now=now)
        assert [t.id for t in second.freed] == ["page"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks SET due = '2026-03-29'",
        "UPDATE tasks SET status = 'late'",
        "UPDATE tasks SET status = 'done'",
        "UPDATE tasks SET campaign = 'nope'",
        "UPDATE tasks SET version = 0",
        "INSERT INTO task_needs VALUES ('t1', 't1')",
        "INSERT INTO task_needs VALUES ('t1', 'nope')",
    ],
)
def test_the_database_itself_refuses_what_does_not_hold_together(launch: Database, task: Make, statement: str) -> None:
    with launch.session() as session:
        store.add(session, task("t1"))
    with pytest.raises(IntegrityError), launch.session() as session:
        session.execute(sa.text(statement))


def test_a_campaign_that_goes_leaves_its_tasks(launch: Database, task: Make) -> None:
    with launch.session() as session:
        store.add(session, task("t1", campaign="launch"))
    with launch.session() as session:
        session.execute(sa.text("DELETE FROM campaigns"))
    with launch.reading() as session:
        assert store.get(session, "t1").campaign is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "长" * 501}, "title"),
        ({"owner": " "}, "owner"),
        ({"priority": "asap"}, "priority"),
        ({"needs": ("t",)}, "needs"),
        ({"recurrence": "FREQ=DAILY"}, "recurrence"),
    ],
)
def test_a_task_that_does_not_hold_together_is_refused(task: Make, changed: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidField) as refused:
        task("t", **changed)
    assert refused.value.field == field
