"""Before a table is loaded it is told what that would do; people's own names for things are understood and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from campaigns import store as campaigns_store
from campaigns.calendar import store, table
from campaigns.calendar.errors import ForeignContent
from campaigns.calendar.model import ContentItem, CoordinationRule, Selector
from campaigns.calendar.store_loading import preview
from campaigns.model import Campaign
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
POSTER = ContentItem(id="c1", campaign="launch", title="首发海报", channel="ad", owner="U1")


@pytest.fixture
def full(database: Database) -> Database:
    with database.session() as session:
        for name in ("launch", "other"):
            campaigns_store.add_campaign(session, Campaign(id=name, brand="orlume", name=name, goal="g"))
        store.add(session, POSTER, NOW)
        store.add(session, replace(POSTER, id="c2", campaign="other", owner="U2"), NOW)
        store.add(session, replace(POSTER, id="out", status="published", owner="U3"), NOW)
    return database


def test_a_preview_tells_what_loading_then_does(full: Database) -> None:
    table_items = (replace(POSTER, title="海报", owner=None), replace(POSTER, id="out", status="published", owner="U3"),
                   replace(POSTER, id="c9"))  # fmt: skip
    with full.reading() as session:
        told = preview(session, table_items)
    assert [item.id for item in told.new] == ["c9"]
    assert [(c.before.title, c.after.title, c.fields) for c in told.changed] == [
        ("首发海报", "海报", ("title", "owner"))
    ]
    assert (told.same, told.idle) == (1, False)
    with full.session() as session:
        assert store.load(session, table_items, NOW) == (1, 1)
    with full.reading() as session:
        assert preview(session, table_items).idle


def test_a_preview_refuses_the_id_of_another_campaign(full: Database) -> None:
    with full.reading() as session, pytest.raises(ForeignContent):
        preview(session, (replace(POSTER, id="c2"),))


def test_names_go_out_and_come_back_as_ids(item: Callable[..., ContentItem]) -> None:
    made = item("c7", channel="xiaohongshu", stage="awareness", owner="U1")
    rows = table.rows_of((made,), "zh", {"channel": {"xiaohongshu": "小红书"}, "owner": {"U1": "林晓"}})
    assert "小红书" in rows[1]
    assert "林晓" in rows[1]
    known = table.Known(
        campaign=made.campaign,
        zone="UTC",
        channels=frozenset({"xiaohongshu"}),
        people={"林晓": "U1"},
        names={"channel": {"小红书": "xiaohongshu"}, "stage": {"认知": "awareness"}},
    )
    assert table.read(rows, known) == (replace(made, version=1, changed_at=None),)
    (told,) = table.read([["标题", "渠道", "旅程阶段"], ["海报", "小红书", "认知"]], known)
    assert (told.channel, told.stage) == ("xiaohongshu", "awareness")


def test_items_are_found_by_a_word_of_their_title_in_their_campaign(full: Database) -> None:
    with full.reading() as session:
        assert [i.id for i in store.search(session, "launch", "海报")] == ["c1", "out"]
        assert [i.id for i in store.search(session, "launch", "", limit=1)] == ["c1"]
        assert store.search(session, "launch", "100%") == ()


def test_owners_are_those_who_have_something_to_publish(full: Database) -> None:
    with full.session() as session:
        assert store.owners(session) == ("U1", "U2")
        rule = CoordinationRule(
            id="r", campaign="other", when=Selector(channel="ad"), then=Selector(channel="pr"), within_days=1
        )
        store.set_rule(session, rule)
        before = store.ruled(session)
        assert list(before) == ["other"]
        assert store.ruled(session) == before
        store.change(session, "c2", now=NOW, title="新海报")
        assert store.ruled(session) != before
