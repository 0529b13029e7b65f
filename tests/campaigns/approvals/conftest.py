"""Texts on their way to approval: a brand's stages, a desk at which people act, an hour apart."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns import revisions, submissions
from campaigns.approvals import store, store_lists, store_people
from campaigns.approvals.actions import Action, Approve
from campaigns.approvals.model import Approval, Policy, Reviewer, Stage
from campaigns.due.calendar import Calendar
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
