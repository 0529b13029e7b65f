"""Tasks of before dependencies and history came keep everything, there and back."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from campaigns.model import Due
from campaigns.tasks import store, store_lists
from campaigns.tasks.model import Origin
from storage import migrate
from storage.session import Database

OLD = (
    "INSERT INTO tasks (id, title, owner, due, due_zone, due_granularity, status, origin, created_at) VALUES"
    " ('a', '白皮书', 'U1', '2026-03-12', 'Asia/Shanghai', 'day', 'open', 'https://example.com/1',"
    " '2026-03-01 08:00:00'),"
    " ('b', '海报', 'U2', '2026-03-12T18:00', 'Europe/Berlin', 'minute', 'done', NULL, '2026-03-01 08:00:00'),"
    " ('c', '短信', 'U2', NULL, NULL, NULL, 'open', NULL, '2026-03-01 08:00:00')"
)


def test_tasks_written_before_are_kept_on_the_way_up_and_down(empty_database: Database) -> None:
    engine = empty_database.engine
    migrate.upgrade(engine, "0004")
    with empty_database.session() as session:
        session.execute(sa.text(OLD))
    migrate.upgrade(engine)
    created = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
    with empty_database.reading() as session:
        a, b, c = (store.get(session, name) for name in "abc")
        assert a.due == Due(at="2026-03-12", zone="Asia/Shanghai", granularity="day")
        assert a.origin == Origin(kind="message", ref="https://example.com/1", link="https://example.com/1")
        assert (b.status, b.closed_at, c.due, c.priority) == ("done", created, None, "normal")
        assert [e.action for e in store.history(session, "a")] == ["create"]
        over = dt.datetime(2026, 3, 12, 16, tzinfo=dt.UTC)
        assert [t.id for t in store_lists.overdue(session, over)] == ["a"]
        assert store_lists.overdue(session, over - dt.timedelta(seconds=1)) == ()
    with empty_database.session() as session:
        session.execute(sa.text("UPDATE tasks SET status = 'started' WHERE id = 'c'"))
    migrate.downgrade(engine, "0004")
    with empty_database.reading() as session:
        kept = session.execute(sa.text("SELECT id, status, due, origin FROM tasks ORDER BY id")).all()
    assert kept == [
        ("a", "open", "2026-03-12", "https://example.com/1"),
        ("b", "done", "2026-03-12T18:00", None),
        ("c", "open", None, None),
    ]
