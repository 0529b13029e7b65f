"""Submitted copy: received once, checked, revised, and talked back to."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from campaigns import revisions, submissions
from campaigns.errors import UnknownRevision, UnknownSubmission
from campaigns.model import NewSubmission, Submission
from campaigns.precision.store import give_feedback
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=5)


def receive(database: Database, event_id: str = "Ev1", now: dt.datetime = NOW, **changed: Any) -> Submission:
    given: dict[str, Any] = {
        "brand": "aurora",
        "author": "U1",
        "team_id": "T1",
        "source": "dm",
        "language": "zh",
        "text": "极致影像，突破想象",
    }
    with database.session() as session:
        return submissions.receive(session, NewSubmission(event_id=event_id, **(given | changed)), now)


def report(database: Database, submission_id: str, revision: int = 1, **changed: Any) -> None:
    given: dict[str, Any] = {
        "verdict": "needs_work",
        "score": 71,
        "guideline_version": 3,
        "guideline_hash": "abc",
        "now": LATER,
    }
    with database.session() as session:
        revisions.record_report(session, submission_id, revision, {"findings": []}, **(given | changed))


def test_everything_said_about_a_submission_is_kept(database: Database) -> None:
    told: dict[str, Any] = {
        "source": "file",
        "channel": "weibo",
        "stage": "awareness",
        "campaign": "spring",
        "audience": "students",
        "copy_language": "en",
        "as_of": dt.date(2026, 4, 1),
        "file_name": "稿件.docx",
        "origin_channel": "C1",
        "origin_ts": "2.1",
        "origin_thread_ts": "1.1",
    }
    made = receive(database, **told)
    with database.reading() as session:
        kept = submissions.get(session, made.id)
    assert kept == made
    assert {name: getattr(kept, name) for name in told} == told
    assert (kept.status, kept.error, kept.created_at, kept.card_ts) == ("received", None, NOW, None)


def test_the_text_is_the_first_revision_to_the_last_character(database: Database) -> None:
    text = "一\r\n\x00two \ud83d📷\u200b "
    made = receive(database, text=text)
    with database.reading() as session:
        (first,) = revisions.of_submission(session, made.id)
    assert (first.number, first.text, first.report, first.checked_at) == (1, text, None, None)


def test_a_redelivered_event_is_the_submission_of_the_first_time(database: Database) -> None:
    first = receive(database)
    again = receive(database, text="other", author="U2", now=LATER)
    assert again == first
    with database.reading() as session:
        assert [r.text for r in revisions.of_submission(session, first.id)] == ["极致影像，突破想象"]
        assert submissions.recent(session, "U2", 10) == ()


def test_an_event_delivered_to_many_threads_at_once_is_received_once(database: Database) -> None:
    start, made = threading.Barrier(6), []

    def work() -> None:
        start.wait()
        made.append(receive(database))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert len({m.id for m in made}) == 1
    with database.reading() as session:
        assert len(revisions.of_submission(session, made[0].id)) == 1


def test_an_event_delivered_to_two_processes_at_once_is_received_once(database: Database) -> None:
    code = (
        "import sys, datetime as dt\nfrom storage.session import Database\nfrom campaigns import submissions\n"
        "from campaigns.model import NewSubmission\n"
        "database = Database(sys.argv[1]); sys.stdin.readline()\n"
        "with database.session() as session:\n"
        "    print(submissions.receive(session, NewSubmission(event_id='Ev1', brand='b', author='U1', team_id='T1',\n"
        "        source='dm', language='en', text='x'), dt.datetime.now(dt.UTC)).id)"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, database.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate("go\n", timeout=120)[0].strip() for process in started]
    assert said[0] == said[1] != ""


def test_a_source_that_does_not_exist_is_refused_by_the_database(database: Database) -> None:
    with pytest.raises(IntegrityError):
        receive(database, source="fax")


def test_a_report_marks_the_submission_checked(database: Database) -> None:
    made = receive(database)
    with database.session() as session:
        revisions.record_report(
            session,
            made.id,
            1,
            {"findings": [{"quote": "最\x00好", "span": [0, 3]}]},
            verdict="off_brand",
            score=12,
            guideline_version=None,
            guideline_hash="abc",
            now=LATER,
        )
    with database.reading() as session:
        kept = revisions.get(session, made.id)
        assert submissions.get(session, made.id).status == "checked"
    assert kept.report == {"findings": [{"quote": "最\x00好", "span": [0, 3]}]}
    assert (kept.verdict, kept.score, kept.guideline_version, kept.guideline_hash) == ("off_brand", 12, None, "abc")
    assert kept.checked_at == LATER


def test_a_report_stored_twice_is_stored_once(database: Database) -> None:
    made = receive(database)
    report(database, made.id)
    report(database, made.id)
    with database.reading() as session:
        assert len(revisions.of_submission(session, made.id)) == 1


def test_a_failure_says_why_until_a_check_succeeds(database: Database) -> None:
    made = receive(database)
    with database.session() as session:
        failed = submissions.record_failure(session, made.id, "The guideline could not be read (ref 1f).")
    assert (failed.status, failed.error) == ("failed", "The guideline could not be read (ref 1f).")
    report(database, made.id)
    with database.reading() as session:
        kept = submissions.get(session, made.id)
    assert (kept.status, kept.error) == ("checked", None)


def test_an_edit_appends_a_revision_and_waits_for_its_own_report(database: Database) -> None:
    made = receive(database)
    report(database, made.id)
    with database.session() as session:
        added = revisions.add(session, made.id, "改过的稿子", LATER)
    assert (added.number, added.text) == (2, "改过的稿子")
    with database.reading() as session:
        assert submissions.get(session, made.id).status == "received"
        assert revisions.get(session, made.id) == added
        assert revisions.get(session, made.id, 1).verdict == "needs_work"


def test_a_late_report_of_an_older_revision_does_not_mark_the_newer_one_checked(database: Database) -> None:
    made = receive(database)
    with database.session() as session:
        revisions.add(session, made.id, "newer", LATER)
    report(database, made.id, 1)
    with database.reading() as session:
        assert submissions.get(session, made.id).status == "received"


def test_a_redelivered_edit_appends_nothing(database: Database) -> None:
    made = receive(database)
    numbers = []
    for text in ("first time", "second time"):
        with database.session() as session:
            numbers.append(revisions.add(session, made.id, text, LATER, event_id="Ev2").number)
    assert numbers == [2, 2]


def test_revisions_added_by_threads_at_once_are_numbered_without_a_gap(database: Database) -> None:
    made, start = receive(database), threading.Barrier(5)

    def work(worker: int) -> None:
        start.wait()
        with database.session() as session:
            submissions.get(session, made.id)
            revisions.add(session, made.id, f"by {worker}", LATER)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        kept = revisions.of_submission(session, made.id)
    assert [r.number for r in kept] == [1, 2, 3, 4, 5, 6]
    assert {r.text for r in kept[1:]} == {f"by {n}" for n in range(5)}


def test_a_submission_is_found_by_its_card_and_by_the_message_it_came_from(database: Database) -> None:
    made = receive(database, origin_channel="C1", origin_ts="1.5")
    receive(database, "Ev2", origin_channel="C1", origin_ts="1.6")
    with database.session() as session:
        carded = submissions.set_card(session, made.id, "C1", "2.5")
    with database.reading() as session:
        assert submissions.by_card(session, "C1", "2.5") == carded
        assert submissions.by_card(session, "C1", "9.9") is None
        assert submissions.by_message(session, "C1", "1.5") == carded
        assert submissions.by_message(session, "C2", "1.5") is None


def test_two_submissions_never_share_a_card(database: Database) -> None:
    first, second = receive(database), receive(database, "Ev2")
    with database.session() as session:
        submissions.set_card(session, first.id, "C1", "2.5")
    with pytest.raises(IntegrityError), database.session() as session:
        submissions.set_card(session, second.id, "C1", "2.5")


def test_recent_submissions_come_newest_first(database: Database) -> None:
    for number in range(4):
        receive(database, f"Ev{number}", now=NOW + dt.timedelta(hours=number))
    receive(database, "other person", author="U2")
    receive(database, "other team", team_id="T2", now=LATER)
    with database.reading() as session:
        assert [s.event_id for s in submissions.recent(session, "U1", 2)] == ["Ev3", "Ev2"]
        latest = submissions.latest(session, "aurora", 3)
        assert latest[:2] == tuple(s.id for s in submissions.recent(session, "U1", 2))
        assert len(latest) == 3
        assert submissions.latest(session, "another", 3) == ()
        of_team = submissions.recent(session, "U1", 10, team_id="T1")
    assert [s.event_id for s in of_team] == ["Ev3", "Ev2", "Ev1", "Ev0"]


def test_what_is_not_there_is_an_error_that_says_so(database: Database) -> None:
    made = receive(database)
    for attempt in (
        lambda s: submissions.get(s, "nope"),
        lambda s: revisions.of_submission(s, "nope"),
        lambda s: submissions.set_card(s, "nope", "C", "1"),
        lambda s: revisions.add(s, "nope", "x", NOW),
        lambda s: submissions.record_failure(s, "nope", "x"),
    ):
        with pytest.raises(UnknownSubmission, match="submit the copy again"), database.session() as session:
            attempt(session)
    with pytest.raises(UnknownRevision, match="revisions 1 to 1, not 7"):
        report(database, made.id, 7)
    with pytest.raises(UnknownRevision), database.reading() as session:
        revisions.get(session, made.id, 0)


def feedback(database: Database, submission_id: str, **changed: Any) -> Any:
    given: dict[str, Any] = {
        "revision": 1,
        "finding_id": "f1",
        "code": "terms.forbidden",
        "item_kind": "term",
        "item_id": "aurora-x",
        "user": "U1",
        "now": NOW,
    }
    with database.session() as session:
        return give_feedback(session, submission_id=submission_id, **(given | changed))


def test_feedback_given_twice_counts_once_and_keeps_the_comment(database: Database) -> None:
    made = receive(database)
    first = feedback(database, made.id)
    again = feedback(database, made.id, comment="这是引用", now=LATER)
    repeated = feedback(database, made.id)
    assert first.comment is None
    assert again.comment == repeated.comment == "这是引用"
    assert again.created_at == first.created_at == NOW


def test_feedback_on_a_revision_that_does_not_exist_is_refused(database: Database) -> None:
    made = receive(database)
    with pytest.raises(UnknownRevision):
        feedback(database, made.id, revision=2)
