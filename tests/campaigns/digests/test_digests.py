"""A digest holds what its reader has to know, in their day and zone, and nothing when there is nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns import people, revisions, submissions
from campaigns import store as campaigns_store
from campaigns.approvals import store as approvals
from campaigns.approvals import store_people
from campaigns.calendar import store as content
from campaigns.calendar.model import ContentItem, CoordinationRule, Selector
from campaigns.digests import store
from campaigns.due.calendar import Calendar
from campaigns.errors import UnknownCampaign
from campaigns.meetings import store as meetings
from campaigns.meetings import store_agenda
from campaigns.meetings.model import Series
from campaigns.model import Campaign, Due, NewSubmission, Phase
from campaigns.reminders.model import Habits
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Finish
from campaigns.tasks.model import Task
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 1, 30, tzinfo=dt.UTC)
"""Thursday 12 March, 9:30 in Shanghai; still Wednesday in Los Angeles."""
LAST_WEEK = NOW - dt.timedelta(days=6)


def due(at: str) -> Due:
    return Due(at=at, zone="Asia/Shanghai", granularity="minute" if "T" in at else "day")


@pytest.fixture
def busy(database: Database) -> Database:
    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="launch", brand="orlume", name="上市", goal="g"))
        phase = Phase(
            campaign="launch", name="预热期", kind="teaser", start=dt.date(2026, 3, 9), end=dt.date(2026, 3, 22)
        )
        campaigns_store.add_phase(session, phase)
        for name, owner, at, needs in (
            ("late", "U1", "2026-03-10", ()),
            ("today", "U1", "2026-03-12", ()),
            ("friday", "U1", "2026-03-13", ()),
            ("theirs", "U2", "2026-03-14", ("late",)),
            ("next-week", "U2", "2026-03-16", ()),
            ("was-done", "U2", "2026-03-06", ()),
        ):
            one = Task(
                id=name, title=name, owner=owner, created_at=LAST_WEEK, due=due(at), needs=needs, campaign="launch"
            )
            tasks.add(session, one)
        tasks.change(session, "was-done", Finish(), by="U2", now=LAST_WEEK)
        for name, owner, at in (("ad", "U1", "2026-03-11"), ("post", None, "2026-03-13"), ("far", "U1", "2026-03-20")):
            item = ContentItem(id=name, campaign="launch", title=name, channel=name, owner=owner, publish=due(at))
            content.add(session, item, NOW)
        rule = CoordinationRule(
            id="r", campaign="launch", when=Selector(channel="ad"), then=Selector(channel="store"), within_days=0
        )
        content.set_rule(session, rule)
        series = Series(
            id="s",
            kind="calibration",
            title="校准会",
            brand="orlume",
            campaign="launch",
            first=due("2026-03-05T10:00"),
            rule="FREQ=WEEKLY",
            participants=("U1",),
        )
        first = meetings.add_series(session, series, LAST_WEEK - dt.timedelta(days=1))
        assert first is not None
        store_agenda.decide(session, first.id, "统一价格", owner="U1", due=due("2026-03-20"), by="U1", now=LAST_WEEK)
        meetings.close(session, first.id, LAST_WEEK)
        made = submissions.receive(
            session,
            NewSubmission(
                event_id="E1",
                brand="orlume",
                author="U2",
                team_id="T",
                source="dm",
                language="zh",
                text="文案",
                campaign="launch",
            ),
            NOW,
        )
        revisions.record_report(
            session, made.id, 1, {}, verdict="on_brand", score=9, guideline_version=1, guideline_hash="h", now=NOW
        )
        store_people.grant(session, "orlume", "brand_owner", "U1")
        approvals.request(session, [made.id], by="U2", now=NOW, calendars=Calendar)
    return database


def test_a_day_holds_what_is_mine_late_and_waiting_for_me(busy: Database) -> None:
    with busy.reading() as session:
        digest = store.daily(session, "U1", NOW, Habits())
    assert digest.day == dt.date(2026, 3, 12)
    assert [t.id for t in digest.late] == ["late"]
    assert [t.id for t in digest.today] == ["today"]
    assert [(b.task.id, [t.id for t in b.by]) for b in digest.waiting] == [("theirs", ["late"])]
    assert len(digest.approvals) == 1
    assert [i.id for i in digest.content] == ["ad"]
    assert [(m.at.at, s.title) for m, s in digest.meetings] == [("2026-03-12T10:00", "校准会")]
    assert not digest.empty


def test_a_day_is_the_readers_and_so_is_the_language(busy: Database) -> None:
    with busy.session() as session:
        people.remember_person(session, "T", "U1", now=NOW, language="en", time_zone="America/Los_Angeles")
        digest = store.daily(session, "U1", NOW, Habits())
    assert (digest.person.language, digest.day) == ("en", dt.date(2026, 3, 11))
    assert [t.id for t in digest.today] == []
    assert [m.at.at for m, _ in digest.meetings] == ["2026-03-12T10:00"]


def test_a_person_with_nothing_to_do_has_an_empty_day(busy: Database) -> None:
    with busy.reading() as session:
        assert store.daily(session, "U9", NOW, Habits()).empty


def test_a_meeting_that_is_closed_ahead_of_its_time_is_in_no_digest(busy: Database) -> None:
    with busy.session() as session:
        meetings.close(session, store.weekly(session, "launch", NOW, "Asia/Shanghai").meetings[0][0].id, NOW)
        assert store.weekly(session, "launch", NOW, "Asia/Shanghai").meetings == ()
        assert store.daily(session, "U1", NOW, Habits()).meetings == ()


def test_a_week_holds_what_was_done_what_comes_and_what_is_wrong(busy: Database) -> None:
    with busy.reading() as session:
        digest = store.weekly(session, "launch", NOW, "Asia/Shanghai")
        with pytest.raises(UnknownCampaign):
            store.weekly(session, "lunch", NOW, "Asia/Shanghai")
    assert (digest.first, digest.last) == (dt.date(2026, 3, 9), dt.date(2026, 3, 15))
    assert digest.phase is not None
    assert digest.phase.name == "预热期"
    assert (digest.counts.active, digest.counts.late, digest.counts.done) == (5, 1, 1)
    assert [t.id for t in digest.done] == ["was-done"]
    assert [d.text for d in digest.decided] == ["统一价格"]
    assert [t.id for t in digest.late] == ["late"]
    assert [t.id for t in digest.due] == ["today", "friday", "theirs"]
    assert [b.task.id for b in digest.blocked] == ["theirs"]
    assert len(digest.approvals) == 1
    assert [i.id for i in digest.content] == ["ad", "post"]
    assert [(g.kind, g.item and g.item.id) for g in digest.gaps] == [("late", "ad"), ("unowned", "post")]
    assert [(w.item.id, w.state) for w in digest.watched] == [("ad", "broken")]
    assert [m.at.at for m, _ in digest.meetings] == ["2026-03-12T10:00"]
