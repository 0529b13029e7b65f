"""A feed is written anew when something in it changed, and only then."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns import store as campaigns_store
from campaigns.calendar import store as content
from campaigns.calendar.model import ContentItem
from campaigns.feeds import store
from campaigns.feeds.store_shelf import Shelf
from campaigns.model import Campaign, Due, Phase
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Edit, Finish, Reassign
from campaigns.tasks.model import Task
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
DAY = Due(at="2026-03-31", zone="Asia/Shanghai", granularity="day")


@pytest.fixture
def full(database: Database) -> Database:
    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="launch", brand="orlume", name="上市", goal="g"))
        for name in ("t1", "t2"):
            task = Task(id=name, title=name, owner="U1", created_at=NOW, due=DAY, campaign="launch")
            tasks.add(session, task)
        content.add(session, ContentItem(id="c1", campaign="launch", title="海报", channel="ad", publish=DAY), NOW)
    return database


@pytest.mark.parametrize("kind", ["person", "campaign", "brand"])
def test_the_same_contents_are_the_same_file_and_a_change_is_another(full: Database, kind: str, monkeypatch) -> None:
    ref = {"person": "U1", "campaign": "launch", "brand": "orlume"}[kind]
    with full.session() as session:
        feed, _ = store.issue(session, kind, ref, by="U1", now=NOW)  # type: ignore[arg-type]
    shelf, written = Shelf(), []
    real = store.render
    monkeypatch.setattr(store, "render", lambda *given: written.append(1) or real(*given))

    def take(now: dt.datetime = NOW):
        with full.reading() as session:
            return shelf.take(session, feed, "zh", now)

    first = take()
    assert take(LATER) is first
    assert written == [1]
    changes = [Edit(title="新题目"), Finish()]
    if kind == "person":
        changes.append(Reassign("换人", to="U2"))
    seen = [first]
    for change, name in zip(changes, ("t1", "t1", "t2"), strict=False):
        with full.session() as session:
            tasks.change(session, name, change, by="U1", now=LATER)
        seen.append(take(NOW))
    # Even within one second every state has a later date than the one before.
    assert [s.since for s in seen] == sorted({s.since for s in seen})
    assert len({s.etag for s in seen}) == len(seen) == len(written)
    if kind != "person":
        with full.session() as session:
            content.change(session, "c1", now=LATER, status="published")
            phase = Phase(campaign="launch", name="预热期", kind="teaser", start=NOW.date(), end=NOW.date())
            campaigns_store.add_phase(session, phase)
        assert "预热期".encode() in take().body


def test_only_so_many_feeds_are_kept(full: Database) -> None:
    shelf = Shelf(size=1)
    with full.session() as session:
        one, other = (store.issue(session, "person", user, by="U1", now=NOW)[0] for user in ("U1", "U2"))
        kept = shelf.take(session, one, "zh", NOW)
        shelf.take(session, other, "zh", NOW)
        again = shelf.take(session, one, "zh", LATER)
    assert again is not kept
    assert again.body == kept.body


def test_a_brands_feed_has_the_content_of_its_campaigns_by_publish_time(full: Database) -> None:
    with full.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="other", brand="orlume", name="别的", goal="g"))
        campaigns_store.add_campaign(session, Campaign(id="rival", brand="else", name="对手", goal="g"))
        for name, day, campaign in (("b", "2026-03-20", "other"), ("a", "2026-03-17", "launch"), ("r", None, "rival")):
            publish = day and Due(at=day, zone="Asia/Shanghai", granularity="day")
            item = ContentItem(id=name, campaign=campaign, title=name, channel="ad", publish=publish or DAY)
            content.add(session, item, NOW)
        feed, _ = store.issue(session, "brand", "orlume", by="U1", now=NOW)
        file = store.render(session, feed, "zh").decode()
    assert [line for line in file.splitlines() if line.startswith("UID:content")] == [
        f"UID:content-{name}@unison" for name in ("a", "b", "c1")
    ]
