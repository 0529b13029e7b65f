"""What a requester may ask for beyond the brand's policy, who takes a text back, and many texts decided at once."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns import revisions, submissions
from campaigns import store as campaigns_store
from campaigns.approvals import store, store_lists, store_people
from campaigns.approvals.actions import Approve, RequestChanges, Withdraw
from campaigns.approvals.errors import BadTerms, NobodyDecides, NoReviewer, NotTheirText, NotYours, TextMoved
from campaigns.approvals.model import Policy, Reviewer, Stage, Terms
from campaigns.cards import store as cards
from campaigns.due.calendar import Calendar
from campaigns.model import Campaign, NewSubmission
from campaigns.moments import end_of_day
from storage.session import Database

# A Thursday morning in Shanghai.
NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
TODAY = dt.date(2026, 3, 12)
ZONE = "Asia/Shanghai"
POLICY = Policy(
    stages=(
        Stage(id="brand", reviewers=(Reviewer("role", "brand_owner"),), days=1),
        Stage(id="legal", reviewers=(Reviewer("role", "legal"),), days=3),
    )
)


@pytest.fixture
def flow(database: Database) -> Database:
    """A brand with two owners and nobody in legal."""
    with database.session() as session:
        store_people.set_policy(session, "orlume", POLICY, by="UOWNER", now=NOW)
        store_people.set_members(session, "orlume", "brand_owner", ("UOWNER", "UOTHER"))
    return database


def _text(database: Database, name: str = "Ev1", author: str = "UWRITER") -> str:
    with database.session() as session:
        made = submissions.receive(
            session,
            NewSubmission(
                event_id=name,
                brand="orlume",
                author=author,
                team_id="T1",
                source="dm",
                language="zh",
                text=f"极致影像，突破想象。{name}",
            ),
            NOW,
        )
        revisions.record_report(
            session, made.id, 1, {}, verdict="on_brand", score=100, guideline_version=1, guideline_hash="h", now=NOW
        )
    return made.id


def _ask(database: Database, *texts: str, terms: Terms, by: str = "UCOORD") -> list[str]:
    with database.session() as session:
        made = store.request(session, texts, by=by, now=NOW, calendars=Calendar, terms=terms)
    return [each.id for each in made]


LEGAL = {"legal": ("ULAW",)}


def test_named_people_decide_in_place_of_their_role(flow: Database):
    (asked,) = _ask(flow, _text(flow), terms=Terms(named={"brand": ("UOWNER",), **LEGAL}))
    with flow.session() as session, pytest.raises(NotYours):
        store.act(session, asked, Approve(), by="UOTHER", now=NOW, calendars=Calendar)
    with flow.session() as session:
        store.act(session, asked, Approve(), by="UOWNER", now=NOW, calendars=Calendar)
        done = store.act(session, asked, Approve(), by="ULAW", now=NOW, calendars=Calendar)
    assert done.status == "approved"


@pytest.mark.parametrize(
    ("terms", "error"),
    [
        (Terms(), NobodyDecides),
        (Terms(named={"legal": ("UWRITER",)}), NoReviewer),
        (Terms(named={"brand": ("UCOORD",), **LEGAL}), NoReviewer),
        (Terms(named=LEGAL, until=TODAY - dt.timedelta(days=1)), BadTerms),
        (Terms(named=LEGAL, delegate="UWRITER"), BadTerms),
    ],
)
def test_nobody_is_named_who_may_not_decide_and_no_stage_is_left_alone(
    flow: Database, terms: Terms, error: type[Exception]
):
    text = _text(flow)
    with pytest.raises(error):
        _ask(flow, text, terms=terms)
    with flow.reading() as session:
        assert store.of_submission(session, text) is None


def test_a_brand_owner_who_is_alone_cannot_ask_for_their_own_approval(flow: Database):
    with flow.session() as session:
        store_people.set_members(session, "orlume", "brand_owner", ("UOWNER",))
    with pytest.raises(NobodyDecides):
        _ask(flow, _text(flow, author="UOWNER"), terms=Terms(named=LEGAL))


def test_the_day_that_was_asked_for_holds_for_the_last_stage_and_shortens_the_others(flow: Database):
    friday, monday = TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=4)
    (late,) = _ask(flow, _text(flow), terms=Terms(named=LEGAL, until=monday))
    (soon,) = _ask(flow, _text(flow, "Ev2"), terms=Terms(named=LEGAL, until=TODAY))
    with flow.session() as session:
        assert store.get(session, late).deadline == end_of_day(friday, ZONE)
        assert store.get(session, soon).deadline == end_of_day(TODAY, ZONE)
        legal = store.act(session, late, Approve(), by="UOWNER", now=NOW, calendars=Calendar)
    assert legal.deadline == end_of_day(monday, ZONE)


def test_the_delegate_decides_once_the_stage_is_late_and_not_before(flow: Database):
    (asked,) = _ask(flow, _text(flow), terms=Terms(named=LEGAL, delegate="UCHIEF"))
    with flow.session() as session, pytest.raises(NotYours):
        store.act(session, asked, Approve(), by="UCHIEF", now=NOW, calendars=Calendar)
    later = NOW + dt.timedelta(days=2)
    with flow.session() as session:
        assert store_lists.waiting_for(session, "UCHIEF", TODAY) == ()
        store.escalate(session, asked, later)
        store.escalate(session, asked, later)
        assert [each.id for each in store_lists.waiting_for(session, "UCHIEF", TODAY)] == [asked]
        done = store.act(session, asked, Approve(), by="UCHIEF", now=later, calendars=Calendar)
        assert store.history(session, asked)[-1].on_behalf_of in ("UOWNER", "UOTHER")
    assert done.open_stage is not None
    assert done.open_stage.stage.id == "legal"


def test_only_who_wrote_or_asked_or_may_overrule_takes_a_text_back(flow: Database):
    (asked,) = _ask(flow, _text(flow), terms=Terms(named=LEGAL))
    with flow.session() as session, pytest.raises(NotTheirText):
        store.act(session, asked, Withdraw("no"), by="ULAW", now=NOW, calendars=Calendar)
    with flow.session() as session:
        assert [each.id for each in store_lists.asked_by(session, "UCOORD")] == [asked]
        assert [each.id for each in store_lists.asked_by(session, "UWRITER")] == [asked]
        gone = store.act(session, asked, Withdraw("no"), by="UWRITER", now=NOW, calendars=Calendar)
        assert store_lists.asked_by(session, "UWRITER") == ()
    assert gone.status == "withdrawn"
    assert gone.open_stage is None


def test_a_batch_is_decided_only_as_far_as_it_was_seen_and_once_for_a_click(flow: Database):
    one, two, three = _ask(flow, *(_text(flow, f"Ev{n}") for n in range(3)), terms=Terms(named=LEGAL))
    with flow.session() as session:
        store.act(session, two, RequestChanges("shorter"), by="UOTHER", now=NOW, calendars=Calendar)
        batch = store.get(session, one).batch
    assert batch is not None
    seen = {one: (1, "brand"), two: (1, "brand"), three: (2, "brand")}
    for _ in range(2):
        with flow.session() as session:
            told = store.act_on_batch(
                session, batch, Approve(), by="UOWNER", now=NOW, calendars=Calendar, seen=seen, event_id="click"
            )
        by_id = {approval.id: error for approval, error in told}
        assert by_id[one] is None
        assert isinstance(by_id[two], TextMoved)
        assert isinstance(by_id[three], TextMoved)
    with flow.reading() as session:
        assert [event.kind for event in store.history(session, one)].count("approve") == 1


def test_texts_without_an_approval_are_offered_and_timed_ones_found(flow: Database):
    asked, free = _text(flow), _text(flow, "Ev2")
    (approval,) = _ask(flow, asked, terms=Terms(named=LEGAL))
    with flow.reading() as session:
        assert [each.id for each in store_lists.open_pieces(session, "orlume")] == [free]
        assert store_lists.timed(session, NOW) == ()
        ((found, policy),) = store_lists.timed(session, NOW + dt.timedelta(days=3))
    assert (found.id, policy.stages[1].reviewers) == (approval, (Reviewer("user", "ULAW"),))


def test_a_card_stands_at_one_place_and_is_forgotten(database: Database):
    first = cards.Standing(channel="C1", ts="1.0", subject="approval", about="a", language="en")
    second = cards.Standing(channel="D1", ts="2.0", subject="approval", about="a", language="zh", reader="U1")
    with database.session() as session:
        for card in (first, second, second):
            cards.stand(session, card)
        assert cards.standing(session, "approval", "a") == (first, second)
        cards.fell(session, first)
        assert cards.standing(session, "approval", "a") == (second,)


def test_the_record_is_for_reviewers_who_stands_in_for_them_and_who_leads_the_campaign(flow: Database):
    with flow.session() as session:
        for name, lead in (("launch", "ULEAD"), ("other", "UOTHERLEAD")):
            campaigns_store.add_campaign(session, Campaign(id=name, brand="orlume", name=name, goal="g", owner=lead))
        store_people.stand_in(session, "UOWNER", "UDEPUTY", NOW.date(), NOW.date())
        everybody = store_people.auditors(session, "orlume", None, NOW.date())
        of_launch = store_people.auditors(session, "orlume", "launch", NOW.date())
        later = store_people.auditors(session, "orlume", "launch", NOW.date() + dt.timedelta(days=1))
        assert store_people.auditors(session, "nobody-named", None, NOW.date()) == frozenset()
    assert {"UOWNER", "UDEPUTY", "ULEAD", "UOTHERLEAD"} <= everybody
    assert of_launch == everybody - {"UOTHERLEAD"}
    assert later == of_launch - {"UDEPUTY"}
    assert "UWRITER" not in everybody
