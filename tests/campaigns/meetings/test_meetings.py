"""A meeting's agenda builds itself, is worked through, and what is open goes on to the next one."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest

from campaigns import revisions, submissions
from campaigns import store as campaigns_store
from campaigns.approvals import store as approvals
from campaigns.approvals.actions import Withdraw
from campaigns.due.calendar import Calendar
from campaigns.errors import InvalidField
from campaigns.meetings import store, store_agenda
from campaigns.meetings.errors import (
    ItemSettled,
    MeetingOver,
    OwnerOrDateMissing,
    SeriesOver,
    UnknownItem,
    UnknownMeeting,
)
from campaigns.meetings.model import Meeting, Series
from campaigns.meetings.store_sources import ApprovalSource, FailedCopySource, TaskSource
from campaigns.model import Campaign, Due, NewSubmission
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Finish
from campaigns.tasks.model import Task
from storage.session import Database
from tests.campaigns.meetings.conftest import Alerts

FRIDAY = Due(at="2026-03-13", zone="Asia/Shanghai", granularity="day")
DAY = dt.timedelta(days=1)


def titles(items: object) -> list[tuple[str, str]]:
    return [(i.title, i.outcome) for i in items]  # type: ignore[attr-defined]


def test_a_series_comes_back_whole_and_plans_its_next_meeting(
    database: Database, weekly: Series, first: Meeting, now: dt.datetime
) -> None:
    with database.session() as session:
        assert store.series(session, "weekly") == weekly
        assert store.all_series(session, brand="orlume") == (weekly,)
        assert store.all_series(session, brand="x") == ()
        assert (first.at.at, first.status) == ("2026-03-10T10:00", "planned")
        assert store.next_meeting(session, "weekly", now) == first
        assert store.add_series(session, replace(weekly, title="周会"), now) == first
        assert store.series(session, "weekly").title == "周会"
        with pytest.raises(UnknownMeeting):
            store.next_meeting(session, "monthly", now)
        with pytest.raises(UnknownMeeting):
            store.close(session, "nope", now)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "party"}, "kind"),
        ({"rule": "FREQ=HOURLY"}, "recurrence"),
        ({"minutes": 0}, "minutes"),
        ({"first": FRIDAY}, "first"),
    ],
)
def test_a_series_that_does_not_hold_together_is_refused(
    weekly: Series, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidField) as refused:
        replace(weekly, **changed)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_meetings_keep_their_time_by_the_clock_on_the_wall(
    database: Database, weekly: Series, now: dt.datetime
) -> None:
    berlin = replace(
        weekly, id="b", campaign=None, first=Due(at="2026-03-24T10:00", zone="Europe/Berlin", granularity="minute")
    )
    with database.session() as session:
        first = store.add_series(session, berlin, now)
        assert first is not None
        after = store.close(session, first.id, now).next_meeting
        assert after is not None
        assert after.at.at == "2026-03-31T10:00"
        both = store.between(
            session, dt.datetime(2026, 3, 24, 9, tzinfo=dt.UTC), dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
        )
        assert [m.at.at for m, _ in both] == ["2026-03-24T10:00", "2026-03-31T10:00"]
        narrow = store.between(
            session, dt.datetime(2026, 3, 31, 8, tzinfo=dt.UTC), dt.datetime(2026, 3, 31, 8, 1, tzinfo=dt.UTC)
        )
        assert [(m.id, s.id) for m, s in narrow] == [(after.id, "b")]


def test_an_agenda_is_announced_its_hours_before_and_not_after_the_meeting_began(
    database: Database, first: Meeting, now: dt.datetime
) -> None:
    ten = dt.datetime(2026, 3, 10, 2, tzinfo=dt.UTC)
    with database.session() as session:
        for moment, announced in ((ten - DAY - DAY / 24, []), (ten - DAY, [first.id]), (ten, [])):
            assert [m.id for m in store.to_announce(session, moment)] == announced


def test_the_agenda_builds_itself_from_tasks_approvals_and_failed_copy(
    database: Database, first: Meeting, now: dt.datetime
) -> None:
    with database.session() as session:
        for name, due in (("late", "2026-03-05"), ("soon", "2026-03-13"), ("far", "2026-05-01")):
            when = Due(at=due, zone="Asia/Shanghai", granularity="day")
            tasks.add(session, Task(id=name, title=name, owner="U1", created_at=now, campaign="launch", due=when))
        tasks.add(session, Task(id="elsewhere", title="x", owner="U1", created_at=now, due=FRIDAY))
        made = {}
        for name, verdict in (("good", "on_brand"), ("bad", "off_brand")):
            made[name] = submissions.receive(
                session,
                NewSubmission(
                    event_id=name,
                    brand="orlume",
                    author="U2",
                    team_id="T",
                    source="dm",
                    language="zh",
                    text=f"{name}文案 " + "长" * 80,
                    campaign="launch",
                ),
                now,
            ).id
            revisions.record_report(
                session, made[name], 1, {}, verdict=verdict, score=1, guideline_version=1, guideline_hash="h", now=now
            )
        (approval,) = approvals.request(session, [made["good"]], by="U2", now=now, calendars=Calendar)
        sources = (TaskSource(session), ApprovalSource(session), FailedCopySource(session))
        agenda = store_agenda.prepare(session, first.id, sources, now)
        assert [(i.kind, i.ref, i.owner) for i in agenda] == [
            ("task", "late", "U1"),
            ("task", "soon", "U1"),
            ("approval", approval.id, "U2"),
            ("failed_copy", made["bad"], "U2"),
        ]
        assert agenda[3].title.startswith("bad文案 长")
        assert len(agenda[3].title) == 60
        assert store_agenda.prepare(session, first.id, sources, now) == agenda
        tasks.change(session, "late", Finish(), by="U1", now=now)
        approvals.act(session, approval.id, Withdraw("不用了"), by="U2", now=now, calendars=Calendar)
        revisions.add(session, made["bad"], "改好了", now)
        outcomes = [i.outcome for i in store_agenda.prepare(session, first.id, sources, now)]
        assert outcomes == ["resolved", "open", "resolved", "resolved"]


def test_a_series_of_a_brand_talks_about_its_running_campaigns(
    database: Database, weekly: Series, first: Meeting, now: dt.datetime
) -> None:
    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="old", brand="orlume", name="旧", goal="g", status="done"))
        for campaign in ("launch", "old"):
            tasks.add(session, Task(id=campaign, title="t", owner="U1", created_at=now, campaign=campaign))
        whole = store.add_series(session, replace(weekly, id="brand", campaign=None), now)
        assert whole is not None
        assert [i.ref for i in store_agenda.prepare(session, whole.id, [TaskSource(session)], now)] == ["launch"]


def test_an_item_is_worked_through_and_ends_in_the_minutes(
    database: Database, first: Meeting, alerts: Alerts, now: dt.datetime
) -> None:
    alerts.raised = ["a", "b", "c", "d"]
    with database.session() as session:
        store.start(session, first.id)
        a, b, c, d = store_agenda.prepare(session, first.id, [alerts], now)
        asked = store_agenda.add_item(session, first.id, " 双十一价格统一吗 ", by="U2", event_id="E1")
        assert store_agenda.add_item(session, first.id, "双十一价格统一吗", by="U2", event_id="E1") == asked
        store_agenda.done(session, a.id, note="已恢复")
        store_agenda.carry(session, b.id, note="等数据")
        decision = store_agenda.decide(
            session, first.id, "统一为 4,999 元", owner="U1", due=FRIDAY, by="U2", now=now, item_id=asked.id
        )
        free = store_agenda.decide(session, first.id, "周报改周一", owner="U2", due=FRIDAY, by="U2", now=now)
        task = Task(id=store_agenda.task_id(c.id), title="查渠道 c", owner="U1", due=FRIDAY, created_at=now)
        store_agenda.settle_as_task(session, c.id, task)
        minutes = store.close(session, first.id, now + DAY)
        assert store.close(session, first.id, now + DAY) == minutes
        assert tasks.get(session, task.id).owner == "U1"
    assert {x.id for x in minutes.decisions} == {decision.id, free.id}
    assert minutes.tasks == (task.id,)
    assert titles(minutes.settled) == [("警报 a", "done"), ("警报 c", "task"), ("双十一价格统一吗", "decided")]
    assert [i.title for i in minutes.carried] == ["警报 b", "警报 d"]
    assert minutes.next_meeting is not None
    assert minutes.next_meeting.at.at == "2026-03-17T10:00"
    with database.session() as session:
        onward = store_agenda.prepare(session, minutes.next_meeting.id, [alerts], now + DAY)
    assert [(i.id, i.outcome, i.carried, i.first_meeting) for i in onward[:2]] == [
        (b.id, "open", 1, first.id),
        (d.id, "open", 1, first.id),
    ]
    # What was settled and still is not well comes up again as a new point.
    assert titles(onward[2:]) == [("警报 a", "open"), ("警报 c", "open")]


def test_a_decision_or_a_task_without_an_owner_or_a_date_is_not_taken(
    database: Database, first: Meeting, now: dt.datetime
) -> None:
    with database.session() as session:
        item = store_agenda.add_item(session, first.id, "x", by="U1")
        for owner, due in ((" ", FRIDAY), ("U1", None)):
            with pytest.raises(OwnerOrDateMissing, match="decision"):
                store_agenda.decide(session, first.id, "x", owner=owner, due=due, by="U1", now=now, item_id=item.id)
        dateless = Task(id=store_agenda.task_id(item.id), title="x", owner="U1", created_at=now)
        with pytest.raises(OwnerOrDateMissing, match="task"):
            store_agenda.settle_as_task(session, item.id, dateless)
        assert store_agenda.agenda(session, first.id) == (item,)
        with pytest.raises(InvalidField):
            store_agenda.add_item(session, first.id, " ", by="U1")


def test_an_item_is_settled_once_and_a_meeting_that_is_over_takes_nothing(
    database: Database, first: Meeting, now: dt.datetime
) -> None:
    with database.session() as session:
        item = store_agenda.add_item(session, first.id, "x", by="U1")
        store_agenda.done(session, item.id)
        with pytest.raises(ItemSettled, match="done"):
            store_agenda.carry(session, item.id)
        with pytest.raises(UnknownItem):
            store_agenda.done(session, "nope")
        store.close(session, first.id, now)
        with pytest.raises(MeetingOver, match="closed"):
            store_agenda.add_item(session, first.id, "y", by="U1")
        with pytest.raises(MeetingOver):
            store.cancel(session, first.id, now)


def test_a_cancelled_meeting_hands_its_agenda_on(database: Database, first: Meeting, now: dt.datetime) -> None:
    with database.session() as session:
        item = store_agenda.add_item(session, first.id, "价格", by="U1")
        onward = store.cancel(session, first.id, now)
        assert onward is not None
        assert onward.at.at == "2026-03-17T10:00"
        (moved,) = store_agenda.agenda(session, onward.id)
        assert (moved.id, moved.first_meeting, moved.carried) == (item.id, first.id, 1)
        with pytest.raises(MeetingOver, match="cancelled"):
            store.close(session, first.id, now)


def test_items_of_a_series_that_is_over_wait_until_it_goes_on(
    database: Database, weekly: Series, now: dt.datetime
) -> None:
    single = replace(weekly, id="single", rule=None, campaign=None)
    with database.session() as session:
        only = store.add_series(session, single, now)
        assert only is not None
        item = store_agenda.add_item(session, only.id, "价格", by="U1")
        minutes = store.close(session, only.id, now + DAY)
        assert (minutes.next_meeting, [i.id for i in minutes.carried]) == (None, [item.id])
        with pytest.raises(SeriesOver, match="no further meeting"):
            store.next_meeting(session, "single", now + DAY)
        again = store.add_series(session, replace(single, rule="FREQ=WEEKLY"), now + DAY)
        assert again is not None
        assert [i.id for i in store_agenda.agenda(session, again.id)] == [item.id]
        assert [i.id for i in store.minutes(session, only.id).carried] == [item.id]


def test_closing_and_adding_at_once_lose_nothing(database: Database, first: Meeting, now: dt.datetime) -> None:
    added: list[str] = []
    failed: list[BaseException] = []
    together = threading.Barrier(5)

    def add(number: int) -> None:
        together.wait()
        try:
            with database.session() as session:
                added.append(store_agenda.add_item(session, first.id, f"item {number}", by="U1").id)
        except MeetingOver:
            pass
        except BaseException as error:
            failed.append(error)

    def close() -> None:
        together.wait()
        try:
            with database.session() as session:
                store.close(session, first.id, now)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=add, args=(n,)) for n in range(4)] + [threading.Thread(target=close)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with database.session() as session:
        onward = store.next_meeting(session, "weekly", now)
        assert onward.id != first.id
        assert {i.id for i in store_agenda.agenda(session, onward.id)} == set(added)
