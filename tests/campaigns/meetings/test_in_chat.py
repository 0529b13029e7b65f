"""Agendas and action items in chat: posted by one, kept where they stand, and changed only while they are open."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from campaigns.due.calendar import Calendar
from campaigns.errors import InvalidField
from campaigns.meetings import store, store_agenda
from campaigns.meetings.cards import store as cards
from campaigns.meetings.cards.store import MeetingCard, NoteReview, ReviewGone, ReviewItem
from campaigns.meetings.errors import ItemSettled, OwnerOrDateMissing
from campaigns.meetings.model import Meeting, Series
from campaigns.model import Due
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from storage.session import Database
from tests.campaigns.meetings.conftest import Alerts

FRIDAY = Due(at="2026-03-13", zone="Asia/Shanghai", granularity="day")


def test_one_of_two_posts_an_agenda_and_the_other_after_it_was_given_back(database: Database, first: Meeting) -> None:
    with database.session() as session:
        assert cards.claim_card(session, first.id, "C1", "round")
        assert cards.claim_card(session, first.id, "C1", "round"), "taken up after a crash"
        assert not cards.claim_card(session, first.id, "C1", "button")
        cards.release_card(session, first.id, "round")
        assert cards.claim_card(session, first.id, "C1", "button")
        cards.place_card(session, first.id, "C1", "17.1")
        cards.turn_card(session, first.id, 2)
        assert cards.card(session, first.id) == MeetingCard(first.id, "C1", "17.1", 2)
        assert cards.meeting_at(session, "C1", "17.1") == first.id
        assert cards.meeting_at(session, "C1", "17.2") is None
        assert not cards.claim_card(session, first.id, "C1", "button"), "it stands there"
        cards.forget_card(session, first.id)
        assert cards.card(session, first.id) is None


def test_action_items_stay_as_they_were_made_or_dropped(database: Database, now: dt.datetime) -> None:
    items = tuple(
        ReviewItem(number=number, title=f"point {number}", task=f"t{number}", due=FRIDAY, quote="周五前")
        for number in (1, 2)
    )
    review = NoteReview(
        id="r", by="U1", language="zh", channel="C1", created_at=now, items=items, decisions=("主图用A版",)
    )
    with database.session() as session:
        assert cards.add_review(session, review) == review
        assert cards.add_review(session, replace(review, items=())) == review, "kept under the same id"
        cards.change_items(session, "r", replace(items[0], state="made", owner="U2"))
        cards.change_items(session, "r", replace(items[0], state="dropped"), replace(items[1], title="another"))
        cards.place_review(session, "r", "C1", "17.1")
    with database.reading() as session:
        found = cards.reviewed(session, "r")
        assert [(each.title, each.state, each.owner) for each in found.items] == [
            ("point 1", "made", "U2"),
            ("another", "open", None),
        ]
        assert (found.ts, found.open) == ("17.1", (found.items[1],))
        with pytest.raises(ReviewGone):
            cards.reviewed(session, "nothing")


def test_an_agenda_that_falls_due_on_a_day_off_comes_on_the_working_day_before(
    database: Database, weekly: Series, now: dt.datetime
) -> None:
    monday = replace(weekly, id="mondays", first=replace(weekly.first, at="2026-03-16T10:00"), campaign=None)
    with database.session() as session:
        meeting = store.add_series(session, monday, now)
        assert meeting is not None
        # Sunday at ten, so Friday at ten in Shanghai.
        assert store.announced_at(monday, meeting, Calendar) == dt.datetime(2026, 3, 13, 2, tzinfo=dt.UTC)
        assert store.announced_at(monday, meeting) == dt.datetime(2026, 3, 15, 2, tzinfo=dt.UTC)
        before, after = dt.datetime(2026, 3, 13, 1, tzinfo=dt.UTC), dt.datetime(2026, 3, 13, 3, tzinfo=dt.UTC)
        assert store.to_announce(session, before, calendars=Calendar) == ()
        assert store.to_announce(session, after, calendars=Calendar) == (meeting,)
        assert store.to_announce(session, after) == ()


def test_a_meeting_nobody_closed_is_found_when_it_is_over_by_its_length(database: Database, first: Meeting) -> None:
    ends = dt.datetime(2026, 3, 10, 3, tzinfo=dt.UTC)
    with database.session() as session:
        assert store.left_open(session, ends) == ()
        assert store.left_open(session, ends + dt.timedelta(seconds=1)) == (first,)
        store.close(session, first.id, ends)
        assert store.left_open(session, ends + dt.timedelta(seconds=1)) == ()


def test_another_time_of_a_series_moves_the_meeting_that_is_planned_and_its_agenda(
    database: Database, weekly: Series, first: Meeting, now: dt.datetime
) -> None:
    with database.session() as session:
        store_agenda.add_item(session, first.id, "定价", by="U1")
        moved = replace(weekly, first=replace(weekly.first, at="2026-03-11T15:00"))
        store.add_series(session, moved, now)
        meeting = store.replan(session, weekly.id, now)
        assert meeting is not None
        assert (meeting.id, meeting.at.at) == (first.id, "2026-03-11T15:00")
        assert store.replan(session, weekly.id, now) == meeting
        assert [item.title for item in store_agenda.agenda(session, meeting.id)] == ["定价"]
        store.start(session, meeting.id)
        store.add_series(session, weekly, now)
        assert store.replan(session, weekly.id, now) == replace(meeting, status="running")


def test_who_and_when_that_people_said_outlast_a_source_that_does_not_know(
    database: Database, first: Meeting, now: dt.datetime, alerts: Alerts
) -> None:
    alerts.raised.append("ctr")
    with database.session() as session:
        (item,) = store_agenda.prepare(session, first.id, [alerts], now)
        with pytest.raises(OwnerOrDateMissing):
            store_agenda.assign(session, item.id, owner="U2", due=None)
        store_agenda.assign(session, item.id, owner="U2", due=FRIDAY)
        (after,) = store_agenda.prepare(session, first.id, [alerts], now)
        assert (after.owner, after.due) == ("U2", FRIDAY)
        store_agenda.done(session, item.id)
        with pytest.raises(ItemSettled):
            store_agenda.assign(session, item.id, owner="U1", due=FRIDAY)


def test_only_what_a_person_added_and_nobody_talked_about_can_be_taken_back(
    database: Database, first: Meeting, now: dt.datetime, alerts: Alerts
) -> None:
    alerts.raised.append("ctr")
    with database.session() as session:
        (alert,) = store_agenda.prepare(session, first.id, [alerts], now)
        mistake = store_agenda.add_item(session, first.id, "oops", by="U1")
        kept = store_agenda.add_item(session, first.id, "pricing", by="U1")
        store_agenda.take_back(session, mistake.id)
        with pytest.raises(ItemSettled):
            store_agenda.take_back(session, alert.id)
        store.close(session, first.id, now)
        with pytest.raises(ItemSettled):
            store_agenda.take_back(session, kept.id)
        assert store_agenda.item(session, kept.id).carried == 1


def test_a_wrong_click_is_undone_and_a_decision_is_not(database: Database, first: Meeting, now: dt.datetime) -> None:
    with database.session() as session:
        item = store_agenda.add_item(session, first.id, "pricing", by="U1")
        for settle in (store_agenda.done, store_agenda.carry):
            settle(session, item.id)
            assert store_agenda.reopen(session, item.id).outcome == "open"
        store_agenda.decide(session, first.id, "999", owner="U2", due=FRIDAY, by="U1", now=now, item_id=item.id)
        with pytest.raises(ItemSettled):
            store_agenda.reopen(session, item.id)


def test_a_task_from_a_form_settles_the_item_and_keeps_what_the_form_said(
    database: Database, first: Meeting, now: dt.datetime
) -> None:
    with database.session() as session:
        item = store_agenda.add_item(session, first.id, "pricing", by="U1")
        bare = Task(id=store_agenda.task_id(item.id), title="Price list", owner="U2", created_at=now)
        with pytest.raises(OwnerOrDateMissing):
            store_agenda.settle_as_task(session, item.id, bare)
        store_agenda.settle_as_task(session, item.id, replace(bare, due=FRIDAY, priority="high"))
        assert store_agenda.item(session, item.id).result == bare.id
        assert tasks.get(session, bare.id).priority == "high"


@pytest.mark.parametrize("bad", [{"lead_hours": 200}, {"language": "fr"}])
def test_a_series_that_cannot_be_kept_is_refused(weekly: Series, bad: dict[str, object]) -> None:
    with pytest.raises(InvalidField):
        replace(weekly, **bad)  # type: ignore[arg-type]
