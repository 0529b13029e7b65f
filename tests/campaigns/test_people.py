"""People are remembered, and greeted once."""

from __future__ import annotations

import datetime as dt
import threading

from campaigns.people import mark_onboarded, person, remember_person
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)


def test_a_stranger_is_nobody(database: Database) -> None:
    with database.reading() as session:
        assert person(session, "T1", "U1") is None


def test_what_is_known_of_a_person_is_kept_until_something_newer_is_said(database: Database) -> None:
    with database.session() as session:
        remember_person(session, "T1", "U1", now=NOW, language="zh", time_zone="Asia/Shanghai")
    with database.session() as session:
        remember_person(session, "T1", "U1", now=LATER)
    with database.session() as session:
        remember_person(session, "T1", "U1", now=NOW, language="en")
    with database.reading() as session:
        known = person(session, "T1", "U1")
        assert known is not None
        assert (known.language, known.time_zone, known.last_seen) == ("en", "Asia/Shanghai", LATER)
        assert known.onboarded_at is None
        assert person(session, "T2", "U1") is None


def test_of_many_threads_that_onboard_a_person_one_greets(database: Database) -> None:
    start, greeted = threading.Barrier(6), []

    def work() -> None:
        start.wait()
        with database.session() as session:
            first = mark_onboarded(session, "T1", "U1", NOW)
        greeted.append(first)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(greeted) == [False] * 5 + [True]
    with database.session() as session:
        assert not mark_onboarded(session, "T1", "U1", LATER)
        known = person(session, "T1", "U1")
    assert known is not None
    assert known.onboarded_at == NOW
