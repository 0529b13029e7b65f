"""Copy, tasks and content of a week, counted from what is stored."""

from __future__ import annotations

import datetime as dt
from typing import Any

from campaigns import revisions, submissions
from campaigns import store as campaigns_store
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem
from campaigns.model import Campaign, Due, NewSubmission
from campaigns.reviews.store import BrokenRule, copy_work, going_out, task_work
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Finish
from campaigns.tasks.model import Task
from storage.session import Database

MONDAY = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)
TERM = {"check": "terms", "severity": "error", "item": {"kind": "term", "id": "aurora-x"}}
TONE = {"check": "tone", "severity": "warning", "item": None}
ADVICE = {"check": "typography", "severity": "suggestion", "item": None}


def checked(database: Database, name: str, verdict: str, findings: list[dict[str, Any]], at: dt.datetime) -> str:
    with database.session() as session:
        made = submissions.receive(
            session,
            NewSubmission(
                event_id=name,
                brand="aurora",
                author="U1",
                team_id="T1",
                source="dm",
                language="en",
                text="x",
            ),
            at,
        )
        revisions.record_report(
            session, made.id, 1, {"findings": findings}, verdict=verdict, score=50, guideline_version=1,
            guideline_hash="h", now=at,
        )  # fmt: skip
        return made.id


def test_the_first_pass_rate_is_of_new_texts_and_a_rule_counts_once_for_each(database: Database):
    day = MONDAY + dt.timedelta(days=1)
    checked(database, "good", "on_brand", [ADVICE], day)
    broken = checked(database, "bad", "off_brand", [TERM, TERM, TONE], day)
    checked(database, "worse", "needs_work", [TERM], day)
    checked(database, "unread", "not_checked", [], day)
    checked(database, "before", "off_brand", [TONE], MONDAY - WEEK)
    with database.session() as session:
        revisions.add(session, broken, "y", day)
        revisions.record_report(
            session, broken, 2, {"findings": [TERM]}, verdict="on_brand", score=90, guideline_version=1,
            guideline_hash="h", now=day,
        )  # fmt: skip
    with database.reading() as session:
        found = copy_work(session, MONDAY, MONDAY + WEEK)
        nothing = copy_work(session, MONDAY + WEEK, MONDAY + WEEK * 2)
    assert (found.checks, found.firsts, found.passed, found.exceptions) == (5, 3, 1, 0)
    assert found.overridden == 0
    assert found.broken == (BrokenRule("", ("term", "aurora-x"), 2), BrokenRule("tone", None, 1))
    assert (nothing.checks, nothing.rate) == (0, None)


def test_tasks_done_in_the_days_and_late_at_their_end(database: Database):
    def made(name: str, day: str) -> Task:
        due = Due(at=day, zone="UTC", granularity="day")
        return Task(id=name, title=name, owner="U1", created_at=MONDAY, created_by="U1", due=due)

    with database.session() as session:
        for name, day in (("done", "2026-11-25"), ("late", "2026-11-26"), ("open", "2026-12-10")):
            tasks.add(session, made(name, day))
        tasks.change(session, "done", Finish(), by="U1", now=MONDAY + dt.timedelta(days=2), event_id="e")
    with database.reading() as session:
        found = task_work(session, MONDAY, MONDAY + WEEK)
    assert (found.done, [each.id for each in found.late], found.active) == (1, ["late"], 2)


def test_what_goes_out_next_is_in_time_and_without_what_was_cancelled(database: Database):
    def item(name: str, day: str, **given: Any) -> ContentItem:
        due = Due(at=day, zone="UTC", granularity="day")
        return ContentItem(id=name, campaign="c", title=name, channel="weibo", publish=due, **given)

    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="c", name="Launch", brand="aurora", goal="g"))
        for each in (
            item("second", "2026-11-27"),
            item("first", "2026-11-24"),
            item("off", "2026-11-25", status="cancelled"),
            item("later", "2026-12-09"),
        ):
            calendar.add(session, each, MONDAY)
    with database.reading() as session:
        assert [each.id for each in going_out(session, MONDAY, MONDAY + WEEK)] == ["first", "second"]
