"""Cards are found again, a digest belongs to one message, and tasks are found by a word."""

from __future__ import annotations

import datetime as dt

from campaigns.cards import store as cards
from campaigns.cards.store import Card
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Finish
from campaigns.tasks.model import Task
from storage.session import Database

NOW = dt.datetime(2026, 11, 19, 1, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 19)


def _task(database: Database, name: str, title: str, owner: str = "U1") -> None:
    with database.session() as session:
        tasks.add(session, Task(id=name, title=title, owner=owner, created_at=NOW))


def test_every_card_of_a_task_is_found_until_it_is_gone(database: Database) -> None:
    _task(database, "a", "Poster")
    here, there = Card("C1", "1.0", "en"), Card("D1", "2.0", "zh")
    with database.session() as session:
        for card in (here, there, here):
            cards.place(session, "a", card)
    with database.session() as session:
        assert cards.places(session, "a") == (here, there)
        cards.forget(session, here)
    with database.reading() as session:
        assert cards.places(session, "a") == (there,)


def test_a_digest_belongs_to_one_message_and_to_that_one_again(database: Database) -> None:
    with database.session() as session:
        assert cards.claim_digest(session, "U1", DAY, "first", NOW)
    with database.session() as session:
        assert not cards.claim_digest(session, "U1", DAY, "second", NOW)
        assert cards.claim_digest(session, "U1", DAY, "first", NOW)
        assert cards.claim_digest(session, "U2", DAY, "third", NOW)
        assert cards.said(session, ["U1", "U3"], DAY) == {("U1", DAY)}


def test_a_digest_whose_worker_died_is_taken_over_by_one_other(database: Database) -> None:
    with database.session() as session:
        cards.claim_digest(session, "U1", DAY, "digest:U1", NOW)
        cards.claim_digest(session, "U2", DAY, "digest:U2", NOW)
        cards.digest_sent(session, "digest:U2", NOW)
    later = NOW + dt.timedelta(minutes=6)
    with database.session() as session:
        assert cards.take_over(session, NOW - dt.timedelta(seconds=1), later, prefix="digest:") == ()
        assert cards.take_over(session, NOW, later, prefix="digest:") == (("U1", DAY, "digest:U1"),)
    with database.session() as session:
        assert cards.take_over(session, NOW, later, prefix="digest:") == ()


def test_active_tasks_are_found_by_a_word_of_their_title_taken_as_it_stands(database: Database) -> None:
    _task(database, "a", "White Paper draft")
    _task(database, "b", "白皮书初稿")
    _task(database, "c", "100% of the posters", owner="U2")
    _task(database, "d", "White paper layout")
    with database.session() as session:
        tasks.change(session, "d", Finish(), by="U1", now=NOW)
    with database.reading() as session:
        assert [task.id for task in cards.search(session, "white paper", 10)] == ["a"]
        assert [task.id for task in cards.search(session, "白皮书", 10)] == ["b"]
        assert [task.id for task in cards.search(session, "%", 10)] == ["c"]
        assert len(cards.search(session, " ", 2)) == 2
        assert cards.owners(session) == ("U1", "U2")
