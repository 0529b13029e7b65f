"""Content items and rules come back as they were stored, change one at a time, and load whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from campaigns.calendar import store
from campaigns.calendar.errors import ContentChanged, ForeignContent, ParentCycle, UnknownContent
from campaigns.calendar.model import ContentItem, CoordinationRule, Selector
from campaigns.errors import InvalidField, UnknownCampaign
from storage.session import Database

Make = Callable[..., ContentItem]


def test_an_item_comes_back_with_everything_that_was_said(launch: Database, item: Make, now: dt.datetime) -> None:
    full = item(
        "b",
        "2026-11-20T18:00",
        title="极致影像 · 首发海报",
        stage="awareness",
        phase="预热期",
        format="海报",
        status="scheduled",
        submission="s1",
        parent="a",
        hands_off_to="a",
    )
    with launch.session() as session:
        store.add(session, item("a"), now)
        assert store.add(session, full, now) == replace(full, changed_at=now)
        assert store.add(session, replace(full, title="x"), now).title == full.title
        with pytest.raises(UnknownContent):
            store.add(session, item("c", parent="nope"), now)
        with pytest.raises(UnknownCampaign):
            store.add(session, item("c", campaign="nope"), now)


def test_lists_are_by_publish_time_with_undated_ones_last(launch: Database, item: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        for one in (
            item("undated"),
            item("b", "2026-11-20"),
            item("a", "2026-11-17"),
            item("out", "2026-11-16", status="published"),
            item("theirs", "2026-11-18", owner="U2", campaign="other"),
        ):
            store.add(session, one, now)
        assert [i.id for i in store.of_campaign(session, "launch")] == ["out", "a", "b", "undated"]
        assert [i.id for i in store.of_campaign(session, "launch", limit=2)] == ["out", "a"]
        assert [i.id for i in store.of_owner(session, "U1")] == ["a", "b", "undated"]
        assert [i.id for i in store.of_owner(session, "U1", until=now)] == ["a"]


def test_the_second_of_two_changes_of_the_same_version_is_told(launch: Database, item: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        store.add(session, item("a"), now)
        later = now + dt.timedelta(hours=1)
        changed = store.change(session, "a", now=later, expected=1, owner="U2", status="draft")
        assert (changed.version, changed.changed_at, changed.owner) == (2, later, "U2")
        with pytest.raises(ContentChanged):
            store.change(session, "a", now=later, expected=1, owner="U3")
        assert store.change(session, "a", now=later, owner="U2").version == 2
        with pytest.raises(InvalidField):
            store.change(session, "a", now=later, status="asap")
        with pytest.raises(UnknownContent):
            store.change(session, "nope", now=later, owner="U2")


def test_an_idea_does_not_come_from_itself(launch: Database, item: Make, now: dt.datetime) -> None:
    with launch.session() as session:
        for name, parent in (("a", None), ("b", "a"), ("c", "b")):
            store.add(session, item(name, parent=parent), now)
        with pytest.raises(ParentCycle):
            store.change(session, "a", now=now, parent="c")
        with pytest.raises(InvalidField):
            store.change(session, "a", now=now, parent="a")


def test_a_table_is_loaded_once_and_only_what_changed_is_changed(
    launch: Database, item: Make, now: dt.datetime
) -> None:
    table = [item("child", parent="a"), *(item(f"n{n}", "2026-11-20") for n in range(450)), item("a")]
    with launch.session() as session:
        assert store.load(session, table, now) == (452, 0)
        assert store.load(session, table, now) == (0, 0)
        assert store.load(session, [item("n1", "2026-11-21"), item("new")], now) == (1, 1)
        assert store.get(session, "n1").version == 2
        assert store.get(session, "n2").version == 1
        with pytest.raises(ForeignContent, match="another campaign"):
            store.load(session, [item("fresh", campaign="other"), item("a", campaign="other")], now)
        with pytest.raises(UnknownContent):
            store.get(session, "fresh")


def test_rules_are_said_anew_and_removed(launch: Database) -> None:
    rule = CoordinationRule(
        id="r",
        campaign="launch",
        when=Selector(channel="ad"),
        then=Selector(channel="store", stage="decision"),
        within_days=2,
        reason="广告引流后要有货",
    )
    with launch.session() as session:
        store.set_rule(session, replace(rule, within_days=5))
        store.set_rule(session, rule)
        assert store.rules(session, "launch") == (rule,)
        store.remove_rule(session, "r")
        assert store.rules(session, "launch") == ()
        with pytest.raises(UnknownCampaign):
            store.set_rule(session, replace(rule, campaign="nope"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE content_items SET publish = '2026-03-29'",
        "UPDATE content_items SET status = 'late'",
        "UPDATE content_items SET campaign = 'nope'",
        "UPDATE content_items SET version = 0",
    ],
)
def test_the_database_itself_refuses_what_does_not_hold_together(
    launch: Database, item: Make, now: dt.datetime, statement: str
) -> None:
    with launch.session() as session:
        store.add(session, item("a"), now)
    with pytest.raises(IntegrityError), launch.session() as session:
        session.execute(sa.text(statement))
