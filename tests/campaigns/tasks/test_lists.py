"""Lists of tasks: mine today, late, blocked and waited for, a campaign's, and how many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from campaigns import store as campaigns_store
from campaigns.model import Campaign, Due
from campaigns.tasks import store, store_lists
from campaigns.tasks.actions import Finish, Start
from campaigns.tasks.model import Task
from storage.session import Database

Make = Callable[..., Task]


@pytest.fixture
def full(database: Database, task: Make, now: dt.datetime) -> Database:
    """Now is Thursday 12 March, 9:30 in Shanghai, which is Wednesday evening in New York."""
    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="launch", brand="orlume", name="上市", goal="卖出 8,000 台"))
        for one in (
            task("yesterday", "2026-03-11", campaign="launch"),
            task("this-morning", "2026-03-12T09:00"),
            task("today", "2026-03-12", campaign="launch"),
            task("tonight", "2026-03-12T23:30", status="started"),
            task("tomorrow", "2026-03-13", campaign="launch"),
            task("someday", campaign="launch"),
            task("new-york", Due(at="2026-03-11", zone="America/New_York", granularity="day")),
            task("other", "2026-03-01", owner="U2", contributors=("U1",), campaign="launch"),
            task("done", "2026-03-01", status="done", campaign="launch"),
        ):
            store.add(session, one)
        store.add(session, task("blocked", needs=("other", "done"), campaign="launch"))
        store.add(session, task("waits-for-me", owner="U3", needs=("today", "other"), campaign="launch"))
        store.add(session, task("free", needs=("done",)))
    return database


def ids(tasks: tuple[Task, ...]) -> list[str]:
    return [t.id for t in tasks]


def test_mine_is_what_is_late_due_today_blocked_and_waited_for(full: Database, now: dt.datetime) -> None:
    with full.reading() as session:
        mine = store_lists.mine(session, "U1", now, "Asia/Shanghai")
    assert ids(mine.late) == ["yesterday", "this-morning"]
    assert ids(mine.today) == ["new-york", "tonight", "today"]
    assert [(b.task.id, ids(b.by)) for b in mine.blocked] == [("blocked", ["other"])]
    assert [(b.task.id, ids(b.by)) for b in mine.waiting_for_me] == [("waits-for-me", ["today"])]


def test_today_is_the_readers_day(full: Database, now: dt.datetime) -> None:
    with full.reading() as session:
        mine = store_lists.mine(session, "U1", now, "America/New_York")
    assert ids(mine.today) == ["new-york"]


def test_a_day_is_late_when_it_is_over_and_a_minute_when_it_strikes(full: Database) -> None:
    midnight = dt.datetime(2026, 3, 12, 16, tzinfo=dt.UTC)
    moment = dt.timedelta(microseconds=1)
    with full.reading() as session:
        assert "today" not in ids(store_lists.overdue(session, midnight - moment))
        assert "today" in ids(store_lists.overdue(session, midnight))
        nine = dt.datetime(2026, 3, 12, 1, tzinfo=dt.UTC)
        assert "this-morning" not in ids(store_lists.overdue(session, nine - moment))
        assert "this-morning" in ids(store_lists.overdue(session, nine))


def test_overdue_and_counts_are_of_the_campaign(full: Database, now: dt.datetime) -> None:
    with full.reading() as session:
        assert ids(store_lists.overdue(session, now, campaign="launch")) == ["other", "yesterday"]
        assert store_lists.counts(session, "launch", now) == store_lists.Counts(active=7, done=1, cancelled=0, late=2)
        assert store_lists.counts(session, "none", now) == store_lists.Counts(active=0, done=0, cancelled=0, late=0)


def test_blocked_says_by_what_until_that_is_done(full: Database, now: dt.datetime) -> None:
    with full.session() as session:
        waits = store.get(session, "waits-for-me")
        assert ids(store_lists.blockers(session, waits)) == ["other", "today"]
        store.change(session, "other", Start(), by="U2", now=now)
        assert [b.task.id for b in store_lists.blocked(session, campaign="launch")] == ["blocked", "waits-for-me"]
        store.change(session, "other", Finish(), by="U2", now=now)
        assert [(b.task.id, ids(b.by)) for b in store_lists.blocked(session)] == [("waits-for-me", ["today"])]


def test_what_a_person_only_helps_with_is_not_owned(full: Database) -> None:
    with full.reading() as session:
        assert ids(store_lists.owned(session, "U2")) == ["other"]
        assert "other" not in ids(store_lists.owned(session, "U1"))


def test_a_week_of_a_campaign_is_what_was_done_and_what_comes(full: Database, now: dt.datetime) -> None:
    week = dt.timedelta(days=7)
    with full.session() as session:
        store.change(session, "today", Finish(), by="U1", now=now)
        assert ids(store_lists.done_between(session, "launch", now, now + week)) == ["done", "today"]
        assert ids(store_lists.done_between(session, "launch", now - week, now)) == []
        assert ids(store_lists.due_between(session, "launch", now, now + week)) == ["tomorrow"]
