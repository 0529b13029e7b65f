"""How precise rules are, counted from stored reports and from what people said; on both databases."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns import revisions, submissions
from campaigns.model import NewSubmission
from campaigns.precision.model import wilson
from campaigns.precision.store import give_feedback, rules
from storage.session import Database

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def finding(name: str, item: str | None = "aurora-x") -> dict[str, object]:
    return {"id": name, "code": "terms.forbidden", "item": {"kind": "term", "id": item} if item else None}


def test_a_rule_is_as_precise_as_people_say_and_rules_on_trial_stand_apart(database: Database) -> None:
    report = {"findings": [finding("f1"), finding("f2"), finding("f3", None)], "shadowed": [finding("f4", "quiet")]}
    with database.session() as session:
        one = submissions.receive(
            session,
            NewSubmission(
                event_id="e",
                brand="orlume",
                author="U1",
                team_id="T1",
                source="dm",
                language="en",
                text="x",
            ),
            NOW,
        )
        revisions.record_report(
            session, one.id, 1, report, verdict="needs_work", score=80, guideline_version=1, guideline_hash="h", now=NOW
        )
        for user in ("U1", "U2"):
            give_feedback(
                session, submission_id=one.id, revision=1, finding_id="f1", code="terms.forbidden", user=user, now=NOW
            )
    with database.reading() as session:
        found = {each.rule: each for each in rules(session, "orlume")}
        assert rules(session, "another") == ()
    term = found["term:aurora-x"]
    assert (term.found, term.helpful, term.unhelpful, term.share) == (2, 0, 1, 0.0)
    assert (found["terms.forbidden"].found, found["terms.forbidden"].share) == (1, None)
    assert (found["term:quiet"].shadow, found["term:quiet"].found) == (True, 1)


def test_a_finding_that_the_next_text_no_longer_has_was_helpful_and_is_counted_once(database: Database) -> None:
    with database.session() as session:
        one = submissions.receive(
            session,
            NewSubmission(
                event_id="e",
                brand="orlume",
                author="U1",
                team_id="T1",
                source="dm",
                language="en",
                text="x y",
            ),
            NOW,
        )
        kept, gone = finding("k", "kept") | {"quote": "x"}, finding("g", "gone") | {"quote": "y"}
        waved = finding("w", "waved") | {"quote": "z"}
        reports: list[dict[str, object]] = [
            {"findings": [kept, gone, waved]},
            {"findings": [kept], "suppressed": [{"finding": waved}]},
        ]
        for number, report in enumerate(reports, 1):
            if number > 1:
                revisions.add(session, one.id, "x", NOW)
            revisions.record_report(
                session, one.id, number, report, verdict="needs_work", score=80, guideline_version=1,
                guideline_hash="h", now=NOW,
            )  # fmt: skip
    with database.reading() as session:
        found = {each.rule: (each.found, each.helpful, each.unhelpful) for each in rules(session, "orlume")}
    assert found == {"term:kept": (1, 0, 0), "term:gone": (1, 1, 0), "term:waved": (1, 0, 0)}


@pytest.mark.parametrize(("successes", "n", "low", "high"), [(0, 0, 0, 1), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1)])
def test_the_interval_is_the_known_one(successes: int, n: int, low: float, high: float) -> None:
    assert wilson(successes, n) == pytest.approx((low, high), abs=1e-3)
