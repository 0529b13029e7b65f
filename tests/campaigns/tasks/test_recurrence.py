"""A task that repeats comes back once, in the future, at the same time by the clock on the wall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import InvalidField
from campaigns.model import Due
from campaigns.moments import over, wall_of
from campaigns.tasks import store
from campaigns.tasks.actions import Edit, Finish, Reopen, Tick
from campaigns.tasks.model import ChecklistItem, Task
from campaigns.tasks.recurrence import check_rule, next_due
from storage.session import Database

Make = Callable[..., Task]
FRIDAY_SIX = Due(at="2026-03-13T18:00", zone="Asia/Shanghai", granularity="minute")


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every day",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;COUNT=x",
        "DTSTART:20260101\nRRULE:FREQ=DAILY",
    ],
)
def test_what_is_no_rule_by_days_is_refused(rule: str) -> None:
    with pytest.raises(InvalidField) as refused:
        check_rule(rule)
    assert refused.value.field == "recurrence"


def test_done_spawns_the_next_one_with_a_fresh_checklist_once(database: Database, task: Make, now: dt.datetime) -> None:
    weekly = task(
        "w",
        FRIDAY_SIX,
        recurrence="FREQ=WEEKLY",
        checklist=(ChecklistItem("数据"),),
        contributors=("U2",),
        channel="ad",
    )
    with database.session() as session:
        store.add(session, weekly)
        store.change(session, "w", Tick(item=0), by="U1", now=now)
        spawned = store.change(session, "w", Finish(), by="U1", now=now).spawned
        assert spawned is not None
        assert spawned.due == Due(at="2026-03-20T18:00", zone="Asia/Shanghai", granularity="minute")
        assert (spawned.status, spawned.series, spawned.version) == ("open", "w", 1)
        assert (spawned.checklist, spawned.contributors, spawned.channel) == ((ChecklistItem("数据"),), ("U2",), "ad")
        store.change(session, "w", Reopen(), by="U1", now=now)
        assert store.change(session, "w", Finish(), by="U1", now=now).spawned is None
        further = store.change(session, spawned.id, Finish(), by="U1", now=now).spawned
        assert further is not None
        assert further.due is not None
        assert further.due.at == "2026-03-27T18:00"


def test_a_task_done_late_comes_back_in_the_future_and_says_what_it_left_out(
    database: Database, task: Make, now: dt.datetime
) -> None:
    with database.session() as session:
        store.add(session, task("w", FRIDAY_SIX, recurrence="FREQ=WEEKLY"))
        spawned = store.change(session, "w", Finish(), by="U1", now=now + dt.timedelta(days=20)).spawned
        assert spawned is not None
        assert spawned.due is not None
        assert spawned.due.at == "2026-04-03T18:00"
        assert store.history(session, spawned.id)[0].changes == {"left_out": (0, 2)}


def test_a_count_is_counted_from_the_first_task_of_the_series(database: Database, task: Make, now: dt.datetime) -> None:
    made = 1
    with database.session() as session:
        current: Task | None = store.add(session, task("w", "2026-03-13", recurrence="FREQ=WEEKLY;COUNT=3"))
        while current is not None:
            current = store.change(session, current.id, Finish(), by="U1", now=now).spawned
            made += current is not None
    assert made == 3


def test_a_task_may_begin_and_stop_to_repeat(database: Database, task: Make, now: dt.datetime) -> None:
    with database.session() as session:
        store.add(session, task("w", "2026-03-13"))
        changed = store.change(session, "w", Edit(recurrence="FREQ=MONTHLY;BYMONTHDAY=-1"), by="U1", now=now).task
        assert (changed.series, changed.series_start) == ("w", "2026-03-13")
        spawned = store.change(session, "w", Finish(), by="U1", now=now).spawned
        assert spawned is not None
        assert spawned.due is not None
        assert spawned.due.at == "2026-03-31"
        store.change(session, spawned.id, Edit(recurrence=""), by="U1", now=now)
        assert store.change(session, spawned.id, Finish(), by="U1", now=now).spawned is None


@pytest.mark.parametrize(
    ("zone", "due", "then"),
    [
        ("Europe/Berlin", "2026-03-27T09:00", "2026-03-30T09:00"),
        ("Europe/Berlin", "2026-10-23T09:00", "2026-10-26T09:00"),
        ("America/New_York", "2026-03-06T09:00", "2026-03-09T09:00"),
        ("America/New_York", "2026-10-30T09:00", "2026-11-02T09:00"),
    ],
)
def test_nine_o_clock_stays_nine_o_clock_over_a_clock_change(zone: str, due: str, then: str) -> None:
    before = Due(at=due, zone=zone, granularity="minute")
    after, missed = next_due("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", due, before, over(before))
    assert after == Due(at=then, zone=zone, granularity="minute")
    assert missed == 0


@given(
    rule=st.sampled_from(
        ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=YEARLY", "FREQ=DAILY;COUNT=5"]
    ),
    day=st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)),
    late=st.timedeltas(dt.timedelta(days=-30), dt.timedelta(days=400)),
    zone=st.sampled_from(["Asia/Shanghai", "America/New_York", "Pacific/Apia"]),
)
def test_the_next_due_date_is_after_the_last_and_not_over(
    rule: str, day: dt.date, late: dt.timedelta, zone: str
) -> None:
    due = Due(at=day.isoformat(), zone=zone, granularity="day")
    now = over(due) + late
    after, missed = next_due(rule, due.at, due, now)
    assert missed >= 0
    if after is None:
        assert "COUNT" in rule
    else:
        assert after.at > due.at
        assert after.at >= wall_of(now, zone).date().isoformat()
