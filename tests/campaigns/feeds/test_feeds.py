"""A calendar feed opens in calendar programs, shows what has a date, and only to who has its address."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import icalendar
import pytest
import sqlalchemy as sa

from campaigns import store as campaigns_store
from campaigns.calendar import store as content
from campaigns.calendar.model import ContentItem
from campaigns.errors import UnknownCampaign
from campaigns.feeds import store
from campaigns.feeds.model import Feed, UnknownFeed
from campaigns.model import Campaign, Due, Phase
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Edit, Finish
from campaigns.tasks.model import Task
from storage.session import Database
from tests.campaigns.feeds.contents import Contents, write

NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
DAY = Due(at="2026-03-31", zone="Asia/Shanghai", granularity="day")
MINUTE = Due(at="2026-03-31T18:00", zone="Europe/Berlin", granularity="minute")
TASK = Task(id="t1", title="白皮书；初稿, 第二版" * 9, owner="U1", created_at=NOW, due=DAY, campaign="launch")
POSTER = ContentItem(id="c1", campaign="launch", title="首发海报", channel="ad", owner="U1", publish=MINUTE)


@pytest.fixture
def full(database: Database) -> Database:
    with database.session() as session:
        for name in ("launch", "other"):
            campaigns_store.add_campaign(session, Campaign(id=name, brand="orlume", name=f"上市 {name}", goal="g"))
        phase = Phase(
            campaign="launch", name="预热期", kind="teaser", start=dt.date(2026, 3, 9), end=dt.date(2026, 3, 22)
        )
        campaigns_store.add_phase(session, phase)
        tasks.add(session, TASK)
        tasks.add(session, replace(TASK, id="t2", owner="U2", campaign="other"))
        tasks.add(session, replace(TASK, id="undated", due=None))
        content.add(session, POSTER, NOW)
        content.add(session, replace(POSTER, id="gone", status="cancelled"), NOW)
        content.add(session, replace(POSTER, id="c2", owner="U2", campaign="other"), NOW)
    return database


def events(data: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar.errors == []
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def rendered(database: Database, feed: Feed) -> dict[str, icalendar.Event]:
    with database.reading() as session:
        return events(store.render(session, feed, "zh"))


def test_a_day_ends_before_the_next_one_and_a_time_keeps_its_zone() -> None:
    data = write(Contents(name="上市", tasks=(TASK,), items=(POSTER,)), NOW, "zh")
    found = events(data)
    task, poster = found["task-t1@unison"], found["content-c1@unison"]
    assert (task["DTSTART"].dt, task["DTEND"].dt) == (dt.date(2026, 3, 31), dt.date(2026, 4, 1))
    assert str(task["SUMMARY"]) == TASK.title
    assert poster["DTSTART"].dt.astimezone(dt.UTC) == dt.datetime(2026, 3, 31, 16, tzinfo=dt.UTC)
    assert poster["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert poster["DTEND"].dt - poster["DTSTART"].dt == dt.timedelta(minutes=30)
    assert b"BEGIN:VTIMEZONE" in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all("DTSTAMP" in event for event in found.values())
    assert write(Contents(name="上市", tasks=(TASK,), items=(POSTER,)), NOW, "zh") == data


def test_a_phase_is_shown_to_its_last_day() -> None:
    phase = Phase(campaign="launch", name="预热期", kind="teaser", start=dt.date(2026, 3, 9), end=dt.date(2026, 3, 22))
    (event,) = events(write(Contents(name="x", phases=(phase,)), NOW, "en")).values()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2026, 3, 9), dt.date(2026, 3, 23))


def test_words_from_chat_do_not_break_the_file() -> None:
    nasty = replace(TASK, title="a\x00b\ud800\r\nBEGIN:VEVENT\nEND:VCALENDAR", details="x\x1b")
    (event,) = events(write(Contents(name="\x07", tasks=(nasty,)), NOW, "en")).values()
    assert "BEGIN:VEVENT" in str(event["SUMMARY"])


def test_the_same_thing_keeps_its_uid_and_counts_its_changes(full: Database) -> None:
    with full.session() as session:
        feed, _ = store.issue(session, "person", "U1", by="U1", now=NOW)
    before = rendered(full, feed)["task-t1@unison"]
    with full.session() as session:
        tasks.change(session, "t1", Edit(title="新题目"), by="U1", now=NOW + dt.timedelta(hours=1))
    after = rendered(full, feed)["task-t1@unison"]
    assert (before["SEQUENCE"], after["SEQUENCE"], str(after["SUMMARY"])) == (0, 1, "新题目")
    assert after["DTSTAMP"].dt - before["DTSTAMP"].dt == dt.timedelta(hours=1)


def test_a_feed_of_a_person_a_campaign_and_a_brand_hold_what_is_theirs(full: Database) -> None:
    with full.session() as session:
        feeds = {
            kind: store.issue(session, kind, ref, by="U1", now=NOW)[0]
            for kind, ref in (("person", "U1"), ("campaign", "launch"), ("brand", "orlume"))
        }
        with pytest.raises(UnknownCampaign):
            store.issue(session, "campaign", "lunch", by="U1", now=NOW)
    mine = {"task-t1@unison", "content-c1@unison"}
    phase = {f"phase-launch-{'预热期'.encode().hex()}@unison"}
    assert rendered(full, feeds["person"]).keys() == mine
    assert rendered(full, feeds["campaign"]).keys() == mine | phase
    assert rendered(full, feeds["brand"]).keys() == mine | phase | {"task-t2@unison", "content-c2@unison"}
    with full.session() as session:
        tasks.change(session, "t1", Finish(), by="U1", now=NOW)
    assert rendered(full, feeds["person"]).keys() == {"content-c1@unison"}


def test_an_address_cannot_be_guessed_is_not_kept_and_can_be_revoked(full: Database) -> None:
    with full.session() as session:
        feed, token = store.issue(session, "person", "U1", by="U1", now=NOW)
        other, second = store.issue(session, "person", "U1", by="U1", now=NOW + dt.timedelta(hours=1))
    assert len(token) >= 43
    assert token != second
    with full.session() as session:
        kept = session.execute(sa.text("SELECT * FROM calendar_feeds")).all()
        assert token not in str(kept)
        assert store.by_token(session, token) == feed
        assert store.issued_by(session, "U1") == (other, feed)
        assert store.revoke(session, feed.id, NOW)
        assert not store.revoke(session, feed.id, NOW)
        assert store.issued_by(session, "U1") == (other,)
        for wrong in (token, token[:-1], "", "\ud800", feed.id):
            with pytest.raises(UnknownFeed, match="ask the bot for a new one"):
                store.by_token(session, wrong)
        assert store.by_token(session, second) == other
