"""Who decides on a text, by when, in whose place, and on what they were looking at."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest

from campaigns.approvals import store, store_lists, store_people
from campaigns.approvals.actions import Approve, Delegate, Override, RequestChanges
from campaigns.approvals.errors import (
    CommentMissing,
    NotYours,
    TextMoved,
    WrongSpan,
)
from campaigns.due.calendar import Calendar
from campaigns.errors import InvalidField
from tests.campaigns.approvals.conftest import HOUR, NOW, POLICY, TODAY, Desk, stages


def test_only_the_stages_reviewers_decide_and_nobody_on_their_own_text(desk: Desk) -> None:
    (review,) = desk.request(desk.submit())
    with pytest.raises(NotYours, match="role:brand_owner, not by ULEGAL"):
        desk.act(review, "ULEGAL", Approve())
    with pytest.raises(NotYours):
        desk.act(review, "UWRITER", Approve())
    with pytest.raises(NotYours):
        desk.act(review, "UCOORD", Override("急"))
    with desk.database.session() as session:
        store_people.set_policy(session, "orlume", replace(POLICY, own_text=True), by="UBRAND", now=NOW)
    (own,) = desk.request(desk.submit())
    assert stages(desk.act(own, "UWRITER", Approve()))[0] == "approved"


def test_deadlines_are_working_days_of_the_stage(desk: Desk) -> None:
    friday = dt.datetime(2026, 3, 13, 2, tzinfo=dt.UTC)
    desk.now = friday
    (review,) = desk.request(desk.submit())
    # One working day after Friday is Monday, over at its midnight in Shanghai.
    assert review.deadline == dt.datetime(2026, 3, 16, 16, tzinfo=dt.UTC)
    review = desk.act(review, "UBRAND", Approve())
    assert review.deadline == dt.datetime(2026, 3, 18, 16, tzinfo=dt.UTC)
    again = desk.act(review, "ULEGAL", Approve())
    assert again.deadline == review.deadline
    with desk.database.reading() as session:
        assert store_lists.overdue(session, review.deadline - HOUR) == ()
        assert [a.id for a in store_lists.overdue(session, review.deadline)] == [review.id]


def test_changes_are_asked_for_with_words_about_a_span(desk: Desk) -> None:
    (review,) = desk.request(desk.submit("极致影像，突破想象。"))
    with pytest.raises(CommentMissing):
        desk.act(review, "UBRAND", RequestChanges())
    with pytest.raises(WrongSpan, match="which has 10"):
        desk.act(review, "UBRAND", RequestChanges("太满", span=(5, 11)))
    back = desk.act(review, "UBRAND", RequestChanges("太满", span=(5, 9)))
    assert (back.status, stages(back)) == ("changes", ["changes", "waiting", "waiting"])
    with desk.database.reading() as session:
        told = store.history(session, review.id)[-1]
    assert (told.comment, told.quote, told.start, told.end, told.by) == ("太满", "突破想象", 5, 9, "UBRAND")


def test_nobody_decides_on_a_text_or_a_stage_they_were_not_looking_at(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    desk.revise(one, "另一句")
    with pytest.raises(TextMoved, match="revision 2 in stage 'brand'"):
        desk.act(review, "UBRAND", Approve(), revision=1)
    desk.act(review, "UBRAND", Approve(), revision=2, stage="brand")
    with pytest.raises(TextMoved, match="stage 'legal'"):
        desk.act(review, "UBRAND", Approve(), revision=2, stage="brand")


def test_two_reviewers_who_click_at_once_both_count(desk: Desk) -> None:
    (review,) = desk.request(desk.submit())
    desk.act(review, "UBRAND", Approve())
    failed: list[BaseException] = []

    def click(by: str) -> None:
        try:
            with desk.database.session() as session:
                store.act(
                    session, review.id, Approve(), by=by, now=desk.now, calendars=Calendar, revision=1, stage="legal"
                )
        except BaseException as error:
            failed.append(error)

    both = [threading.Thread(target=click, args=(by,)) for by in ("ULEGAL", "UCOUNSEL")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert failed == []
    with desk.database.reading() as session:
        assert stages(store.get(session, review.id)) == ["approved", "approved", "open"]


def test_a_stage_is_put_aside_by_who_may_with_a_reason(desk: Desk) -> None:
    (review,) = desk.request(desk.submit())
    desk.act(review, "UBRAND", Approve())
    desk.act(review, "ULEGAL", RequestChanges("要加免责声明"))
    through = desk.act(review, "UBRAND", Override("去年已批同样的话"))
    assert (through.status, stages(through)) == ("review", ["approved", "overridden", "open"])
    assert through.stages[1].by == ("UBRAND",)


def test_a_reviewer_lets_somebody_else_decide_in_one_approval(desk: Desk) -> None:
    one, other = desk.submit(), desk.submit()
    (review,) = desk.request(one)
    desk.request(other)
    with pytest.raises(NotYours):
        desk.act(review, "UBRAND", Delegate(to="UWRITER"))
    desk.act(review, "UBRAND", Delegate("出差", to="UDEPUTY"))
    assert desk.waiting("UDEPUTY") == [one]
    done = desk.act(review, "UDEPUTY", Approve())
    with desk.database.reading() as session:
        last = store.history(session, done.id)[-1]
    assert (last.by, last.on_behalf_of) == ("UDEPUTY", "UBRAND")
    assert desk.waiting("UDEPUTY") == []


def test_a_stand_in_decides_while_the_reviewer_is_away_and_only_then(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    with desk.database.session() as session:
        store_people.stand_in(session, "UBRAND", "UDEPUTY", TODAY, TODAY)
        with pytest.raises(InvalidField):
            store_people.stand_in(session, "UBRAND", "UBRAND", TODAY, TODAY)
    assert desk.waiting("UDEPUTY") == [one]
    assert desk.waiting("UDEPUTY", TODAY + dt.timedelta(days=1)) == []
    desk.now += dt.timedelta(days=1)
    with pytest.raises(NotYours):
        desk.act(review, "UDEPUTY", Approve())
    desk.now -= dt.timedelta(days=1, hours=2)
    assert stages(desk.act(review, "UDEPUTY", Approve()))[0] == "approved"


def test_what_waits_for_a_person_follows_stages_and_roles(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    assert desk.waiting("UBRAND") == [one]
    assert desk.waiting("UWRITER") == []
    assert desk.waiting("ULEGAL") == []
    with desk.database.session() as session:
        store_people.grant(session, "orlume", "brand_owner", "UNEW")
        store_people.revoke(session, "orlume", "brand_owner", "UBRAND")
    assert (desk.waiting("UNEW"), desk.waiting("UBRAND")) == ([one], [])
    desk.act(review, "UNEW", Approve())
    desk.act(review, "ULEGAL", Approve())
    assert (desk.waiting("ULEGAL"), desk.waiting("UCOUNSEL"), desk.waiting("UNEW")) == ([], [one], [])
