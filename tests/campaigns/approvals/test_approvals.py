"""A text goes from draft through its check and its stages to approved, alone or with others, again after a revision."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from campaigns.approvals import store, store_lists, store_people
from campaigns.approvals.actions import Approve, HandOver, Override
from campaigns.approvals.errors import (
    AlreadyRequested,
    BadPolicy,
    CommentMissing,
    NotNow,
    UnknownApproval,
)
from campaigns.approvals.model import Policy, Reviewer, Stage
from campaigns.due.calendar import Calendar
from campaigns.errors import UnknownSubmission
from tests.campaigns.approvals.conftest import LEGAL, NOW, POLICY, Desk, stages


def test_a_text_goes_from_draft_through_its_check_and_every_stage_to_approved(desk: Desk) -> None:
    one = desk.submit(verdict=None)
    (draft,) = desk.request(one, draft=True)
    assert draft.status == "draft"
    assert desk.act(draft, "UWRITER", HandOver()).status == "check"
    desk.report(one, 1, "needs_work")
    review = desk.follow(one)
    assert review is not None
    assert (review.status, stages(review)) == ("review", ["open", "waiting", "waiting"])
    review = desk.act(review, "UBRAND", Approve("好"))
    assert stages(review) == ["approved", "open", "waiting"]
    review = desk.act(review, "ULEGAL", Approve())
    assert stages(review) == ["approved", "open", "waiting"]
    review = desk.act(review, "UCOUNSEL", Approve())
    assert stages(review) == ["approved", "approved", "open"]
    done = desk.act(review, "USH", Approve())
    assert (done.status, stages(done), done.deadline) == ("approved", ["approved"] * 3, None)
    assert [s.by for s in done.stages] == [("UBRAND",), ("ULEGAL", "UCOUNSEL"), ("USH",)]
    assert desk.kinds(done) == ["open", "hand_over", "checked", "approve", "approve", "approve", "approve"]


def test_a_text_that_was_checked_already_goes_straight_to_review(desk: Desk) -> None:
    (review,) = desk.request(desk.submit())
    assert review.status == "review"


@pytest.mark.parametrize("verdict", ["off_brand", "not_checked"])
def test_a_text_that_failed_or_missed_its_check_goes_back_and_can_be_let_through_with_a_reason(
    desk: Desk, verdict: str
) -> None:
    (back,) = desk.request(desk.submit(verdict=verdict))
    assert (back.status, stages(back)) == ("changes", ["waiting"] * 3)
    with pytest.raises(NotNow, match="changes takes no approve"):
        desk.act(back, "UBRAND", Approve())
    with pytest.raises(CommentMissing):
        desk.act(back, "UBRAND", Override(" "))
    review = desk.act(back, "UBRAND", Override("客户原话，保留"))
    assert (review.status, stages(review)[0]) == ("review", "open")


def test_a_new_revision_is_checked_again_and_keeps_what_each_stage_says_it_keeps(desk: Desk) -> None:
    one = desk.submit("极致影像，突破想象。")
    (review,) = desk.request(one)
    desk.act(review, "UBRAND", Approve())
    desk.act(review, "ULEGAL", Approve())
    punctuated = desk.revise(one, "极致影像, 突破想象!")
    assert punctuated is not None
    assert (punctuated.status, punctuated.revision) == ("review", 2)
    assert stages(punctuated) == ["approved", "open", "waiting"]
    assert punctuated.stages[1].by == ()
    reworded = desk.revise(one, "极致光影，突破想象。")
    assert reworded is not None
    assert stages(reworded) == ["open", "waiting", "waiting"]
    with desk.database.reading() as session:
        pieces = store_lists.last_change(session, reworded, store.history(session, reworded.id))
    assert [(p.kind, p.text) for p in pieces][:3] == [("same", "极致"), ("removed", "影像, "), ("added", "光影，")]


def test_a_revision_under_check_is_not_decided_on(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    waiting = desk.revise(one, "另一句", verdict=None)
    assert waiting is not None
    assert waiting.status == "check"
    with pytest.raises(NotNow, match="check takes no approve"):
        desk.act(review, "UBRAND", Approve())


def test_following_twice_and_clicking_twice_change_nothing(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    desk.revise(one, "另一句")
    before = desk.kinds(review)
    desk.follow(one)
    assert desk.kinds(review) == before
    first = desk.act(review, "UBRAND", Approve(), event_id="click")
    assert desk.act(review, "UBRAND", Approve(), event_id="click") == first


def test_of_two_who_request_the_same_text_at_once_one_is_told(desk: Desk) -> None:
    one = desk.submit()
    outcome: list[str] = []
    together = threading.Barrier(2)

    def ask() -> None:
        together.wait()
        try:
            desk.request(one)
            outcome.append("requested")
        except AlreadyRequested:
            outcome.append("told")

    both = [threading.Thread(target=ask) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(outcome) == ["requested", "told"]


def test_several_texts_are_requested_and_approved_together(desk: Desk) -> None:
    texts = [desk.submit(), desk.submit(verdict="off_brand"), desk.submit()]
    batch = {a.batch for a in desk.request(*texts)}
    assert len(batch) == 1
    name = batch.pop()
    assert name is not None
    with desk.database.session() as session:
        told = store.act_on_batch(session, name, Approve(), by="UBRAND", now=NOW, calendars=Calendar)
    by_text = {a.submission: (stages(a)[0], type(error).__name__) for a, error in told}
    assert by_text == {
        texts[0]: ("approved", "NoneType"),
        texts[1]: ("waiting", "NotNow"),
        texts[2]: ("approved", "NoneType"),
    }
    with desk.database.reading() as session:
        assert len(store_lists.of_batch(session, name)) == 3
        assert len(store_lists.of_campaign(session, "launch", statuses=("review",))) == 2
        assert len(store_lists.of_campaign(session, "launch", statuses=("changes",))) == 1


def test_a_batch_with_an_error_is_not_half_requested(desk: Desk) -> None:
    fine, taken = desk.submit(), desk.submit()
    desk.request(taken)
    for bad, error in ((taken, AlreadyRequested), ("nope", UnknownSubmission)):
        with pytest.raises(error):
            desk.request(fine, bad)
    with desk.database.reading() as session:
        assert store.of_submission(session, fine) is None
        for read in (store.get, store.version):
            with pytest.raises(UnknownApproval):
                read(session, "nope")


def test_approvals_under_way_keep_the_stages_they_began_with(desk: Desk) -> None:
    (review,) = desk.request(desk.submit())
    only = Policy(stages=(Stage(id="one", reviewers=(Reviewer("user", "UX"),)),))
    with desk.database.session() as session:
        store_people.set_policy(session, "orlume", only, by="UBRAND", now=NOW)
        assert store_people.policy_of(session, "orlume") == only
    assert [s.stage.id for s in desk.act(review, "UBRAND", Approve()).stages] == ["brand", "legal", "apac"]


@pytest.mark.parametrize(
    "broken",
    [
        {"stages": ()},
        {"stages": (POLICY.stages[0], POLICY.stages[0])},
        {"stages": (Stage(id="x", reviewers=()),)},
        {"stages": (Stage(id="x", reviewers=LEGAL, days=-1),)},
    ],
)
def test_stages_that_do_not_hold_together_are_refused(broken: dict[str, object]) -> None:
    with pytest.raises(BadPolicy):
        replace(POLICY, **broken)  # type: ignore[arg-type]
