"""What stays of an approval: the frozen text, later edits, and the record of who did what."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from campaigns.approvals import store, store_lists
from campaigns.approvals.actions import Approve, HandOver, RequestChanges, Withdraw
from campaigns.approvals.errors import (
    CommentMissing,
    NotNow,
)
from campaigns.approvals.frozen import intact
from campaigns.approvals.tables import FrozenRow
from tests.campaigns.approvals.conftest import Desk, stages


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
