"""Exceptions on record: granted with a reason and an end, in force, ended, over; on both databases."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from campaigns.exceptions import store
from campaigns.exceptions.store import BadException, Granted, UnknownException
from storage.session import Database

DAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
ONE = Granted(
    id="e1", brand="orlume", title="“AuroraX”", reason="Printed", author="U0OWNER", created_at=NOW, until=DAY,
    phrase="AuroraX",
)  # fmt: skip


def test_an_exception_holds_until_its_last_day_or_until_it_is_ended(database: Database) -> None:
    with database.session() as session:
        assert store.grant(session, ONE, today=DAY) == ONE
        later = replace(ONE, id="e2", until=DAY + dt.timedelta(days=5), disagreement="k", phrase=None)
        store.grant(session, later, today=DAY)
        assert [each.id for each in store.in_force(session, "orlume", DAY)] == ["e1", "e2"]
        assert [each.phrase for each in store.for_checking(session, "orlume", DAY)] == ["AuroraX"]
        assert [each.id for each in store.in_force(session, "orlume", DAY + dt.timedelta(days=1))] == ["e2"]
        ended = store.end(session, "e2", by="U0OWNER", now=NOW)
        assert store.end(session, "e2", by="U0COORD", now=NOW) == ended
        assert not store.holds(session, "e2", DAY)
        assert [each.id for each in store.over(session, "orlume", DAY)] == ["e2"]
        assert store.ended_since(session, "orlume", NOW) == (ended,)
        assert store.ended_since(session, "orlume", NOW + dt.timedelta(seconds=1)) == ()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"reason": " "}, "reason"), ({"until": DAY - dt.timedelta(days=1)}, "until"), ({"phrase": None}, "about")],
)
def test_an_exception_has_a_reason_an_end_ahead_and_a_subject(database: Database, wrong: dict, field: str) -> None:
    with database.session() as session, pytest.raises(BadException) as refused:
        store.grant(session, replace(ONE, **wrong), today=DAY)
    assert refused.value.field == field


def test_an_exception_that_is_not_there_cannot_be_ended(database: Database) -> None:
    with database.session() as session, pytest.raises(UnknownException, match="exceptions list"):
        store.end(session, "nowhere", by="U0OWNER", now=NOW)
