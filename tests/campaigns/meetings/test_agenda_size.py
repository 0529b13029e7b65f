"""An agenda of many items is prepared with as few statements as one of a few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from campaigns.meetings import store_agenda
from campaigns.meetings.model import Meeting
from storage.session import Database
from tests.campaigns.meetings.conftest import Alerts


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def test_a_hundred_items_take_as_many_statements_as_three(
    database: Database, first: Meeting, alerts: Alerts, now: dt.datetime
) -> None:
    counts = []
    for many in (3, 100):
        alerts.raised = [f"a{n}" for n in range(many)]
        with statements(database) as found, database.session() as session:
            items = store_agenda.prepare(session, first.id, [alerts], now)
        assert [item.title for item in items] == [f"警报 a{n}" for n in range(many)]
        assert [item.position for item in items] == list(range(1, many + 1))
        counts.append(len(found))
    assert counts[1] <= counts[0] + 2
    with statements(database) as found, database.session() as session:
        assert len(store_agenda.prepare(session, first.id, [alerts], now)) == 100
    assert len(found) <= counts[0] + 2


def test_what_two_sources_give_twice_is_one_item(
    database: Database, first: Meeting, alerts: Alerts, now: dt.datetime
) -> None:
    alerts.raised = ["a", "b", "a"]
    with database.session() as session:
        items = store_agenda.prepare(session, first.id, [alerts, Alerts(raised=["b"])], now)
    assert [item.title for item in items] == ["警报 a", "警报 b"]
