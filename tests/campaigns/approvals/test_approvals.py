"""A text goes from draft through its check and its stages to a frozen approval, and every step is in the record."""

from __future__ import annotations

import csv
import datetime as dt
import io
import threading
from dataclasses import replace

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from campaigns import revisions, submissions
from campaigns.approvals import store, store_lists, store_people
from campaigns.approvals.actions import Action, Approve, Delegate, HandOver, Override, RequestChanges, Withdraw
from campaigns.approvals.errors import (
    AlreadyRequested,
    BadPolicy,
    CommentMissing,
    NotNow,
    NotYours,
    TextMoved,
    UnknownApproval,
    WrongSpan,
)
from campaigns.approvals.frozen import intact
from campaigns.approvals.model import Approval, Policy, Reviewer, Stage
from campaigns.approvals.tables import FrozenRow
from campaigns.due.calendar import Calendar
from campaigns.errors import InvalidField, UnknownSubmission
from campaigns.model import NewSubmission
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
TODAY = dt.date(2026, 3, 12)
HOUR = dt.timedelta(hours=1)
LEGAL = (Reviewer("user", "ULEGAL"), Reviewer("role", "counsel"))
POLICY = Policy(
    stages=(
        Stage(id="brand", reviewers=(Reviewer("role", "brand_owner"),), days=1, on_revision="keep_if_words_same"),
        Stage(id="legal", reviewers=LEGAL, need="all", days=3),
        Stage(id="apac", reviewers=(Reviewer("user", "UAPAC"), Reviewer("user", "USH")), on_revision="keep"),
    )
)


class Desk:
    """Texts, their checks and what people do with their approvals, an hour apart."""

    def __init__(self, database: Database) -> None:
        self.database, self.now, self.made = database, NOW, 0

    def submit(
        self, text: str = "极致影像，突破想象。", verdict: str | None = "on_brand", author: str = "UWRITER"
    ) -> str:
        self.made += 1
        with self.database.session() as session:
            made = submissions.receive(
                session,
                NewSubmission(
                    event_id=f"Ev{self.made}",
                    brand="orlume",
                    author=author,
                    team_id="T1",
                    source="dm",
                    language="zh",
                    text=text,
                    campaign="launch",
                ),
                self.now,
            )
        self.report(made.id, 1, verdict)
        return made.id

    def report(self, submission: str, revision: int, verdict: str | None) -> None:
        if verdict is None:
            return
        with self.database.session() as session:
            revisions.record_report(
                session,
                submission,
                revision,
                {"verdict": verdict, "findings": []},
                verdict=verdict,
                score=90,
                guideline_version=3,
                guideline_hash="h3",
                now=self.now,
            )

    def revise(self, submission: str, text: str, verdict: str | None = "on_brand") -> Approval | None:
        self.now += HOUR
        with self.database.session() as session:
            number = revisions.add(session, submission, text, self.now).number
        self.follow(submission)
        self.report(submission, number, verdict)
        return self.follow(submission)

    def follow(self, submission: str) -> Approval | None:
        with self.database.session() as session:
            return store.follow(session, submission, by="UWRITER", now=self.now, calendars=Calendar)

    def request(self, *texts: str, draft: bool = False) -> tuple[Approval, ...]:
        with self.database.session() as session:
            return store.request(session, texts, by="UCOORD", now=self.now, calendars=Calendar, draft=draft)

    def act(self, approval: Approval, by: str, action: Action, **seen: object) -> Approval:
        self.now += HOUR
        with self.database.session() as session:
            return store.act(session, approval.id, action, by=by, now=self.now, calendars=Calendar, **seen)  # type: ignore[arg-type]

    def waiting(self, user: str, day: dt.date = TODAY) -> list[str]:
        with self.database.reading() as session:
            return [a.submission for a in store_lists.waiting_for(session, user, day)]

    def kinds(self, approval: Approval) -> list[str]:
        with self.database.reading() as session:
            return [e.kind for e in store.history(session, approval.id)]

    def through(self, approval: Approval) -> Approval:
        for by in ("UBRAND", "ULEGAL", "UCOUNSEL", "UAPAC"):
            approval = self.act(approval, by, Approve())
        return approval


@pytest.fixture
def desk(database: Database) -> Desk:
    with database.session() as session:
        store_people.set_policy(session, "orlume", POLICY, by="UBRAND", now=NOW)
        for role, user in (("brand_owner", "UBRAND"), ("brand_owner", "UWRITER"), ("counsel", "UCOUNSEL")):
            store_people.grant(session, "orlume", role, user)
    return Desk(database)


def stages(approval: Approval) -> list[str]:
    return [s.status for s in approval.stages]


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


def test_nobody_decides_on_a_text_or_a_stage_they_were_not_looking_at(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    desk.revise(one, "另一句")
    with pytest.raises(TextMoved, match="revision 2 in stage 'brand'"):
        desk.act(review, "UBRAND", Approve(), revision=1)
    desk.act(review, "UBRAND", Approve(), revision=2, stage="brand")
    with pytest.raises(TextMoved, match="stage 'legal'"):
        desk.act(review, "UBRAND", Approve(), revision=2, stage="brand")


def test_following_twice_and_clicking_twice_change_nothing(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    desk.revise(one, "另一句")
    before = desk.kinds(review)
    desk.follow(one)
    assert desk.kinds(review) == before
    first = desk.act(review, "UBRAND", Approve(), event_id="click")
    assert desk.act(review, "UBRAND", Approve(), event_id="click") == first


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


def test_whether_an_approval_changed_is_known_without_reading_it(desk: Desk) -> None:
    (review,) = desk.request(desk.submit())
    changed = desk.act(review, "UBRAND", Approve())
    with desk.database.reading() as session:
        assert store.version(session, review.id) == changed.version > review.version
        assert store.whole(session, review.id)[::2] == (changed, store.history(session, review.id))


def test_an_approved_text_is_frozen_with_its_report_and_later_edits_say_so(desk: Desk) -> None:
    one = desk.submit("极致影像，突破想象。")
    (review,) = desk.request(one)
    desk.through(review)
    with desk.database.reading() as session:
        frozen = store_lists.frozen(session, one)
        assert frozen is not None
        assert (frozen.text, frozen.revision, frozen.guideline_version) == ("极致影像，突破想象。", 1, 3)
        assert frozen.report == {"verdict": "on_brand", "findings": []}
        assert intact(frozen)
        assert not intact(replace(frozen, text="极致影像。"))
        assert not intact(replace(frozen, guideline_version=4))
        assert store_lists.later_edit(session, one) is None
    edited = desk.revise(one, "极致光影，突破想象。")
    assert edited is not None
    assert (edited.status, edited.revision, edited.edited) == ("approved", 1, 2)
    with desk.database.reading() as session:
        later = store_lists.later_edit(session, one)
        assert later is not None
        assert later.revision == 2
        assert [(p.kind, p.text) for p in later.pieces][1:3] == [("removed", "影像"), ("added", "光影")]
        assert later.frozen == frozen


def test_an_edited_text_is_approved_anew_only_when_it_is_handed_over(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    done = desk.through(review)
    with pytest.raises(NotNow):
        desk.act(done, "UWRITER", HandOver())
    desk.revise(one, "另一句话。")
    again = desk.act(done, "UWRITER", HandOver("改了价格"))
    assert (again.status, again.revision, again.edited, stages(again)[0]) == ("review", 2, None, "open")
    desk.through(again)
    with desk.database.reading() as session:
        frozen = store_lists.frozen(session, one)
        assert frozen is not None
        assert frozen.text == "另一句话。"
        kept = session.execute(sql("SELECT count(*) FROM frozen_copies")).scalar_one()
    assert kept == 2


def test_a_withdrawn_text_may_be_requested_again(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    with pytest.raises(CommentMissing):
        desk.act(review, "UCOORD", Withdraw())
    assert desk.act(review, "UCOORD", Withdraw("不投了")).status == "withdrawn"
    (again,) = desk.request(one)
    assert again.id != review.id


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


def test_the_audit_names_who_did_what_when_and_why(desk: Desk) -> None:
    one = desk.submit()
    (review,) = desk.request(one)
    desk.act(review, "UBRAND", RequestChanges('=HYPERLINK("x")', span=(0, 4)))
    desk.revise(one, "极致光影。")
    desk.through(review)
    desk.revise(one, "之后又改。")
    with desk.database.reading() as session:
        raw = store_lists.audit_csv(session, campaign="launch")
        assert store_lists.audit_csv(session, brand="other").count(b"\n") == 1
        frozen = store_lists.frozen(session, one)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [r["action"] for r in rows] == [
        *("open", "hand_over", "checked", "request_changes", "revise", "checked"),
        *("approve", "approve", "approve", "approve", "edited_after"),
    ]
    assert (rows[3]["comment"], rows[3]["quote"], rows[3]["by"]) == ('\'=HYPERLINK("x")', "极致影像", "UBRAND")
    assert rows[3]["at"] == "2026-03-12T03:00:00+00:00"
    assert frozen is not None
    assert [r["seal"] for r in rows].count(frozen.seal) == 1
    assert (rows[9]["seal"], rows[9]["intact"], rows[8]["intact"]) == (frozen.seal, "yes", "")
    with desk.database.session() as session:
        session.execute(update(FrozenRow).values(text="极致"))
        assert b",no\r\n" in store_lists.audit_csv(session, campaign="launch")
